import { ok, type Result } from '../../shared/kernel/result.ts';
import { type Git, type Oid } from './git.ts';

/** The paths that each of the newest `most` commits below `oid` changed, newest first. Merges are left out, and the first commit of all, which says nothing of what belongs together. */
export async function recentChanges(
  git: Git,
  dir: string,
  oid: Oid,
  most: number,
): Promise<Result<readonly (readonly string[])[]>> {
  const args = [
    'log',
    '-z',
    '--min-parents=1',
    '--max-parents=1',
    '--no-renames',
    `--max-count=${most}`,
    '--name-only',
  ];
  const said = await git.at(dir).text([...args, '--format=%x01', oid, '--']);
  return said.ok ? ok(parseChanges(said.data)) : said;
}

/** A commit begins with U+0001; its paths follow, the first after a line break, each ended by NUL. */
function parseChanges(output: string): string[][] {
  return output
    .split('\u0001')
    .slice(1)
    .map((commit) =>
      commit
        .split('\0')
        .map((path) => (path.startsWith('\n') ? path.slice(1) : path))
        .filter((path) => path !== ''),
    );
}
