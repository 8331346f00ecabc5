import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../fixtures/app.ts';
import { type Repository } from '../fixtures/repository.ts';
import { Yard } from '../pages/yard.ts';

/** What the person has in hand in the checkout: changed, staged, untracked. */
function leaveWorkLyingAbout(repository: Repository): () => Readonly<Record<string, string>> {
  repository.write('README.md', '# Sample\n\nA half-written sentence that\n');
  repository.write('src/b.txt', 'one\nstaged\n');
  repository.git('add', 'src/b.txt');
  repository.write('src/b.txt', 'one\nstaged\nand not staged\n');
  repository.write('my notes ü.txt', 'not for git\n');
  return () => ({
    readme: repository.read('README.md'),
    b: repository.read('src/b.txt'),
    notes: repository.read('my notes ü.txt'),
    staged: repository.git('diff', '--cached', '--', 'src/b.txt', 'README.md'),
    unstaged: repository.git('diff', '--', 'src/b.txt', 'README.md'),
    status: repository.git('status', '--porcelain'),
    stash: repository.git('stash', 'list'),
  });
}

test('three lanes from launch to main, with a conflict, a take-back, and the person’s work untouched', async ({
  app,
}) => {
  test.setTimeout(300_000);
  const yard = new Yard(app);
  const repository = app.repository();
  const workInHand = leaveWorkLyingAbout(repository);
  const before = workInHand();
  const begin = repository.git('rev-parse', 'main');
  const gate = join(app.data, 'verified');
  const verify = `echo checking; until [ -e '${gate}' ]; do sleep 0.1; done; cat src/a.txt; echo all is well`;

  await yard.openRepository(repository.path);
  await expect(app.page.getByText('No lane is open.').first()).toBeVisible();
  await yard.show('Settings');
  await yard.settings.setCommand('Verify command', verify);
  await yard.show('Lanes');

  let first = '';
  let second = '';
  let third = '';
  await test.step('three lanes are launched; one question is allowed and one rejected', async () => {
    first = await yard.launch.rehearsal(
      'Rename the second line',
      { edit: 'src/a.txt', old: 'two', new: 'TWO of the first' },
      { run: 'echo built > built.txt' },
      { say: `All of it is written down. ${'It is a long story. '.repeat(60)}\n\nThe end.` },
    );
    await yard.approval.allowOnce('echo built > built.txt');
    second = await yard.launch.rehearsal(
      'Write the guide',
      { write: 'docs/guide.md', content: '# Guide\n' },
      { run: 'rm -rf src', onReject: 'continue' },
      { say: 'Then I leave it.' },
    );
    await expect(yard.approval.dialog).toContainText('high risk');
    await yard.approval.reject('rm -rf src', 'Keep the sources.');
    third = await yard.launch.rehearsal('Shout the second line', {
      edit: 'src/a.txt',
      old: 'two',
      new: 'two, louder',
    });
    for (const name of [first, second, third]) await expect(yard.lane(name).status).toHaveText('idle');
    await expect(yard.lane(second).message('Then I leave it.')).toBeInViewport();
    await expect(yard.lane(first).message('The end.').getByText('The end.')).toBeInViewport();
    const { items } = await app.rpc('lane.list', {});
    const places = items.map((lane) => lane.worktreePath);
    expect(places.map((place) => existsSync(join(place, 'built.txt')))).toEqual([true, false, false]);
    expect(existsSync(join(places[1] ?? '', 'src/a.txt'))).toBe(true);
    const answers = (await app.rpc('approval.list', {})).items.map(({ status, note }) => ({ status, note }));
    expect(answers).toEqual([
      { status: 'rejected', note: 'Keep the sources.' },
      { status: 'allowed', note: null },
    ]);
  });

  await test.step('a diff is read and its lane lands with live verify output', async () => {
    await yard.lane(first).button('Review').click();
    await yard.review.file('src/a.txt').click();
    await expect(yard.review.side('before')).toContainText('two');
    await expect(yard.review.side('after')).toContainText('TWO of the first');
    await expect(yard.review.predictions).toContainText('No conflict with main');
    await yard.review.enqueue.click();
    await yard.show('Merge queue');
    await expect(yard.queue.row(first, 'verifying')).toBeVisible();
    await expect(yard.queue.output).toContainText('checking');
    expect(repository.git('rev-parse', 'main')).toBe(begin);
    writeFileSync(gate, '');
    await expect(yard.queue.landed).toContainText(first);
    await expect(yard.queue.output).toContainText('all is well');
    expect(repository.show('src/a.txt')).toBe('one\nTWO of the first\nthree');
    expect(repository.read('src/a.txt')).toBe('one\nTWO of the first\nthree\n');
    expect(workInHand()).toEqual(before);
  });

  await test.step('a second lane lands', async () => {
    await yard.show('Lanes');
    await yard.lane(second).button('Add to merge queue').click();
    await yard.show('Merge queue');
    await expect(yard.queue.landed).toContainText(second);
    expect(repository.show('docs/guide.md')).toBe('# Guide');
    expect(workInHand()).toEqual(before);
  });

  await test.step('the third is shown to conflict before it is queued, and in the queue with its hunks', async () => {
    await yard.show('Review');
    await yard.review.read(third);
    await expect(yard.review.predictions).toContainText('Conflicts with main');
    await expect(yard.review.predictions).toContainText('src/a.txt');
    await yard.review.enqueue.click();
    await yard.show('Merge queue');
    await yard.queue.row(third, 'conflict').click();
    const entry = yard.queue.entry(third);
    await expect(entry).toContainText('src/a.txt');
    await expect(entry).toContainText('TWO of the first');
    await expect(entry).toContainText('two, louder');
    await expect(entry).toContainText(`main was not touched, and ${third} keeps its work`);
  });

  await test.step('sent back, the lane resolves it, and it lands', async () => {
    const entry = yard.queue.entry(third);
    await entry.getByRole('textbox').fill('Keep both.');
    await entry.getByRole('button', { name: `Send back to ${third}` }).click();
    await expect(yard.queue.row(third, 'conflict, sent back')).toBeVisible();
    await yard.show('Lanes');
    await expect(yard.lane(third).transcript).toContainText('The human adds: Keep both.');
    await expect(yard.lane(third).status).toHaveText('idle');
    await yard.lane(third).button('Add to merge queue').click();
    await yard.show('Merge queue');
    await expect(yard.queue.landed).toContainText(third);
    expect(repository.show('src/a.txt')).toBe('one\nTWO of the first\ntwo, louder\nthree');
    expect(workInHand()).toEqual(before);
  });

  await test.step('a landed merge is taken back, verified too', async () => {
    await yard.queue.landed.getByRole('button', { name: `Take back ${second}` }).click();
    await expect(yard.queue.landed.getByRole('button', { name: `taken back ${second}` })).toBeVisible();
    await expect
      .poll(() => repository.git('ls-tree', '-r', '--name-only', 'main'))
      .toBe('README.md\nbuilt.txt\nsrc/a.txt\nsrc/b.txt');
    expect(existsSync(join(repository.path, 'docs/guide.md'))).toBe(false);
    expect(workInHand()).toEqual(before);
  });

  await test.step('the history says who did what', async () => {
    const { items: lanes } = await app.rpc('lane.list', {});
    const log = repository.git('log', '--first-parent', '--reverse', '--format=%an|%s', `${begin}..main`);
    expect(log.split('\n')).toEqual([
      `${first} (rehearsal)|Merge ${first}: Rename the second line`,
      `${second} (rehearsal)|Merge ${second}: Write the guide`,
      `${third} (rehearsal)|Merge ${third}: Shout the second line`,
      `${second} (rehearsal)|Take back ${second}: Write the guide`,
    ]);
    for (const lane of lanes) {
      const own = repository.git(
        'log',
        `--author=${lane.name}`,
        '--no-merges',
        '--format=%(trailers)',
        'main',
      );
      expect(own).toContain(`Lane: ${lane.name}`);
      expect(own).toContain('Agent: rehearsal');
    }
    expect(repository.git('branch', '--show-current')).toBe('main');
    expect(repository.git('fsck', '--no-dangling')).toBe('');
  });
});
