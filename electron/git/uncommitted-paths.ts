import { ok, type Result } from '../../shared/kernel/result.ts';
import { coarseGlobs } from '../../shared/domain/reservation/glob.ts';
import { type Git } from './git.ts';
import { splitNul } from './split-nul.ts';

/** What differs from the last commit in a worktree below some globs, files that git does not know yet included. */
export async function uncommittedPaths(
  git: Git,
  dir: string,
  globs: readonly string[],
): Promise<Result<readonly string[]>> {
  const specs = globs
    .flatMap(coarseGlobs)
    .flatMap((glob) => [`:(glob,icase)${glob}`, `:(glob,icase)${glob}/**`]);
  const args = [
    '--no-optional-locks',
    'status',
    '--porcelain',
    '-z',
    '-uall',
    '--no-renames',
    '--',
    ...specs,
  ];
  const said = await git.at(dir).text(args);
  return said.ok ? ok(splitNul(said.data).map((record) => record.slice(3))) : said;
}
