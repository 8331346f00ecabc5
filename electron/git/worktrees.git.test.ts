import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unwrap } from '../../shared/kernel/result.ts';
import { addDetachedWorktree, addWorktree, attachWorktree, resetWorktree } from './add-worktree.ts';
import { createGit } from './git.ts';
import { includedFiles } from './included-files.ts';
import { checkoutsOf, listWorktrees } from './list-worktrees.ts';
import { buryWorktree, deleteBranch, deleteTombstone } from './remove-worktree.ts';
import { unlockWorktree } from './unlock-worktree.ts';
import { checkoutState } from './testing/checkout-state.ts';
import { makeHostile } from './testing/hostile.ts';
import { createTempRepository, type TempRepository } from './testing/temp-repository.ts';

const git = createGit();
let repo: TempRepository;
let head: string;
let path: string;
const branch = 'switchyard/green-castle';

beforeEach(async () => {
  repo = await createTempRepository({ files: { 'a.txt': 'one\n', '.gitignore': 'node_modules\n' } });
  head = await repo.git('rev-parse', 'HEAD');
  path = join(repo.beside, 'lanes ü', 'green castle');
});
afterEach(() => repo.dispose());

const add = () => addWorktree(git, repo.dir, { path, branch, startOid: head });
const branches = () => repo.git('for-each-ref', '--format=%(refname:short)', 'refs/heads');

