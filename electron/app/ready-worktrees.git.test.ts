import { existsSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createTempRepository, type TempRepository } from '../git/testing/temp-repository.ts';
import { rehearse, tempHost, type TempHost } from './testing/temp-host.ts';

const files = Object.fromEntries(
  Array.from({ length: 1000 }, (_, n) => [`src/${n % 10}/${n}.txt`, `${n}\n`]),
);
let repository: TempRepository;
let host: TempHost;
let projectId: string;
let folder: string;

beforeEach(async () => {
  repository = await createTempRepository({ files });
  host = await tempHost();
  projectId = (await host.call('project.open', { path: repository.dir })).id;
  folder = join(host.dataDirectory, 'worktrees', projectId, '.ready');
});
afterEach(async () => {
  await host.dispose();
  await repository.dispose();
});

const ready = (): string[] =>
  existsSync(folder) ? readdirSync(folder).filter((name) => existsSync(join(folder, name, '.git'))) : [];
const one = (): Promise<string> => host.until('a worktree to be ready', () => ready()[0]);
const configure = (readyWorktrees: number) =>
  host.call('project.configure', { projectId: projectId as never, readyWorktrees });
const launch = async () => {
  const task = { title: 'One', brief: rehearse([{ say: 'Hello.' }]) };
  const lane = await host.call('lane.launch', { projectId, agentId: 'rehearsal', task });
  return host.lane(lane.id, 'idle');
};
const in_ = (path: string, ...args: string[]) => repository.gitIn(path, ...args);

test('a launch takes the one that is ready, brought up to the target branch, and another is made', async () => {
  const name = await one();
  await repository.git('commit', '--quiet', '--allow-empty', '-m', 'Second');
  writeFileSync(join(repository.dir, 'late.txt'), 'late\n');
  await repository.git('add', 'late.txt');
  await repository.git('commit', '--quiet', '-m', 'Third');
  const lane = await launch();
  expect(existsSync(join(folder, name))).toBe(false);
  expect(await in_(lane.worktreePath, 'rev-parse', 'HEAD')).toBe(await repository.git('rev-parse', 'main'));
  expect(await in_(lane.worktreePath, 'symbolic-ref', 'HEAD')).toBe(`refs/heads/${lane.branch}`);
  expect(await in_(lane.worktreePath, 'status', '--porcelain')).toBe('');
  expect(existsSync(join(lane.worktreePath, 'late.txt'))).toBe(true);
  expect(await repository.git('worktree', 'list')).toContain(lane.worktreePath);
  await host.until('another to be ready', () => ready().some((other) => other !== name));
});

test('one that somebody touched is neither used nor deleted', async () => {
  const name = await one();
  writeFileSync(join(folder, name, 'mine.txt'), 'mine\n');
  const lane = await launch();
  expect(existsSync(join(lane.worktreePath, 'mine.txt'))).toBe(false);
  expect(await in_(lane.worktreePath, 'status', '--porcelain')).toBe('');
  await host.until('another to be ready', () => ready().length === 2);
  await configure(0);
  await host.until('that one to be gone', () => ready().length === 1);
  expect(existsSync(join(folder, name, 'mine.txt'))).toBe(true);
});

test('as many are kept as the project says, and none when it says 0', async () => {
  await configure(2);
  await host.until('two to be ready', () => ready().length === 2);
  await configure(0);
  await host.until('none to be left', () => ready().length === 0);
  await vi.waitFor(
    async () => expect(await repository.git('worktree', 'list')).not.toContain('.ready'),
    30_000,
  );
});

test('what a crash left is used again or cleared away', async () => {
  const name = await one();
  const halfMade = join(folder, '.making', 'abc', 'ready_x');
  const moved = join(folder, 'ready_moved');
  await host.restart(async () => {
    await repository.git('worktree', 'add', '--detach', '--no-checkout', halfMade, 'main');
    await repository.git('worktree', 'add', '--detach', '--quiet', moved, 'main');
    // Cut off between the entry and the rename: the entry names a place where nothing is.
    const entry = await in_(moved, 'rev-parse', '--absolute-git-dir');
    writeFileSync(join(entry, 'gitdir'), `${join(folder, '..', '.making', 'def', 'Lane', '.git')}\n`);
  });
  await host.until('the rest to be gone', () => !existsSync(moved) && !existsSync(halfMade));
  expect(ready()).toEqual([name]);
  expect(await repository.git('worktree', 'list')).not.toContain('abc');
});

test('a project that is gone stops nothing', async () => {
  const name = await one();
  const elsewhere = `${repository.dir}-elsewhere`;
  await host.restart(() => renameSync(repository.dir, elsewhere));
  await configure(2);
  expect(ready()).toEqual([name]);
  await host.restart(() => renameSync(elsewhere, repository.dir));
  await host.until('two to be ready', () => ready().length === 2);
});
