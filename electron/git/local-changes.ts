import { ok, type Result } from '../../shared/kernel/result.ts';
import { type Git } from './git.ts';
import { splitNul } from './split-nul.ts';

/** What differs in a checkout from its HEAD, files that git does not know included. Reads only: not even the index is refreshed. */
export async function localChanges(
  git: Git,
  dir: string,
): Promise<Result<{ readonly text: string; readonly paths: readonly string[] }>> {
  const args = ['status', '--porcelain', '-z', '--no-renames', '--untracked-files=all', '--ignored=no'];
  const said = await git.at(dir).text(args);
  if (!said.ok) return said;
  return ok({ text: said.data, paths: splitNul(said.data).map((entry) => entry.slice(3)) });
}
