import { existsSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { tempProject } from './testing/temp-project.ts';

const files = Object.fromEntries(
  Array.from({ length: 1000 }, (_, n) => [`src/${n % 10}/${n}.txt`, `${n}\n`]),
);
const at = tempProject(files);

let folder: string;

beforeEach(async () => {
  folder = join(at.host.dataDirectory, 'worktrees', at.projectId, '.ready');
});

const ready = (): string[] =>
  existsSync(folder) ? readdirSync(folder).filter((name) => existsSync(join(folder, name, '.git'))) : [];
const one = (): Promise<string> => at.host.until('a worktree to be ready', () => ready()[0]);
const configure = (readyWorktrees: number) =>
  at.host.call('project.configure', { projectId: at.projectId, readyWorktrees });
const launch = async () => {
  const lane = await at.launch('One', [{ say: 'Hello.' }]);
  return at.host.lane(lane.id, 'idle');
};
const in_ = (path: string, ...args: string[]) => at.repository.gitIn(path, ...args);

test('a launch takes the one that is ready, brought up to the target branch, and another is made', async () => {
  const name = await one();
  await at.repository.git('commit', '--quiet', '--allow-empty', '-m', 'Second');
  writeFileSync(join(at.repository.dir, 'late.txt'), 'late\n');
  await at.repository.git('add', 'late.txt');
  await at.repository.git('commit', '--quiet', '-m', 'Third');
  const lane = await launch();
  expect(existsSync(join(folder, name))).toBe(false);
  expect(await in_(lane.worktreePath, 'rev-parse', 'HEAD')).toBe(
    await at.repository.git('rev-parse', 'main'),
  );
  expect(await in_(lane.worktreePath, 'symbolic-ref', 'HEAD')).toBe(`refs/heads/${lane.branch}`);
  expect(await in_(lane.worktreePath, 'status', '--porcelain')).toBe('');
  expect(existsSync(join(lane.worktreePath, 'late.txt'))).toBe(true);
  expect(await at.repository.git('worktree', 'list')).toContain(lane.worktreePath);
  await at.host.until('another to be ready', () => ready().some((other) => other !== name));
});

test('one that somebody touched is neither used nor deleted', async () => {
  const name = await one();
  writeFileSync(join(folder, name, 'mine.txt'), 'mine\n');
  const lane = await launch();
  expect(existsSync(join(lane.worktreePath, 'mine.txt'))).toBe(false);
  expect(await in_(lane.worktreePath, 'status', '--porcelain')).toBe('');
  await at.host.until('another to be ready', () => ready().length === 2);
  await configure(0);
  await at.host.until('that one to be gone', () => ready().length === 1);
  expect(existsSync(join(folder, name, 'mine.txt'))).toBe(true);
});

test('as many are kept as the project says, and none when it says 0', async () => {
  await configure(2);
  await at.host.until('two to be ready', () => ready().length === 2);
  await configure(0);
  await at.host.until('none to be left', () => ready().length === 0);
  await vi.waitFor(
    async () => expect(await at.repository.git('worktree', 'list')).not.toContain('.ready'),
    30_000,
  );
});

test('what a crash left is used again or cleared away', async () => {
  const name = await one();
  const halfMade = join(folder, '.making', 'abc', 'ready_x');
  const moved = join(folder, 'ready_moved');
  await at.host.restart(async () => {
    await at.repository.git('worktree', 'add', '--detach', '--no-checkout', halfMade, 'main');
    await at.repository.git('worktree', 'add', '--detach', '--quiet', moved, 'main');
    // Cut off between the entry and the rename: the entry names a place where nothing is.
    const entry = await in_(moved, 'rev-parse', '--absolute-git-dir');
    writeFileSync(join(entry, 'gitdir'), `${join(folder, '..', '.making', 'def', 'Lane', '.git')}\n`);
  });
  await at.host.until('the rest to be gone', () => !existsSync(moved) && !existsSync(halfMade));
  expect(ready()).toEqual([name]);
  expect(await at.repository.git('worktree', 'list')).not.toContain('abc');
});

test('a project that is gone stops nothing', async () => {
  const name = await one();
  const elsewhere = `${at.repository.dir}-elsewhere`;
  await at.host.restart(() => renameSync(at.repository.dir, elsewhere));
  await configure(2);
  expect(ready()).toEqual([name]);
  await at.host.restart(() => renameSync(elsewhere, at.repository.dir));
  await at.host.until('two to be ready', () => ready().length === 2);
});
