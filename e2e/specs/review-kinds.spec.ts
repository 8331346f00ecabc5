import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../fixtures/app.ts';
import { Yard } from '../pages/yard.ts';

/** A grey picture of one pixel, in one of two shades. */
const picture = (shade: 'dark' | 'light'): string =>
  shade === 'dark'
    ? 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=='
    : 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAG7buVgAAAABJRU5ErkJggg==';

const lines = (count: number, word: string) =>
  Array.from({ length: count }, (_, i) => `${word} ${i}\n`).join('');

test('every kind of change is shown as what it is', async ({ app }) => {
  test.setTimeout(300_000);
  const yard = new Yard(app);
  const { review } = yard;
  const repository = app.repository({
    '.gitattributes': 'dist/** linguist-generated\n',
    'src/a.ts': 'export const a = 1;\n',
    'src/old-name.ts': lines(40, 'const line ='),
    'src/gone.ts': 'export const gone = true;\n',
    'run.sh': '#!/bin/sh\n',
    'dist/out.js': 'var a = 1;\n',
    'package-lock.json': '{}\n',
    'log.txt': 'short\n',
    'data.bin': 'a\0b',
  });
  mkdirSync(join(repository.path, 'img'));
  writeFileSync(join(repository.path, 'img/dot.png'), Buffer.from(picture('dark'), 'base64'));
  repository.commit('A picture');
  await yard.openRepository(repository.path);
  const name = await yard.launch.rehearsal('Touch everything', {
    write: 'src/new.ts',
    content: 'export {};\n',
  });
  await expect(yard.lane(name).status).toHaveText('idle');
  const { items } = await app.rpc('lane.list', {});
  const lane = items.find((one) => one.name === name);
  if (!lane) throw new Error('no lane');
  const at = (path: string) => join(lane.worktreePath, path);
  const inLane = (...args: string[]) => repository.git('-C', lane.worktreePath, ...args);
  writeFileSync(at('src/a.ts'), 'export const a = 2;\n');
  inLane('mv', 'src/old-name.ts', 'src/new-name.ts');
  writeFileSync(at('src/new-name.ts'), `${lines(40, 'const line =')}one more\n`);
  rmSync(at('src/gone.ts'));
  inLane('update-index', '--chmod=+x', 'run.sh');
  inLane('checkout', '--', 'run.sh');
  writeFileSync(at('dist/out.js'), 'var a = 2;\n');
  writeFileSync(at('package-lock.json'), '{"a":1}\n');
  writeFileSync(at('log.txt'), lines(300_000, 'a long line'));
  writeFileSync(at('data.bin'), 'a\0bcd');
  writeFileSync(at('img/dot.png'), Buffer.from(picture('light'), 'base64'));
  const head = repository.git('rev-parse', 'HEAD');
  repository.git('clone', '--quiet', '--no-hardlinks', repository.path, at('lib/sub'));
  writeFileSync(at('.gitmodules'), '[submodule "sub"]\n\tpath = lib/sub\n\turl = ../sub\n');

  await yard.lane(name).button('Review').click();
  await test.step('folders hold files; lines are counted; generated files are folded', async () => {
    await expect(review.row('src/a.ts')).toContainText('+1−1');
    await expect(review.row('log.txt')).toContainText('+300,000−1');
    await expect(review.row('data.bin')).toContainText('binary');
    await expect(review.file('dist/out.js')).toHaveCount(0);
    await review.view.getByRole('button', { name: /^Generated/ }).click();
    await expect(review.file('dist/out.js')).toBeVisible();
    await expect(review.file('package-lock.json')).toBeVisible();
    await review.view.getByRole('button', { name: 'src' }).click();
    await expect(review.file('src/a.ts')).toHaveCount(0);
    await review.view.getByRole('button', { name: 'src' }).click();
  });

  await test.step('text, renamed, deleted and mode', async () => {
    await review.file('src/a.ts').click();
    await expect(review.side('after')).toContainText('export const a = 2;');
    await expect(review.row('src/new-name.ts')).toContainText(/was old-name\.ts, \d+% alike/);
    await review.file('src/new-name.ts').click();
    await expect(review.side('after')).toContainText('one more');
    await review.file('src/gone.ts').click();
    await expect(review.view.getByText('export const gone = true;')).toBeVisible();
    await expect(review.row('run.sh')).toContainText('now executable');
    await review.file('run.sh').click();
    await expect(review.pane).toContainText('A plain file became an executable file.');
  });

  await test.step('binary, image and submodule', async () => {
    await review.file('data.bin').click();
    await expect(review.pane).toContainText('3 B before, 5 B after.');
    await review.file('img/dot.png').click();
    await expect(review.pane.getByRole('img', { name: 'Before' })).toBeVisible();
    await expect(review.pane).toContainText('After, 1 × 1');
    await review.pane.getByRole('radio', { name: 'Swipe' }).click();
    await expect(review.pane.getByRole('slider')).toBeVisible();
    await review.file('lib/sub').click();
    await expect(review.pane).toContainText(`Added, at commit ${head.slice(0, 7)}.`);
  });

  await test.step('generated and large ones only when asked for', async () => {
    await review.file('package-lock.json').click();
    await expect(review.pane).toContainText('A generated file');
    await review.pane.getByRole('button', { name: 'Show it' }).click();
    await expect(review.side('after')).toContainText('{"a":1}');
    await review.file('log.txt').click();
    await expect(review.pane).toContainText('A large file');
    await review.pane.getByRole('button', { name: 'Load it' }).click();
    await expect(review.side('after')).toContainText('a long line 0');
  });

  await test.step('a file that is as it was again is not silently replaced by another', async () => {
    await review.file('data.bin').click();
    await expect(review.pane).toContainText('A binary file');
    writeFileSync(at('data.bin'), 'a\0b');
    await review.view.getByRole('button', { name: 'Read again' }).click();
    await expect(review.pane).toContainText('This file is not there any more');
    await review.pane.getByRole('button', { name: 'Go on with the others' }).click();
    await expect(review.pane).not.toContainText('not there any more');
  });

  await test.step('what was viewed stays viewed after a reload, until it changes', async () => {
    await review.view.getByRole('checkbox', { name: 'Viewed src/a.ts' }).check();
    await app.page.reload();
    await yard.show('Review');
    await expect(review.view.getByRole('checkbox', { name: 'Viewed src/a.ts' })).toBeChecked();
    writeFileSync(at('src/a.ts'), 'export const a = 3;\n');
    await review.view.getByRole('button', { name: 'Read again' }).click();
    await expect(review.view.getByRole('checkbox', { name: 'Viewed src/a.ts' })).not.toBeChecked();
  });
});
