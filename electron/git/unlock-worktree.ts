import { unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, type Result } from '../../shared/kernel/result.ts';
import { type Git } from './git.ts';
import { locateOwn } from './locate.ts';

/**
 * Removes the locks that a git command ended in the middle left in a lane's own git directory. Only for a lane in
 * which no process lives any more. Refused for the repository's main checkout. Gives the names of what was removed.
 */
export async function unlockWorktree(git: Git, worktreeDir: string): Promise<Result<readonly string[]>> {
  const location = await locateOwn(git, worktreeDir);
  if (!location.ok) return location;
  const removed: string[] = [];
  for (const name of ['index.lock', 'HEAD.lock']) {
    const gone = await unlink(join(location.data.gitDir, name)).then(
      () => true,
      () => false,
    );
    if (gone) removed.push(name);
  }
  return ok(removed);
}
