import { type CallOutput } from '../../../shared/contract/index.ts';
import { blameWords as words } from '../../words/blame.ts';

type Blame = CallOutput<'review.blame'>;
type Commit = Blame['commits'][number];

/** One who wrote something of a file: a lane on a task, or a person. */
export interface Writer {
  readonly key: string;
  readonly by: Commit['by'];
  /** The task, or the subject of the last commit. */
  readonly about: string;
  /** When the last of it was written. */
  readonly at: number;
  readonly ranges: readonly { readonly from: number; readonly to: number }[];
  readonly count: number;
}

/** Who wrote a file, by the first line of each. */
export function writersOf({ lines, commits }: Blame): readonly Writer[] {
  const byOid = new Map(commits.map((commit) => [commit.oid, commit]));
  const writers = new Map<string, Writer>();
  for (const { from, to, oid } of lines) {
    const commit = byOid.get(oid);
    if (!commit) continue;
    const { by, at, subject } = commit;
    const key = by.kind === 'lane' ? by.laneId : `human ${by.name}`;
    const before = writers.get(key);
    const last = before?.ranges.at(-1);
    const ranges =
      last && last.to + 1 === from
        ? [...(before?.ranges.slice(0, -1) ?? []), { from: last.from, to }]
        : [...(before?.ranges ?? []), { from, to }];
    const newest = before === undefined || at >= before.at;
    writers.set(key, {
      key,
      by,
      about: newest ? (by.kind === 'lane' ? (by.task ?? subject) : subject) : before.about,
      at: newest ? at : before.at,
      ranges,
      count: (before?.count ?? 0) + to - from + 1,
    });
  }
  return [...writers.values()];
}

/** Places that are named before the rest is counted. */
const namedPlaces = 6;

/** The lines of a writer in words. */
export function linesInWords({ ranges, count }: Writer): string {
  const named = ranges.slice(0, namedPlaces).map(({ from, to }) => words.range(from, to));
  const more = ranges.length - named.length;
  return `${words.lines(named.join(', '), count)}${more > 0 ? ` ${words.more(more)}` : ''}`;
}
