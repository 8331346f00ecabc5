import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../fixtures/app.ts';
import { rehearse } from '../fixtures/rehearse.ts';
import { Yard } from '../pages/yard.ts';

test('closing a lane with unmerged work asks, keeps everything, and reopening brings it back', async ({
  app,
}) => {
  const yard = new Yard(app);
  const repository = app.repository({ 'README.md': '# Sample\n', '.gitignore': 'ignored/\n' });
  await yard.openRepository(repository.path);
  const name = await yard.launch.rehearsal(
    'Leave work',
    { edit: 'README.md', old: 'Sample', new: 'Changed' },
    { write: 'deep/untracked ü.txt', content: 'untracked\n' },
    { run: 'git add deep && git -c user.name=A -c user.email=a@b commit -qm Half', ask: false },
    { append: 'deep/untracked ü.txt', content: 'and more\n' },
  );
  const lane = yard.lane(name);
  await expect(lane.status).toHaveText('idle');
  const open = await lane.facts();

  await lane.choose('Close lane');
  const dialog = app.page.getByRole('dialog', { name: `Close ${name}` });
  await expect(dialog).toContainText('A snapshot of the whole worktree is kept');
  await expect(dialog).toContainText('2 changed files');
  await expect(dialog.getByRole('button', { name: 'Keep it open' })).toBeFocused();
  const close = dialog.getByRole('button', { name: 'Close lane' });
  await expect(close).toBeDisabled();
  await app.page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(lane.status).toHaveText('idle');

  await lane.choose('Close lane');
  await dialog.getByRole('checkbox', { name: 'Close it although its work did not land' }).check();
  await close.click();
  await expect(dialog).toBeHidden();
  await expect.poll(() => existsSync(open.worktreePath)).toBe(false);
  await expect.poll(() => repository.git('branch', '--list', 'switchyard/*')).toBe('');
  expect(repository.git('show', `refs/switchyard/closed/${open.id}:deep/untracked ü.txt`)).toBe(
    'untracked\nand more',
  );

  await app.restart();
  await app.page.getByRole('button', { name: 'Closed lanes' }).click();
  const closed = app.page.getByRole('dialog', { name: 'Closed lanes' });
  await expect(closed.getByRole('listitem')).toContainText('not landed');
  await closed.getByRole('button', { name: `Reopen ${name}` }).click();
  await expect(closed).toBeHidden();
  await expect(lane.root).toBeVisible();
  const read = (path: string) => readFileSync(join(open.worktreePath, path), 'utf8');
  expect(read('README.md')).toBe('# Changed\n');
  expect(read('deep/untracked ü.txt')).toBe('untracked\nand more\n');
  expect(await app.rpc('lane.get', { laneId: open.id })).toMatchObject({ branch: open.branch });

  const resume = lane.standstill.getByRole('button', { name: 'Resume' });
  await resume.click();
  await expect(lane.status).toHaveText('idle');
  await lane.say(rehearse({ say: 'I am back.' }));
  await expect(lane.message('I am back.')).toBeVisible();
  expect(repository.git('status', '--porcelain')).toBe('');
});