/** Starts the script in a group of its own and kills all of it once `steps` files and entries have appeared. */
async function cutOff(script: string, args: readonly string[], dir: string, steps: number): Promise<boolean> {
  const child = spawn(process.execPath, ['--experimental-strip-types', script, ...args], {
    detached: true,
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  const [, where = '', name = ''] = args;
  const progress = async () => {
    const making = await readdir(join(where, '..', '.making'), { recursive: true }).catch(() => []);
    const branchMade = existsSync(join(dir, '.git/refs/heads', name)) ? 1 : 0;
    return Math.ceil(making.length / 10) + branchMade + (existsSync(where) ? 99 : 0);
  };
  let running = true;
  void ended.then(() => (running = false));
  while (running && (await progress()) < steps) await new Promise(setImmediate);
  if (child.pid !== undefined && running) process.kill(-child.pid, 'SIGKILL');
  const [, signal] = (await ended) as [number | null, string | null];
  return signal === 'SIGKILL';
}

describe('addWorktree', () => {
  it('makes a worktree and leaves the user alone, hostile settings and all', async () => {
    await makeHostile(repo);
    await repo.write('a.txt', 'dirty\n');
    const before = await checkoutState(repo);
    unwrap(await add());
    expect(await readFile(join(path, 'a.txt'), 'utf8')).toBe('one\n');
    expect(await checkoutState(repo)).toEqual(before);
    expect(before['hooks']).toBe('none');
    expect(unwrap(await listWorktrees(git, path))).toEqual([
      { path: repo.dir, headOid: head, branch: 'main', bare: false, locked: false, prunable: false },
      { path, headOid: head, branch, bare: false, locked: false, prunable: false },
    ]);
  });

  it('leaves nothing behind when it fails', async () => {
    await repo.write('.gitattributes', '* filter=broken\n');
    await repo.git('add', '--all');
    await repo.git('commit', '--quiet', '-m', 'Filter');
    await repo.git('config', 'filter.broken.smudge', 'false');
    await repo.git('config', 'filter.broken.required', 'true');
    const startOid = await repo.git('rev-parse', 'HEAD');
    const failed = await addWorktree(git, repo.dir, { path, branch, startOid });
    expect(failed).toMatchObject({ ok: false, error: { type: 'git-failed' } });
    expect(existsSync(path)).toBe(false);
    expect(await branches()).toBe('main');
    expect(unwrap(await listWorktrees(git, repo.dir))).toHaveLength(1);
    expect(await readdir(join(repo.dir, '.git/worktrees')).catch(() => [])).toEqual([]);
    await repo.git('config', 'filter.broken.smudge', 'cat');
    unwrap(await addWorktree(git, repo.dir, { path, branch, startOid }));
  });

  it('touches neither a branch nor a folder that was there before', async () => {
    await repo.git('branch', branch);
    expect(await add()).toMatchObject({ ok: false, error: { type: 'conflict' } });
    expect(await branches()).toContain(branch);
    await repo.git('branch', '-D', branch);
    await mkdir(path, { recursive: true });
    await writeFile(join(path, 'mine'), 'x');
    expect(await add()).toMatchObject({ ok: false, error: { type: 'conflict' } });
    expect(await readdir(path)).toEqual(['mine']);
    expect(await branches()).toBe('main');
    await repo.git('branch', 'switchyard');
    await rm(path, { recursive: true });
    expect(await add()).toMatchObject({ ok: false, error: { type: 'git-failed' } });
    expect(await branches()).toBe('main\nswitchyard');
    expect(existsSync(path)).toBe(false);
  });

  it('says why there can be no folder', async () => {
    await writeFile(join(repo.beside, 'lanes ü'), 'a file where a folder should be');
    expect(await add()).toMatchObject({ ok: false, error: { type: 'storage' } });
    expect(await branches()).toBe('main');
  });

  it('is made in one piece: after a cut at any moment, a folder is whole and another attempt succeeds', async () => {
    for (let n = 0; n < 40; n += 1) await repo.write(`d${n}/file.txt`, `${n}\n`.repeat(500));
    await repo.git('add', '--all');
    await repo.git('commit', '--quiet', '-m', 'Many');
    const startOid = await repo.git('rev-parse', 'HEAD');
    const script = join(repo.beside, 'add.mjs');
    const verbs = ['git', 'add-worktree'].map((name) => new URL(`./${name}.ts`, import.meta.url).href);
    await writeFile(
      script,
      `import { createGit } from '${verbs[0]}';
       import { addWorktree } from '${verbs[1]}';
       const [dir, path, branch, startOid] = process.argv.slice(2);
       await addWorktree(createGit(), dir, { path, branch, startOid });`,
    );
    const lifetimes = [0, 1, 2, 4, 6, Infinity];
    let halfway = 0;
    for (const n of lifetimes) {
      const where = join(repo.beside, 'cut', `lane ${n}`);
      const name = `switchyard/cut-${n}`;
      const killed = await cutOff(script, [repo.dir, where, name, startOid], repo.dir, n);
      if (killed && !existsSync(where)) halfway += 1;
      if (n === Infinity) expect(existsSync(where)).toBe(true);
      if (!existsSync(where))
        unwrap(await addWorktree(git, repo.dir, { path: where, branch: name, startOid }));
      expect(await repo.gitIn(where, 'status', '--porcelain')).toBe('');
      expect(await repo.gitIn(where, 'symbolic-ref', 'HEAD')).toBe(`refs/heads/${name}`);
      expect(unwrap(await checkoutsOf(git, repo.dir, name))).toEqual([{ path: where, busy: null }]);
    }
    const listed = unwrap(await listWorktrees(git, repo.dir));
    expect(listed).toHaveLength(lifetimes.length + 1);
    expect(halfway).toBeGreaterThan(1);
  });

  it('makes many at once', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const added = await Promise.all(
      names.map((name) =>
        addWorktree(git, repo.dir, {
          path: join(repo.beside, name),
          branch: `switchyard/${name}`,
          startOid: head,
        }),
      ),
    );
    expect(added.every((result) => result.ok)).toBe(true);
    expect(unwrap(await listWorktrees(git, repo.dir))).toHaveLength(7);
  });
});

describe('buryWorktree', () => {
  it('puts the folder aside with all it holds, and the path can be used again', async () => {
    unwrap(await add());
    await writeFile(join(path, 'untracked.txt'), 'precious\n');
    const tombstone = join(repo.beside, 'tombs', 'one');
    unwrap(await buryWorktree(git, repo.dir, { path, tombstone }));
    expect(existsSync(path)).toBe(false);
    expect(await readFile(join(tombstone, 'untracked.txt'), 'utf8')).toBe('precious\n');
    expect(unwrap(await listWorktrees(git, repo.dir))).toHaveLength(1);
    expect(await branches()).toContain(branch);
    unwrap(await attachWorktree(git, repo.dir, { path, branch }));
    unwrap(await deleteTombstone(tombstone));
    expect(existsSync(tombstone)).toBe(false);
    unwrap(await deleteTombstone(tombstone));
  });

  it('forgets only its own entry, not other worktrees whose folders are away', async () => {
    unwrap(await add());
    const users = join(repo.beside, 'usb-stick');
    await repo.git('worktree', 'add', '--quiet', '-b', 'users', users);
    await rename(users, `${users}-unplugged`);
    unwrap(await buryWorktree(git, repo.dir, { path, tombstone: join(repo.beside, 'tomb') }));
    const left = unwrap(await listWorktrees(git, repo.dir));
    expect(left.map((worktree) => worktree.path)).toEqual([repo.dir, users]);
    await rename(`${users}-unplugged`, users);
    expect(await repo.gitIn(users, 'status', '--porcelain')).toBe('');
  });

  it('finishes what an earlier attempt began, and attach does so too', async () => {
    unwrap(await add());
    await rename(path, join(repo.beside, 'tomb'));
    unwrap(await buryWorktree(git, repo.dir, { path, tombstone: join(repo.beside, 'tomb') }));
    unwrap(await buryWorktree(git, repo.dir, { path, tombstone: join(repo.beside, 'tomb') }));
    unwrap(await attachWorktree(git, repo.dir, { path, branch }));
    await rm(path, { recursive: true });
    unwrap(await attachWorktree(git, repo.dir, { path, branch }));
    expect(unwrap(await listWorktrees(git, repo.dir))).toHaveLength(2);
  });

  it('keeps the repositories of submodules', async () => {
    const library = await createTempRepository();
    try {
      unwrap(await add());
      await repo.gitIn(path, 'submodule', '--quiet', 'add', library.dir, 'lib');
      const tombstone = join(repo.beside, 'tomb');
      unwrap(await buryWorktree(git, repo.dir, { path, tombstone }));
      expect(await readdir(join(tombstone, '.git-modules/lib'))).toContain('objects');
      expect(unwrap(await listWorktrees(git, repo.dir))).toHaveLength(1);
    } finally {
      await library.dispose();
    }
  });

  it('never buries the main checkout', async () => {
    const request = { path: repo.dir, tombstone: join(repo.beside, 'tomb') };
    expect(await buryWorktree(git, repo.dir, request)).toMatchObject({
      ok: false,
      error: { type: 'refused' },
    });
    expect(existsSync(join(repo.dir, 'a.txt'))).toBe(true);
  });
});

describe('deleteBranch', () => {
  it('deletes only what is where it was expected and checked out nowhere', async () => {
    unwrap(await add());
    expect(await deleteBranch(git, repo.dir, branch, head)).toMatchObject({
      ok: false,
      error: { type: 'refused' },
    });
    unwrap(await buryWorktree(git, repo.dir, { path, tombstone: join(repo.beside, 'tomb') }));
    const other = await repo.commit({ b: 'b' });
    expect(await deleteBranch(git, repo.dir, branch, other)).toMatchObject({
      ok: false,
      error: { type: 'conflict' },
    });
    unwrap(await deleteBranch(git, repo.dir, branch, head));
    expect(await branches()).toBe('main');
    unwrap(await deleteBranch(git, repo.dir, branch, head));
  });
});

describe('resetWorktree', () => {
  it('makes the queue worktree exactly a commit and keeps ignored files', async () => {
    unwrap(await addDetachedWorktree(git, repo.dir, { path, oid: head }));
    const next = await repo.commit({ 'a.txt': 'two\n', 'new.txt': 'n\n' });
    await writeFile(join(path, 'a.txt'), 'scribble\n');
    await writeFile(join(path, 'new.txt'), 'in the way\n');
    await mkdir(join(path, 'node_modules'));
    await writeFile(join(path, 'node_modules/x'), 'kept\n');
    await mkdir(join(path, 'nested/deep'), { recursive: true });
    await repo.gitIn(join(path, 'nested'), 'init', '--quiet');
    await writeFile(join(await repo.gitIn(path, 'rev-parse', '--absolute-git-dir'), 'index.lock'), '');
    unwrap(await resetWorktree(git, path, next));
    expect(await repo.gitIn(path, 'status', '--porcelain')).toBe('');
    expect(await repo.gitIn(path, 'rev-parse', 'HEAD')).toBe(next);
    expect((await readdir(path)).sort()).toEqual(['.git', '.gitignore', 'a.txt', 'new.txt', 'node_modules']);
    expect(await branches()).toBe('main');
  });

  it('is refused in the main checkout and where the link to the repository is lost', async () => {
    await repo.write('a.txt', 'precious\n');
    expect(await resetWorktree(git, repo.dir, head)).toMatchObject({ ok: false, error: { type: 'refused' } });
    const inside = join(repo.dir, 'inside');
    unwrap(await addDetachedWorktree(git, repo.dir, { path: inside, oid: head }));
    await rm(join(inside, '.git'));
    expect(await resetWorktree(git, inside, head)).toMatchObject({ ok: false, error: { type: 'refused' } });
    expect(await readFile(join(repo.dir, 'a.txt'), 'utf8')).toBe('precious\n');
  });
});

describe('unlockWorktree', () => {
  it('removes what a killed command left in a lane, and nothing in the main checkout', async () => {
    unwrap(await add());
    const own = await repo.gitIn(path, 'rev-parse', '--absolute-git-dir');
    await writeFile(join(own, 'index.lock'), '');
    await writeFile(join(repo.dir, '.git/index.lock'), '');
    expect(unwrap(await unlockWorktree(git, path))).toEqual(['index.lock']);
    expect(unwrap(await unlockWorktree(git, path))).toEqual([]);
    expect(await unlockWorktree(git, repo.dir)).toMatchObject({ ok: false, error: { type: 'refused' } });
    expect(existsSync(join(repo.dir, '.git/index.lock'))).toBe(true);
  });
});

describe('checkoutsOf', () => {
  const of = async (name: string) => unwrap(await checkoutsOf(git, repo.dir, name))[0] ?? null;

  it('finds where a branch is checked out, in any worktree', async () => {
    unwrap(await add());
    expect(await of('main')).toEqual({ path: repo.dir, busy: null });
    expect(await of(branch)).toEqual({ path, busy: null });
    await repo.git('checkout', '--quiet', '--detach');
    expect(await of('main')).toBeNull();
    await rm(path, { recursive: true });
    expect(await of(branch)).toBeNull();
  });

  it('sees a rebase that will come back to the branch', async () => {
    await repo.git('checkout', '--quiet', '-b', 'topic');
    await repo.commit({ 'a.txt': 'topic\n' });
    await repo.git('checkout', '--quiet', 'main');
    await repo.commit({ 'a.txt': 'main\n' });
    await repo.git('checkout', '--quiet', 'topic');
    for (const backend of ['--merge', '--apply']) {
      await repo.git('rebase', backend, 'main').catch(() => undefined);
      expect(await of('topic')).toMatchObject({
        path: repo.dir,
        busy: expect.stringContaining('rebase of topic'),
      });
      await repo.git('rebase', '--abort');
    }
    await repo.git('merge', 'main').catch(() => undefined);
    expect(await of('topic')).toEqual({ path: repo.dir, busy: 'a merge is in progress' });
  });

  it('sees a bisect that began on the branch', async () => {
    await repo.commit({ b: '1' });
    await repo.commit({ b: '2' });
    await repo.git('bisect', 'start', 'HEAD', 'HEAD~2');
    expect(await of('main')).toMatchObject({ path: repo.dir, busy: expect.stringContaining('bisect') });
  });

  it('is careful with a locked worktree that cannot be reached', async () => {
    unwrap(await add());
    await repo.git('worktree', 'lock', '--reason', 'on a stick', path);
    await rm(path, { recursive: true });
    expect(await of(branch)).toMatchObject({ path, busy: expect.stringContaining('cannot be reached') });
  });
});

describe('includedFiles', () => {
  it('lists ignored files that the patterns name and nothing else', async () => {
    await repo.write('.gitignore', '.env*\nnode_modules\nsecrets/\n');
    await repo.write('.worktreeinclude', '.env\n/secrets/*.pem\n*.md\n');
    for (const name of ['.env', '.env.local', 'sub ü/.env', 'secrets/a.pem', 'secrets/a.txt', 'notes.md']) {
      await repo.write(name, 'x');
    }
    const files = unwrap(await includedFiles(git, repo.dir, '.worktreeinclude'));
    expect([...files].sort()).toEqual(['.env', 'secrets/a.pem', 'sub ü/.env']);
    await repo.write('.worktreeinclude', '# nothing\n');
    expect(unwrap(await includedFiles(git, repo.dir, '.worktreeinclude'))).toEqual([]);
  });
});
