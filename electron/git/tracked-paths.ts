import { ok, type Result } from '../../shared/kernel/result.ts';
import { type Git, type Oid } from './git.ts';
import { splitNul } from './split-nul.ts';

/** Every path that a commit or tree holds. */
export async function trackedPaths(git: Git, dir: string, oid: Oid): Promise<Result<readonly string[]>> {
  const said = await git.at(dir).text(['ls-tree', '-r', '--name-only', '-z', oid, '--']);
  return said.ok ? ok(splitNul(said.data)) : said;
}
