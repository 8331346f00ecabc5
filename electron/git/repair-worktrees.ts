import { ok, type Result } from '../../shared/kernel/result.ts';
import { type Git } from './git.ts';
import { commonDirOf } from './locate.ts';

/** Links worktrees of ours to their repository again after it has been moved. */
export async function repairWorktrees(
  git: Git,
  dir: string,
  paths: readonly string[],
): Promise<Result<null>> {
  if (paths.length === 0) return ok(null);
  const common = await commonDirOf(git, dir);
  if (!common.ok) return common;
  return git.write(common.data, async () => {
    const repaired = await git.at(dir).text(['worktree', 'repair', '--', ...paths]);
    return repaired.ok ? ok(null) : repaired;
  });
}
