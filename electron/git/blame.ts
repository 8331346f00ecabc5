import { ok, type Result } from '../../shared/kernel/result.ts';
import { type Instant } from '../../shared/kernel/time.ts';
import { type Git, type Oid } from './git.ts';

/** Lines that one commit wrote, counted from 1, the last one included. */
export interface BlamedLines {
  readonly from: number;
  readonly to: number;
  readonly oid: Oid;
}

/** Which commit wrote each line of a file, as it is in a commit. Whitespace counts; moved lines are those of who moved them. */
export async function blame(
  git: Git,
  dir: string,
  commit: Oid,
  path: string,
): Promise<Result<readonly BlamedLines[]>> {
  const said = await git.at(dir).text(['blame', '--incremental', commit, '--', path], {
    env: { GIT_LITERAL_PATHSPECS: '1' },
  });
  return said.ok ? ok(parseBlame(said.data)) : said;
}

/** Reads `git blame --incremental`: one line begins each run of lines; runs come in any order. */
export function parseBlame(output: string): BlamedLines[] {
  const runs = output.split('\n').flatMap((line) => {
    const [, oid, from, count] = /^([0-9a-f]{40,64}) \d+ (\d+) (\d+)$/.exec(line) ?? [];
    if (oid === undefined) return [];
    return [{ oid, from: Number(from), to: Number(from) + Number(count) - 1 }];
  });
  runs.sort((a, b) => a.from - b.from);
  const joined: BlamedLines[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (last?.oid === run.oid && last.to + 1 === run.from)
      joined[joined.length - 1] = { ...last, to: run.to };
    else joined.push(run);
  }
  return joined;
}

/** Who made a commit, and what its trailers say about it. */
export interface Attribution {
  readonly oid: Oid;
  readonly at: Instant;
  readonly author: string;
  readonly subject: string;
  /** By their names; those that are not there are left out. */
  readonly trailers: Readonly<Record<string, string>>;
}

const named = ['Lane', 'Task', 'Role', 'Agent', 'Model'] as const;

/** What so many commits are asked about at one time. */
const portion = 500;

/** Who made each of these commits. */
export async function attributions(
  git: Git,
  dir: string,
  oids: readonly Oid[],
): Promise<Result<readonly Attribution[]>> {
  const trailers = named.map((name) => `%x00%(trailers:key=${name},valueonly,separator=%x2C )`).join('');
  const format = `--format=%H%x00%at%x00%an%x00%s${trailers}%x01`;
  const found: Attribution[] = [];
  for (let at = 0; at < oids.length; at += portion) {
    const some = oids.slice(at, at + portion);
    const said = await git
      .at(dir)
      .text(['log', '--no-walk=unsorted', '--encoding=UTF-8', format, ...some, '--']);
    if (!said.ok) return said;
    found.push(...parseAttributions(said.data));
  }
  return ok(found);
}

function parseAttributions(output: string): Attribution[] {
  return output.split('\u0001').flatMap((record) => {
    const [oid = '', seconds, author, subject, ...values] = record.trim().split('\0');
    if (seconds === undefined || author === undefined) return [];
    const trailers = Object.fromEntries(
      named.flatMap((name, i) => (values[i]?.trim() ? [[name, values[i].trim()]] : [])),
    );
    return [{ oid, at: Number(seconds) * 1000, author, subject: subject ?? '', trailers }];
  });
}
