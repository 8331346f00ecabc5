import { type Result, ok } from '../../shared/kernel/result.ts';
import { type Git } from './git.ts';

const author = { name: 'Switchyard', email: 'sample@switchyard.invalid' };

/** Makes a folder of ours a repository with one commit of everything in it, on branch main. */
export async function createRepository(git: Git, dir: string, message: string): Promise<Result<void>> {
  const identity = {
    GIT_AUTHOR_NAME: author.name,
    GIT_AUTHOR_EMAIL: author.email,
    GIT_COMMITTER_NAME: author.name,
    GIT_COMMITTER_EMAIL: author.email,
  };
  for (const args of [
    ['init', '--quiet', '--initial-branch=main'],
    ['add', '-A'],
    ['commit', '--quiet', '-m', message],
  ]) {
    const done = await git.at(dir).text(args, { env: identity });
    if (!done.ok) return done;
  }
  return ok(undefined);
}
