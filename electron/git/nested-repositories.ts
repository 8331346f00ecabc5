import { type GitRunner } from './git.ts';
import { type RunOptions } from './git-output.ts';
import { splitNul } from './split-nul.ts';

/** Untracked repositories inside a worktree, which git lists as folders; their content is not the worktree's. */
export async function nestedRepositories(runner: GitRunner, options: RunOptions = {}): Promise<string[]> {
  const done = await runner.output(['ls-files', '--others', '--exclude-standard', '-z'], options);
  return splitNul(done.stdout.toString('utf8'))
    .filter((path) => path.endsWith('/'))
    .map((path) => path.slice(0, -1));
}

/** Arguments that make a command take everything but some paths; none when there is nothing to leave out. */
export const leavingOut = (paths: readonly string[]): string[] =>
  paths.length === 0 ? [] : ['--', '.', ...paths.map((path) => `:(exclude,literal)${path}`)];
