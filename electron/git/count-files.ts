import { ok, type Result } from '../../shared/kernel/result.ts';
import { type Git } from './git.ts';

/** How many files a commit has. */
export async function countFiles(git: Git, dir: string, commit: string): Promise<Result<number>> {
  const said = await git.at(dir).text(['ls-tree', '-r', '-z', '--name-only', commit]);
  return said.ok ? ok(said.data.split('\0').length - 1) : said;
}
