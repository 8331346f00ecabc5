import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TempRepository } from './temp-repository.ts';

/** Everything of a user's checkout that Switchyard may not change, to be compared before and after. */
export async function checkoutState(repository: TempRepository): Promise<Record<string, string>> {
  const { dir, git } = repository;
  const bytes = (path: string) =>
    readFile(join(dir, path)).then(
      (content) => content.toString('base64'),
      () => 'none',
    );
  // The raw bytes are read first: git status may refresh the index.
  const [index, config, hooks] = await Promise.all([
    bytes('.git/index'),
    bytes('.git/config'),
    bytes('hooks-ran'),
  ]);
  return {
    index,
    config,
    hooks,
    status: await git('--no-optional-locks', 'status', '--porcelain', '-z', '--branch', '--ignored'),
    stash: await git('stash', 'list'),
    head: await git('rev-parse', 'HEAD'),
    on: await git('rev-parse', '--symbolic-full-name', 'HEAD'),
    files: await git('ls-files', '--stage', '-z'),
  };
}
