import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unwrap } from '../../shared/kernel/result.ts';
import { explainRefusal, fastForwardCheckout } from './fast-forward-checkout.ts';
import { createGit } from './git.ts';
import { checkoutState } from './testing/checkout-state.ts';
import { makeHostile } from './testing/hostile.ts';
import { createTempRepository, type TempRepository } from './testing/temp-repository.ts';

const git = createGit();
let repo: TempRepository;
let next: string;

beforeEach(async () => {
  repo = await createTempRepository({
    files: {
      'a ü.txt': 'a\n',
      'b.txt': 'b\n',
      'gone.txt': 'g\n',
      'flagged.txt': 'f\n',
      '.gitignore': '*.env\n',
    },
  });
  await repo.git('checkout', '--quiet', '-b', 'ahead');
  await repo.git('rm', '--quiet', 'gone.txt');
  await repo.write('local.env', 'from the lane\n');
  await repo.git('add', '--force', 'local.env');
  next = await repo.commit({ 'a ü.txt': 'landed\n', 'new.txt': 'landed\n', 'flagged.txt': 'landed\n' });
  await repo.git('checkout', '--quiet', 'main');
});
afterEach(() => repo.dispose());

const text = (path: string) => readFile(join(repo.dir, path), 'utf8');
const forward = (branch?: string) => fastForwardCheckout(git, repo.dir, next, branch);

/** Expects a refusal that changed nothing at all. */
async function refusedUntouched(reason: string, paths: readonly string[], type = 'refused') {
  const before = await checkoutState(repo);
  const contents = await Promise.all(paths.map(text));
  const result = await forward();
  expect(result).toMatchObject({
    ok: false,
    error: { type, message: expect.stringContaining(reason) },
  });
  expect(await checkoutState(repo)).toEqual(before);
  expect(await Promise.all(paths.map(text))).toEqual(contents);
  return result.ok ? null : result.error;
}

describe('fastForwardCheckout', () => {
  it('brings a clean checkout forward', async () => {
    unwrap(await forward('main'));
    expect(await repo.git('rev-parse', 'main')).toBe(next);
    expect(await repo.git('status', '--porcelain')).toBe('');
    expect(await text('a ü.txt')).toBe('landed\n');
    unwrap(await forward('main'));
  });

  it('keeps every local change byte for byte, staged, unstaged and untracked, under hostile settings', async () => {
    await repo.write('b.txt', 'staged\n');
    await repo.git('add', 'b.txt');
    await repo.write('b.txt', 'unstaged\r\nbytes\0');
    await repo.write('untracked.txt', 'mine\n');
    await repo.write('other.env', 'ignored\n');
    await repo.git('rm', '--quiet', '--cached', '.gitignore');
    await makeHostile(repo);
    const config = await readFile(join(repo.dir, '.git/config'));
    unwrap(await forward('main'));
    expect(await repo.git('rev-parse', 'main')).toBe(next);
    expect(await text('b.txt')).toBe('unstaged\r\nbytes\0');
    expect(await repo.git('show', ':b.txt')).toBe('staged');
    expect(await text('untracked.txt')).toBe('mine\n');
    expect(await text('other.env')).toBe('ignored\n');
    expect(await repo.git('ls-files', '.gitignore')).toBe('');
    expect(await repo.git('stash', 'list')).toBe('');
    expect(await readFile(join(repo.dir, '.git/config'))).toEqual(config);
    expect((await checkoutState(repo))['hooks']).toBe('none');
    expect(await repo.git('ls-files', '--error-unmatch', 'new.txt')).toBe('new.txt');
  });

  it('is refused by a local change in a file that changes', async () => {
    await repo.write('a ü.txt', 'mine\n');
    await makeHostile(repo);
    const failure = await refusedUntouched('local changes: a ü.txt', ['a ü.txt']);
    expect(failure?.details).toMatchObject({ files: ['a ü.txt'] });
    expect(failure).toMatchObject({ kept: expect.any(String), next: expect.any(String) });
  });

  it('is refused by a staged change and by a changed file that would be deleted', async () => {
    await repo.write('a ü.txt', 'mine\n');
    await repo.git('add', '--all');
    await refusedUntouched('a ü.txt', ['a ü.txt']);
    await repo.git('checkout', '--quiet', 'HEAD', '--', 'a ü.txt');
    await repo.write('gone.txt', 'mine\n');
    await refusedUntouched('gone.txt', ['gone.txt']);
  });

  it('is refused by an untracked file in the way, and by an ignored one', async () => {
    await repo.write('new.txt', 'mine\n');
    await refusedUntouched('stand in the way: new.txt', ['new.txt']);
    await rm(join(repo.dir, 'new.txt'));
    await repo.write('local.env', 'SECRET=1\n');
    await refusedUntouched('local.env', ['local.env']);
  });

  it('is refused by changes that the user told git not to look at', async () => {
    for (const flag of ['assume-unchanged', 'skip-worktree']) {
      await repo.git('update-index', `--${flag}`, 'flagged.txt');
      await repo.write('flagged.txt', 'my own settings\n');
      await refusedUntouched('flagged.txt', ['flagged.txt']);
      await repo.git('update-index', `--no-${flag}`, 'flagged.txt');
    }
  });

  it('is refused in the middle of a merge, behind a lock, and on another branch', async () => {
    await repo.git('checkout', '--quiet', '-b', 'side');
    await repo.commit({ 'b.txt': 'side\n' });
    await repo.git('checkout', '--quiet', 'main');
    await repo.git('merge', '--no-ff', '--no-commit', 'side');
    await refusedUntouched('merge is in progress', ['b.txt']);
    await repo.git('merge', '--abort');
    await writeFile(join(repo.dir, '.git/index.lock'), '');
    await refusedUntouched('another git command', []);
    await rm(join(repo.dir, '.git/index.lock'));
    await repo.git('checkout', '--quiet', 'side');
    expect(await forward('main')).toMatchObject({ ok: false, error: { type: 'conflict' } });
    expect(await repo.git('rev-parse', 'main')).not.toBe(next);
  });

  it('is a conflict when the branch has gone elsewhere or further', async () => {
    await repo.commit({ 'b.txt': 'mine\n' });
    await refusedUntouched('commits that the new one does not contain', ['b.txt'], 'conflict');
    await repo.git('merge', '--quiet', '--no-edit', 'ahead');
    await refusedUntouched('commits that the new one does not contain', ['b.txt'], 'conflict');
  });

  it('works in a linked worktree of the user and says when a checkout is gone', async () => {
    const linked = join(repo.beside, 'linked ü');
    await repo.git('worktree', 'add', '--quiet', '-b', 'two', linked, 'main');
    unwrap(await fastForwardCheckout(git, linked, next, 'two'));
    expect(await repo.gitIn(linked, 'status', '--porcelain')).toBe('');
    await rm(linked, { recursive: true });
    expect(await fastForwardCheckout(git, linked, next, 'two')).toMatchObject({ ok: false });
    await mkdir(linked);
    expect(await fastForwardCheckout(git, linked, next, 'two')).toMatchObject({ ok: false });
  });
});

describe('explainRefusal', () => {
  it('names a few files and counts the rest', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => `\t${name}\n`).join('');
    const said = `error: The following untracked working tree files would be overwritten by merge:\n${names}Please move`;
    expect(explainRefusal(said).reason).toBe(
      'files that git does not know stand in the way: a, b, c, d, e and 2 more',
    );
    expect(explainRefusal('fatal: something new\n').reason).toBe('something new');
  });
});
