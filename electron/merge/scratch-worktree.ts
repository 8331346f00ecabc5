import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { type Result, ok } from '../../shared/kernel/result.ts';
import { addDetachedWorktree, resetWorktree } from '../git/add-worktree.ts';
import { type MergeDeps } from './deps.ts';

/** A worktree of our own at a commit: the one from before, reset, or a new one. */
export async function scratchWorktree(
  deps: Pick<MergeDeps, 'git' | 'log'>,
  repository: string,
  path: string,
  oid: string,
): Promise<Result<void>> {
  if (existsSync(path)) {
    const reset = await resetWorktree(deps.git, path, oid);
    if (reset.ok) return ok(undefined);
    if (reset.error.type === 'deadline') return reset;
    // It is ours and holds nothing but what was verified: a broken one is made anew.
    deps.log.warning('a worktree for verifications is made anew', { path, error: reset.error });
    await rm(path, { recursive: true, force: true });
  }
  const added = await addDetachedWorktree(deps.git, repository, { path, oid });
  return added.ok ? ok(undefined) : added;
}
