import { mkdir, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fail, ok, type Result } from '../../shared/kernel/result.ts';
import { type Git, type Oid } from './git.ts';
import { commonDirOf } from './locate.ts';
import { resolveCommit } from './resolve-commit.ts';
import { unlockWorktree } from './unlock-worktree.ts';
import { deleteRef } from './update-ref.ts';

/** How long a checkout may take. */
const checkoutMs = 300_000;
const checkoutConfig = ['checkout.workers=8', 'checkout.defaultRemote='];

/** A new worktree on a new branch. On failure nothing is left: no folder, no branch, no entry. */
export async function addWorktree(
  git: Git,
  dir: string,
  request: { readonly path: string; readonly branch: string; readonly startOid: Oid },
): Promise<Result<null>> {
  const { path, branch, startOid } = request;
  return alone(git, dir, async () => {
    const existing = await resolveCommit(git, dir, `refs/heads/${branch}`);
    if (!existing.ok) return existing;
    if (existing.data !== null) return branchExists(branch);
    const added = await add(git, dir, path, ['--no-track', '-b', branch, path, startOid]);
    if (!added.ok) await deleteRef(git, dir, `refs/heads/${branch}`, startOid);
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
    const existing = await resolveCommit(git, dir, `refs/heads/${branch}`);
    if (!existing.ok) return existing;
    if (existing.data === null) return noBranch(branch);
    return add(git, dir, path, ['--no-guess-remote', path, branch]);
  });
}

/** A worktree on no branch, for work that only makes commits. */
export async function addDetachedWorktree(
  git: Git,
  dir: string,
  request: { readonly path: string; readonly oid: Oid },
): Promise<Result<null>> {
  return alone(git, dir, () => add(git, dir, request.path, ['--detach', request.path, request.oid]));
}

/**
 * Makes Switchyard's own detached worktree exactly a commit; what it holds uncommitted is thrown away, ignored files
 * such as installed dependencies stay. Refused for the repository's main checkout. Nobody else may work in it meanwhile.
 */
export async function resetWorktree(git: Git, path: string, oid: Oid): Promise<Result<null>> {
  const unlocked = await unlockWorktree(git, path);
  if (!unlocked.ok) return unlocked;
  const runner = git.at(path);
  const options = { timeoutMs: checkoutMs, config: checkoutConfig };
  const checkout = await runner.text(['checkout', '--quiet', '--detach', '--force', oid, '--'], options);
  if (!checkout.ok) return checkout;
  const cleaned = await runner.text(['clean', '-ffd', '--quiet'], options);
  return cleaned.ok ? ok(null) : cleaned;
}

async function alone<T>(git: Git, dir: string, work: () => Promise<Result<T>>): Promise<Result<T>> {
  const common = await commonDirOf(git, dir);
  return common.ok ? git.write(common.data, work) : common;
}

async function add(git: Git, dir: string, path: string, args: readonly string[]): Promise<Result<null>> {
  if (await stat(path).catch(() => null)) return pathExists(path);
  const folder = await mkdir(dirname(path), { recursive: true }).catch((error: unknown) =>
    noFolder(path, error),
  );
  if (typeof folder === 'object') return folder;
  // An entry whose folder vanished would bar the path; it is ours, because the path is.
  await git.at(dir).output(['worktree', 'remove', '--force', '--force', path]);
  const options = { timeoutMs: checkoutMs, config: checkoutConfig };
  const added = await git.at(dir).text(['worktree', 'add', ...args], options);
  if (added.ok) return ok(null);
  await rm(path, { recursive: true, force: true });
  await git.at(dir).output(['worktree', 'remove', '--force', '--force', path]);
  return added;
}

const pathExists = (path: string) =>
  fail('conflict', `There is something at ${path} already.`, {
    kept: 'It was left as it is.',
    next: 'Move it away, or choose another place.',
  });

const noFolder = (path: string, error: unknown) =>
  fail('storage', `No worktree can be made at ${path}: ${String(error)}`, {
    next: 'See that the folder above it can be written, and that the disk is not full.',
  });

const branchExists = (branch: string) =>
  fail('conflict', `The branch ${branch} exists already.`, {
    kept: 'It was left as it is.',
    next: 'Choose another name.',
  });

const noBranch = (branch: string) => fail('not-found', `There is no branch ${branch}.`);
