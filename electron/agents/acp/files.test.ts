import { mkdir, mkdtemp, readFile, realpath, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readInside, writeInside } from './files.ts';

let base: string;
let root: string;
beforeEach(async () => {
  base = await realpath(await mkdtemp(join(tmpdir(), 'switchyard-files-')));
  root = join(base, 'worktree');
  await mkdir(root);
});
afterEach(() => rm(base, { recursive: true, force: true }));

it('writes inside the worktree, folders included, and nothing when it is that way already', async () => {
  const path = join(root, 'a', 'b.txt');
  expect((await writeInside(root, path, 'x')).ok).toBe(true);
  const before = (await stat(path)).mtimeMs;
  expect((await writeInside(root, path, 'x')).ok).toBe(true);
  expect((await stat(path)).mtimeMs).toBe(before);
  expect(await readInside(root, path, null, null)).toEqual({ ok: true, data: 'x' });
});

it('reads lines', async () => {
  await writeFile(join(root, 'l.txt'), 'one\ntwo\nthree\n');
  expect(await readInside(root, join(root, 'l.txt'), 2, 1)).toEqual({ ok: true, data: 'two' });
});

it('refuses what leads outside, by name or by link, and what belongs to git', async () => {
  await writeFile(join(base, 'secret'), 's');
  await symlink(base, join(root, 'up'));
  await symlink(join(base, 'nowhere'), join(root, 'dangling'));
  await writeFile(join(root, '.git'), 'gitdir: elsewhere');
  const bad = [
    '../new',
    'up/new',
    'up/secret',
    'dangling',
    '.git',
    '.git/hooks/pre-commit',
    'a/../../new',
    '',
  ];
  for (const name of bad) {
    expect(await writeInside(root, `${root}/${name}`, 'x'), name).toMatchObject({ ok: false });
  }
  expect(await writeInside(root, 'relative.txt', 'x')).toMatchObject({ ok: false });
  expect(await readInside(root, join(root, 'up', 'secret'), null, null)).toMatchObject({ ok: false });
  expect(await readFile(join(base, 'secret'), 'utf8')).toBe('s');
  await expect(stat(join(base, 'new'))).rejects.toThrow('ENOENT');
  await expect(stat(join(base, 'nowhere'))).rejects.toThrow('ENOENT');
});
