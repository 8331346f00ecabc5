import { type Result, ok } from '../../shared/kernel/result.ts';
import { type Git } from './git.ts';
import { locateOwn } from './locate.ts';
import { splitNul } from './split-nul.ts';

/** What git ignores in a folder that was once this worktree, as paths; a folder that is ignored as a whole is one path. */
export async function ignoredFiles(
  git: Git,
  worktreeDir: string,
  folder: string,
): Promise<Result<readonly string[]>> {
  const location = await locateOwn(git, worktreeDir);
  if (!location.ok) return location;
  const env = { GIT_DIR: location.data.gitDir, GIT_WORK_TREE: folder };
  const args = ['ls-files', '-z', '--others', '--ignored', '--exclude-standard', '--directory'];
  const listed = await git.at(folder).text(args, { env });
  return listed.ok ? ok(splitNul(listed.data).map((path) => path.replace(/\/$/, ''))) : listed;
}
