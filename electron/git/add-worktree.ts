import { fail, ok, type Result } from '../../shared/kernel/result.ts';
import { type Git, type Oid } from './git.ts';
import { commonDirOf } from './locate.ts';
import { checkedOut, checkoutOptions, clearUnfinished, makeWorktree, type Source } from './make-worktree.ts';
import { resolveCommit } from './resolve-commit.ts';
import { takeReady } from './ready-worktree.ts';
import { unlockWorktree } from './unlock-worktree.ts';
import { deleteRef, updateRef } from './update-ref.ts';

/**
 * A new worktree on a new branch. On failure nothing is left: no folder, no branch, no entry. What an attempt at the
 * same path left when it was cut off is cleared away first. `ready` is a worktree made beforehand, taken when it is fit.
 */
export async function addWorktree(
  git: Git,
  dir: string,
  request: {
    readonly path: string;
    readonly branch: string;
    readonly startOid: Oid;
    readonly ready?: string | null;
  },
): Promise<Result<null>> {
  const { path, branch, startOid, ready = null } = request;
  const ref = `refs/heads/${branch}`;
  return alone(git, dir, async () => {
    const free = await freeBranch(git, dir, request);
    if (!free.ok) return free;
    let created = false;
    // HEAD names the branch before the branch exists: whenever this is cut off, the entry tells whose branch it is.
    const onBranch = async (folder: string): Promise<Result<null>> => {
      const head = await git.at(folder).text(['symbolic-ref', 'HEAD', ref]);
      if (!head.ok) return head;
      const made = await updateRef(git, folder, ref, startOid, null, 'lane: created');
      created = made.ok;
      return made;
    };
    const fresh = checkedOut(git, dir, (folder) => ['--detach', folder, startOid]);
    const source: Source = async (folder) => {
      const taken = ready !== null && (await takeReady(git, ready, folder, startOid)).ok;
      return taken ? ok(null) : fresh(folder);
    };
    const added = await makeWorktree(git, dir, path, source, onBranch);
    if (!added.ok && created) await deleteRef(git, dir, ref, startOid);
    return added;
  });
}

/** A worktree on a branch that exists and is checked out nowhere. */
export async function attachWorktree(
  git: Git,
  dir: string,
  request: { readonly path: string; readonly branch: string },
): Promise<Result<null>> {
  const { path, branch } = request;
  return alone(git, dir, async () => {
    const cleared = await clearUnfinished(git, dir, path);
    if (!cleared.ok) return cleared;
    const existing = await resolveCommit(git, dir, `refs/heads/${branch}`);
    if (!existing.ok) return existing;
    if (existing.data === null) return fail('not-found', `There is no branch ${branch}.`);
    const source = checkedOut(git, dir, (folder) => ['--no-guess-remote', folder, branch]);
    return makeWorktree(git, dir, path, source);
  });
}

/** A worktree on no branch, for work that only makes commits. */
export async function addDetachedWorktree(
  git: Git,
  dir: string,
  request: { readonly path: string; readonly oid: Oid },
): Promise<Result<null>> {
  const { path, oid } = request;
  return alone(git, dir, async () => {
    const cleared = await clearUnfinished(git, dir, path);
    if (!cleared.ok) return cleared;
    return makeWorktree(
      git,
      dir,
      path,
      checkedOut(git, dir, (folder) => ['--detach', folder, oid]),
    );
  });
}

/**
 * Makes Switchyard's own detached worktree exactly a commit; what it holds uncommitted is thrown away, ignored files
 * such as installed dependencies stay. Refused for the repository's main checkout. Nobody else may work in it meanwhile.
 */
export async function resetWorktree(git: Git, path: string, oid: Oid): Promise<Result<null>> {
  const unlocked = await unlockWorktree(git, path);
  if (!unlocked.ok) return unlocked;
  const runner = git.at(path);
  const checkout = ['checkout', '--quiet', '--detach', '--force', oid, '--'];
  const checkedOut = await runner.text(checkout, checkoutOptions);
  if (!checkedOut.ok) return checkedOut;
  const cleaned = await runner.text(['clean', '-ffd', '--quiet'], checkoutOptions);
  return cleaned.ok ? ok(null) : cleaned;
}

/** Makes sure that the branch does not exist; one that a cut-off attempt made, without work on it, goes. */
async function freeBranch(
  git: Git,
  dir: string,
  { path, branch, startOid }: { readonly path: string; readonly branch: string; readonly startOid: Oid },
): Promise<Result<null>> {
  const ref = `refs/heads/${branch}`;
  const cleared = await clearUnfinished(git, dir, path);
  if (!cleared.ok) return cleared;
  const existing = await resolveCommit(git, dir, ref);
  if (!existing.ok) return existing;
  if (existing.data === null) return ok(null);
  const ours = cleared.data.includes(branch) && existing.data === startOid;
  return ours ? deleteRef(git, dir, ref, startOid) : branchExists(branch);
}

async function alone<T>(git: Git, dir: string, work: () => Promise<Result<T>>): Promise<Result<T>> {
  const common = await commonDirOf(git, dir);
  return common.ok ? git.write(common.data, work) : common;
}

const branchExists = (branch: string) =>
  fail('conflict', `The branch ${branch} exists already.`, {
    kept: 'It was left as it is.',
    next: 'Choose another name.',
  });
