import { chmod, mkdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unwrap } from '../../shared/kernel/result.ts';
import { addWorktree } from './add-worktree.ts';
import { createGit } from './git.ts';
import { snapshotTree } from './snapshot-tree.ts';
import { checkoutState } from './testing/checkout-state.ts';
import { makeHostile } from './testing/hostile.ts';
import { createTempRepository, type TempRepository } from './testing/temp-repository.ts';

const git = createGit();
let repo: TempRepository;
let lane: string;
let index: string;

const files = {
  '.gitignore': 'ignored/\n*.log\n',
  'a.txt': 'one\n',
  'dir ü/b.txt': 'two\n',
  'run.sh': 'echo\n',
};

beforeEach(async () => {
  repo = await createTempRepository({ files });
  lane = join(repo.beside, 'lane ☂');
  const startOid = await repo.git('rev-parse', 'HEAD');
  unwrap(await addWorktree(git, repo.dir, { path: lane, branch: 'switchyard/lane', startOid }));
  index = join(await repo.gitIn(lane, 'rev-parse', '--absolute-git-dir'), 'index');
});
afterEach(() => repo.dispose());

const put = (path: string, content: string) => writeFile(join(lane, path), content);
const snapshot = async () => unwrap(await snapshotTree(git, lane));
const list = async (tree: string) =>
  (await repo.git('ls-tree', '-r', '-z', '--name-only', tree)).split('\0').slice(0, -1);
const read = (tree: string, path: string) => repo.git('show', `${tree}:${path}`);

