import { rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { fail, ok, type Result } from '../../shared/kernel/result.ts';
import { type Git, type Oid } from './git.ts';
import { listWorktrees } from './list-worktrees.ts';
import { commonDirOf, locateOwn } from './locate.ts';
import { checkoutOptions } from './make-worktree.ts';
import { splitNul } from './split-nul.ts';

/**
 * Moves a worktree that was made beforehand to `folder` and makes it exactly the commit: only what differs is written.
 * Refused when anything in it is not as git left it, ignored files included. To be called by the repository's writer.
 */
export async function takeReady(git: Git, ready: string, folder: string, oid: Oid): Promise<Result<null>> {
  const location = await locateOwn(git, ready);
  if (!location.ok) return location;
  const at = await untouchedAt(git, ready);
  if (!at.ok) return at;
  if (at.data !== oid) {
    const moved = await git.at(ready).text(['checkout', '--quiet', '--detach', oid, '--'], checkoutOptions);
    if (!moved.ok) return moved;
  }
  const link = join(location.data.gitDir, 'gitdir');
  try {
    await writeFile(link, `${join(folder, '.git')}\n`);
    await rename(ready, folder);
    return ok(null);
  } catch (error) {
    await writeFile(link, `${join(ready, '.git')}\n`);
    return fail('storage', `${ready} could not be moved: ${String(error)}`);
  }
}

/** The commit that a worktree without a branch holds and nothing else; refused when something in it was changed. */
async function untouchedAt(git: Git, path: string): Promise<Result<Oid>> {
  const status = ['status', '--porcelain=v2', '--branch', '-z', '--untracked-files=normal', '--ignored'];
  const said = await git.at(path).text(status);
  if (!said.ok) return said;
  const lines = splitNul(said.data);
  const oid = lines.find((line) => line.startsWith('# branch.oid '))?.slice('# branch.oid '.length);
  const detached = lines.includes('# branch.head (detached)');
  if (oid !== undefined && detached && lines.every((line) => line.startsWith('# '))) return ok(oid);
  return fail('refused', `${path} is not as git left it.`, { kept: 'It was left as it is.' });
}

/**
 * The worktrees directly under a folder that are there, on no branch. Entries of those that a crash kept from being made
 * or moved away are forgotten.
 */
export async function readyUnder(git: Git, dir: string, folder: string): Promise<Result<readonly string[]>> {
  const worktrees = await listWorktrees(git, dir);
  if (!worktrees.ok) return worktrees;
  const ready: string[] = [];
  for (const { path, branch } of worktrees.data) {
    if (!path.startsWith(folder + sep)) continue;
    const whole = dirname(path) === folder && (await stat(join(path, '.git')).catch(() => null)) !== null;
    if (!whole) await forget(git, dir, path);
    else if (branch === null) ready.push(path);
  }
  return ok(ready);
}

/** Deletes one with its entry; refused when something in it is not as git left it. One that lost its entry goes as well. */
export async function discardReady(git: Git, dir: string, path: string): Promise<Result<null>> {
  const location = await locateOwn(git, path);
  if (location.ok) {
    const untouched = await untouchedAt(git, path);
    if (!untouched.ok) return untouched;
  }
  await rm(path, { recursive: true, force: true, maxRetries: 3 });
  return forget(git, dir, path);
}

async function forget(git: Git, dir: string, path: string): Promise<Result<null>> {
  const common = await commonDirOf(git, dir);
  if (!common.ok) return common;
  return git.write(common.data, async () => {
    await git.at(dir).output(['worktree', 'remove', '--force', '--force', path]);
    return ok(null);
  });
}
