import { chown, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { unwrap } from '../../shared/kernel/result.ts';
import { describeRepository } from './describe-repository.ts';
import { createGit } from './git.ts';
import { checkoutState } from './testing/checkout-state.ts';
import { makeHostile } from './testing/hostile.ts';
import {
  createTempRepository,
  type TempRepository,
  type TempRepositoryOptions,
} from './testing/temp-repository.ts';

const git = createGit();
const open: TempRepository[] = [];
const make = async (options?: TempRepositoryOptions) => {
  const repository = await createTempRepository(options);
  open.push(repository);
  return repository;
};
afterEach(async () => {
  await Promise.all(open.splice(0).map((repository) => repository.dispose()));
});

const failureOf = async (dir: string) => {
  const described = await describeRepository(git, dir);
  return described.ok ? null : described.error;
};

describe('describeRepository', () => {
  it('describes a clean checkout from any folder in it', async () => {
    const repo = await make({ files: { 'ünïcode dir/a b.txt': 'x\n' } });
    const described = unwrap(await describeRepository(git, join(repo.dir, 'ünïcode dir')));
    expect(described).toEqual({
      root: repo.dir,
      commonDir: join(repo.dir, '.git'),
      gitDir: join(repo.dir, '.git'),
      headOid: await repo.git('rev-parse', 'HEAD'),
      branch: 'main',
      targetBranch: 'main',
      dirty: false,
    });
  });

  it('sees uncommitted and untracked work and changes nothing, whatever the configuration', async () => {
    const repo = await make();
    await repo.git('branch', 'feature/x');
    await repo.git('tag', 'main');
    await makeHostile(repo);
    await repo.write('new file.txt', 'untracked\n');
    const before = await checkoutState(repo);
    const described = unwrap(await describeRepository(git, repo.dir));
    expect(described).toMatchObject({ dirty: true, branch: 'main', targetBranch: 'main' });
    expect(await checkoutState(repo)).toEqual(before);
    expect(before['hooks']).toBe('none');
  });

  it('chooses a target when HEAD is detached: origin/HEAD, else main, else the first branch', async () => {
    const repo = await make();
    await repo.git('branch', 'trunk');
    await repo.git('branch', 'alpha');
    await repo.git('checkout', '--quiet', '--detach');
    const target = async () => unwrap(await describeRepository(git, repo.dir));
    expect(await target()).toMatchObject({ branch: null, targetBranch: 'main' });
    await repo.git('update-ref', 'refs/remotes/origin/trunk', 'HEAD');
    await repo.git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/trunk');
    expect(await target()).toMatchObject({ branch: null, targetBranch: 'trunk' });
    await repo.git('branch', '-D', 'trunk');
    expect(await target()).toMatchObject({ targetBranch: 'main' });
    await repo.git('branch', '-D', 'main');
    expect(await target()).toMatchObject({ targetBranch: 'alpha' });
    await repo.git('branch', '-D', 'alpha');
    expect(await failureOf(repo.dir)).toMatchObject({ type: 'refused', next: expect.any(String) });
  });

  it('tells linked worktrees and submodules from the main checkout', async () => {
    const repo = await make();
    const linked = join(repo.beside, 'linked ü');
    await repo.git('worktree', 'add', '--quiet', '-b', 'other', linked);
    expect(unwrap(await describeRepository(git, linked))).toMatchObject({
      root: linked,
      commonDir: join(repo.dir, '.git'),
      branch: 'other',
    });
    const outer = await make();
    await outer.git('submodule', '--quiet', 'add', repo.dir, 'lib/sub');
    const inner = unwrap(await describeRepository(git, join(outer.dir, 'lib/sub')));
    expect(inner).toMatchObject({ root: join(outer.dir, 'lib/sub'), branch: 'main', dirty: false });
    expect(inner.commonDir).toBe(join(outer.dir, '.git/modules/lib/sub'));
    expect(unwrap(await describeRepository(git, outer.dir))).toMatchObject({ root: outer.dir, dirty: true });
  });

  it('follows a link to the repository', async () => {
    const repo = await make();
    await symlink(repo.dir, join(repo.beside, 'link'));
    expect(unwrap(await describeRepository(git, join(repo.beside, 'link')))).toMatchObject({
      root: repo.dir,
    });
  });

  it('says what is wrong with what cannot be opened', async () => {
    const empty = await make({ files: null });
    const bare = await make({ bare: true });
    expect(await failureOf(empty.dir)).toMatchObject({ type: 'no-commit', next: expect.any(String) });
    expect(await failureOf(bare.dir)).toMatchObject({ type: 'bare-repository', next: expect.any(String) });
    expect(await failureOf(empty.beside)).toMatchObject({
      type: 'not-a-repository',
      next: expect.any(String),
    });
    expect(await failureOf(join(empty.dir, '.git'))).toMatchObject({ type: 'not-a-repository' });
    expect(await failureOf(join(empty.dir, 'nowhere'))).toMatchObject({ type: 'not-found' });
    await writeFile(join(empty.dir, 'file'), '');
    expect(await failureOf(join(empty.dir, 'file'))).toMatchObject({ type: 'not-found' });
  });

  it('works in a worktree of a bare repository', async () => {
    const repo = await make();
    const bare = join(repo.beside, 'bare.git');
    await repo.git('clone', '--quiet', '--bare', repo.dir, bare);
    const linked = join(repo.beside, 'from bare');
    await repo.gitIn(bare, 'worktree', 'add', '--quiet', linked, 'main');
    expect(unwrap(await describeRepository(git, linked))).toMatchObject({ root: linked, commonDir: bare });
  });

  it.runIf(process.getuid?.() === 0)('explains when git does not trust the owner', async () => {
    const repo = await make();
    await chown(repo.dir, 4242, 4242);
    await chown(join(repo.dir, '.git'), 4242, 4242);
    const failure = await failureOf(repo.dir);
    expect(failure).toMatchObject({ type: 'refused', message: expect.stringContaining('does not trust') });
    expect(failure?.next).toContain(`safe.directory '${repo.dir}'`);
    await mkdir(join(repo.dir, 'sub'));
    await chown(repo.dir, 0, 0);
    await chown(join(repo.dir, '.git'), 0, 0);
  });
});