describe('snapshotTree', () => {
  it('is HEAD for a worktree without changes', async () => {
    expect(await snapshot()).toBe(await repo.git('rev-parse', 'HEAD^{tree}'));
  });

  it('holds changes, untracked files, deletions, links and modes, but nothing ignored', async () => {
    await put('a.txt', 'changed\n');
    await rm(join(lane, 'dir ü/b.txt'));
    await chmod(join(lane, 'run.sh'), 0o755);
    await put('new "quoted"\nline.txt', 'new\n');
    await symlink('a.txt', join(lane, 'link'));
    await mkdir(join(lane, 'ignored'));
    await put('ignored/x', 'secret\n');
    await put('noise.log', 'noise\n');
    const before = await readFile(index);
    const tree = await snapshot();
    expect((await list(tree)).sort()).toEqual([
      '.gitignore',
      'a.txt',
      'link',
      'new "quoted"\nline.txt',
      'run.sh',
    ]);
    expect(await read(tree, 'a.txt')).toBe('changed');
    expect(await repo.git('ls-tree', tree, 'run.sh', 'link')).toMatch(/^120000.*link\n100755.*run\.sh$/s);
    expect(await readFile(index)).toEqual(before);
    expect(await repo.gitIn(lane, 'rev-parse', 'HEAD')).toBe(await repo.git('rev-parse', 'main'));
    expect(await repo.gitIn(lane, 'diff', '--cached', '--name-only')).toBe('');
  });

  it('leaves the user and every hostile setting out of it', async () => {
    await makeHostile(repo);
    await put('crlf.txt', 'a\r\nb\n');
    await put('late.txt', 'x\n');
    const before = await checkoutState(repo);
    expect(await list(await snapshot())).toContain('late.txt');
    expect(await checkoutState(repo)).toEqual(before);
    expect(before['hooks']).toBe('none');
  });

  it('sees a change of equal length in the very second the index was written', async () => {
    const second = Math.floor(Date.now() / 1000) - 5;
    await put('a.txt', 'AAA\n');
    await utimes(join(lane, 'a.txt'), second, second);
    await repo.gitIn(lane, 'add', 'a.txt');
    await utimes(index, second + 0.5, second + 0.5);
    await put('a.txt', 'BBB\n');
    await utimes(join(lane, 'a.txt'), second, second);
    expect(await read(await snapshot(), 'a.txt')).toBe('BBB');
  });

  describe('looking again', () => {
    const again = async () => unwrap(await snapshotTree(git, lane, { reuse: true }));
    const same = async () => {
      const seen = await again();
      expect(seen).toBe(await snapshot());
      return seen;
    };

    it('sees whatever a look from the start sees', async () => {
      await put('new.txt', 'new\n');
      const first = await same();
      expect(await again()).toBe(first);
      await put('new.txt', 'NEW\n');
      await put('a.txt', 'other\n');
      expect(await same()).not.toBe(first);
      await rm(join(lane, 'new.txt'));
      await repo.gitIn(lane, 'checkout', '--', 'a.txt');
      await same();
      await repo.gitIn(lane, 'commit', '--quiet', '--allow-empty', '-m', 'Nothing');
      await same();
    });

    it('drops what an ignore rule takes away, and finds what was forced into the index', async () => {
      await put('later.tmp', 'x\n');
      expect(await list(await same())).toContain('later.tmp');
      await put('.gitignore', '*.tmp\n');
      expect(await list(await same())).not.toContain('later.tmp');
      await repo.gitIn(lane, 'add', '--force', 'later.tmp');
      expect(await list(await same())).toContain('later.tmp');
    });

    it('records a repository that appears inside by its files', async () => {
      await same();
      await mkdir(join(lane, 'inner'));
      await repo.gitIn(join(lane, 'inner'), 'init', '--quiet');
      await put('inner/x.txt', 'x\n');
      expect(await list(await same())).toContain('inner/x.txt');
      await put('inner/x.txt', 'y\n');
      expect(await read(await same(), 'inner/x.txt')).toBe('y');
    });

    it('does not go on where the worktree lost its link', async () => {
      await same();
      await rm(join(lane, '.git'));
      expect(await snapshotTree(git, lane, { reuse: true })).toMatchObject({ ok: false });
    });

    it('may happen several times at once', async () => {
      await put('a.txt', 'at once\n');
      const seen = await Promise.all([again(), again(), again()]);
      expect(new Set(seen)).toEqual(new Set([await same()]));
    });
  });

  it('does not mind a locked, missing or broken index', async () => {
    await repo.commit({ 'forced.log': 'tracked though ignored\n' });
    await repo.git('add', '--force', 'forced.log');
    await repo.git('commit', '--quiet', '-m', 'Force');
    await repo.gitIn(lane, 'reset', '--quiet', '--hard', 'main');
    await put('new.txt', 'new\n');
    await writeFile(`${index}.lock`, '');
    const expected = await snapshot();
    expect(await list(expected)).toEqual(expect.arrayContaining(['forced.log', 'new.txt']));
    await rm(index);
    expect(await snapshot()).toBe(expected);
    await writeFile(index, 'DIRCgarbage that is no index at all');
    expect(await snapshot()).toBe(expected);
    expect(await readFile(index, 'utf8')).toBe('DIRCgarbage that is no index at all');
  });

  it('works while files come and go', async () => {
    let going = true;
    const churn = (async () => {
      for (let n = 0; going; n += 1) {
        await Promise.all(Array.from({ length: 40 }, (_, i) => put(`churn-${i}.tmp`, `${n}`)));
        await Promise.all(Array.from({ length: 40 }, (_, i) => rm(join(lane, `churn-${i}.tmp`))));
      }
    })();
    await put('stays.txt', 'here\n');
    for (let round = 0; round < 15; round += 1) {
      expect(await read(await snapshot(), 'stays.txt')).toBe('here');
    }
    going = false;
    await churn;
  });

  it('records submodules by their commit', async () => {
    const library = await createTempRepository();
    try {
      await repo.gitIn(lane, 'submodule', '--quiet', 'add', library.dir, 'lib');
      await repo.gitIn(lane, 'commit', '--quiet', '-m', 'Add lib');
      await library.commit({ 'more.txt': 'more\n' });
      await repo.gitIn(join(lane, 'lib'), 'pull', '--quiet');
      const tree = await snapshot();
      const tip = await library.git('rev-parse', 'HEAD');
      expect(await repo.git('ls-tree', tree, 'lib')).toBe(`160000 commit ${tip}\tlib`);
    } finally {
      await library.dispose();
    }
  });

  it('records repositories inside by their files, at any depth, with or without commits', async () => {
    const nested = async (path: string, commit: boolean) => {
      await mkdir(join(lane, path), { recursive: true });
      const inside = (...args: string[]) => repo.gitIn(join(lane, path), ...args);
      await inside('init', '--quiet');
      await put(`${path}/.gitignore`, 'skip\n');
      await put(`${path}/file ü`, path);
      await put(`${path}/skip`, 'ignored');
      if (!commit) return;
      await inside('add', '--all');
      await inside('-c', 'user.name=n', '-c', 'user.email=e', 'commit', '--quiet', '-m', 'x');
      await inside('config', 'core.fsmonitor', join(repo.beside, 'evil'));
      await inside('config', 'filter.evil.clean', join(repo.beside, 'evil'));
      await put(`${path}/.gitattributes`, '* filter=evil\n');
    };
    await writeFile(join(repo.beside, 'evil'), `#!/bin/sh\ntouch '${repo.beside}/escaped'\ncat\n`, {
      mode: 0o755,
    });
    await nested('vendor/full', true);
    await nested('fresh', false);
    await nested('fresh/deep', true);
    await put('fresh/deep/file ü', 'edited\n');
    const tree = await snapshot();
    const expected = ['vendor/full', 'fresh', 'fresh/deep'].flatMap((path) => [
      `${path}/.gitignore`,
      `${path}/file ü`,
    ]);
    expect(await list(tree)).toEqual(expect.arrayContaining(expected));
    expect((await list(tree)).filter((path) => path.includes('skip'))).toEqual([]);
    expect(await repo.git('ls-tree', '-r', tree)).not.toContain('160000');
    expect(await read(tree, 'fresh/deep/file ü')).toBe('edited');
    await expect(readFile(join(repo.beside, 'escaped'))).rejects.toThrow();
    expect(await snapshot()).toBe(tree);
  });

  it('takes a conflict as it stands in the files', async () => {
    await repo.commit({ 'a.txt': 'theirs\n' });
    await put('a.txt', 'ours\n');
    await repo.gitIn(lane, 'commit', '--quiet', '-am', 'Ours');
    await repo.gitIn(lane, 'merge', 'main').catch(() => undefined);
    expect(await read(await snapshot(), 'a.txt')).toContain('<<<<<<<');
    expect(await repo.gitIn(lane, 'ls-files', '--unmerged')).not.toBe('');
  });

  it('keeps what a sparse checkout does not show, and everything when all files are deleted', async () => {
    await repo.gitIn(lane, 'sparse-checkout', 'set', 'dir ü');
    await put('outside.txt', 'x\n');
    const tree = await snapshot();
    expect(await list(tree)).toEqual(expect.arrayContaining(['a.txt', 'run.sh', 'outside.txt']));
    await repo.gitIn(lane, 'sparse-checkout', 'disable');
    for (const path of [...Object.keys(files), 'outside.txt']) await rm(join(lane, path), { force: true });
    expect(await list(await snapshot())).toEqual([]);
  });

  it('never takes a surrounding repository for the worktree', async () => {
    await mkdir(join(repo.dir, 'nested/lane'), { recursive: true });
    expect(await snapshotTree(git, join(repo.dir, 'nested/lane'))).toMatchObject({
      ok: false,
      error: { type: 'refused' },
    });
  });
});
