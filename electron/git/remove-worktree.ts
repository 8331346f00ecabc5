import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fail, ok, type Result } from '../../shared/kernel/result.ts';
import { type Git, type Oid } from './git.ts';
import { checkoutsOf } from './list-worktrees.ts';
import { commonDirOf, locateOwn } from './locate.ts';
import { deleteRef } from './update-ref.ts';

/**
 * Takes a worktree out of use: its folder is renamed to `tombstone`, on the same file system, and the repository
 * forgets it. Nothing is deleted but the entry; the branch stays. A folder that is gone already is no failure.
 */
export async function buryWorktree(
  git: Git,
  dir: string,
  request: { readonly path: string; readonly tombstone: string },
): Promise<Result<null>> {
  const { path, tombstone } = request;
  const common = await commonDirOf(git, dir);
  if (!common.ok) return common;
  return git.write(common.data, async () => {
    const moved = await moveAside(git, path, tombstone);
    return moved.ok ? forget(git, dir, path) : moved;
  });
}

/** Deletes a buried worktree for good. */
export async function deleteTombstone(tombstone: string): Promise<Result<null>> {
  try {
    await rm(tombstone, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    return ok(null);
  } catch (error) {
    return fail('storage', `${tombstone} could not be deleted: ${String(error)}`, {
      next: 'See what holds its files open, or delete the folder by hand.',
    });
  }
}

/** Deletes a branch that is still where it was expected and checked out nowhere. */
export async function deleteBranch(
  git: Git,
  dir: string,
  branch: string,
  expectedOid: Oid,
): Promise<Result<null>> {
  const checkouts = await checkoutsOf(git, dir, branch);
  if (!checkouts.ok) return checkouts;
  const [checkout] = checkouts.data;
  if (checkout) {
    return fail('refused', `The branch ${branch} is checked out in ${checkout.path}.`, {
      kept: 'The branch was left as it is.',
    });
  }
  return deleteRef(git, dir, `refs/heads/${branch}`, expectedOid);
}

async function moveAside(git: Git, path: string, tombstone: string): Promise<Result<null>> {
  if (!(await stat(path).catch(() => null))) return ok(null);
  const own = await locateOwn(git, path);
  if (!own.ok && own.error.type === 'refused') return own;
  try {
    await mkdir(dirname(tombstone), { recursive: true });
    await rename(path, tombstone);
    if (own.ok) await keepSubmodules(own.data.gitDir, tombstone);
    return ok(null);
  } catch (error) {
    return fail('storage', `${path} could not be moved to ${tombstone}: ${String(error)}`, {
      kept: 'The worktree was left as it is.',
      next: 'Close what has files open there, and see that both places are on one file system.',
    });
  }
}

/** Submodules' repositories live in the entry that is about to go; they are kept with the folder. */
async function keepSubmodules(gitDir: string, tombstone: string): Promise<void> {
  const modules = join(gitDir, 'modules');
  if (await stat(modules).catch(() => null)) await rename(modules, join(tombstone, '.git-modules'));
}

async function forget(git: Git, dir: string, path: string): Promise<Result<null>> {
  const removed = await git.at(dir).text(['worktree', 'remove', '--force', '--force', path]);
  if (removed.ok || /is not a working tree/.test(removed.error.message)) return ok(null);
  return removed;
}
