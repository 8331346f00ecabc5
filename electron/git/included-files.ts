import { type Result, ok } from '../../shared/kernel/result.ts';
import { type Git } from './git.ts';
import { gitFailure } from './git-failure.ts';
import { splitNul } from './split-nul.ts';

/** Ignored files of a checkout that a file of ignore patterns names: what a fresh worktree lacks and a lane needs. */
export async function includedFiles(
  git: Git,
  checkout: string,
  patternFile: string,
): Promise<Result<readonly string[]>> {
  const listed = await git
    .at(checkout)
    .text(['ls-files', '-z', '--others', '--ignored', `--exclude-from=${patternFile}`]);
  if (!listed.ok || listed.data === '') return listed.ok ? ok([]) : listed;
  const args = ['check-ignore', '-z', '--stdin'];
  const ignored = await git.at(checkout).output(args, { input: listed.data });
  if (ignored.exitCode > 1 || ignored.exitCode < 0) return gitFailure(args, ignored);
  return ok(splitNul(ignored.stdout.toString('utf8')));
}
