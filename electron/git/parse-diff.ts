import { type ChangedFile } from '../../shared/contract/index.ts';

/** First and last line, both counted from 1 and included; 0 stands for the place before the first line. */
export type LineRange = readonly [start: number, end: number];

/** Stands for every line of a file. */
export const wholeFile: LineRange = [0, Number.MAX_SAFE_INTEGER];

const changes: Readonly<Record<string, ChangedFile['change']>> = {
  A: 'added',
  M: 'modified',
  D: 'deleted',
  R: 'renamed',
  C: 'copied',
  T: 'type',
};

interface RawRecord {
  readonly change: ChangedFile['change'];
  readonly path: string;
  readonly oldPath: string | null;
}

/** Reads `git diff-tree --raw --numstat -z`. */
export function parseDiff(output: string): ChangedFile[] {
  const fields = output.split('\0');
  const { records, next } = readRaw(fields);
  const counts = readCounts(fields.slice(next));
  return records.map((record) => {
    const count = counts.get(record.path);
    const binary = count === 'binary';
    const lines = count === undefined || binary ? null : count;
    return { ...record, binary, added: lines?.added ?? null, removed: lines?.removed ?? null };
  });
}

function readRaw(fields: readonly string[]): { records: RawRecord[]; next: number } {
  const records: RawRecord[] = [];
  let at = 0;
  for (let head = fields[at]; head?.startsWith(':'); head = fields[at]) {
    const letter = head.slice(head.lastIndexOf(' ') + 1).charAt(0);
    const change = changes[letter] ?? 'modified';
    const first = fields[at + 1] ?? '';
    const paired = letter === 'R' || letter === 'C';
    records.push(
      paired
        ? { change, path: fields[at + 2] ?? '', oldPath: first }
        : { change, path: first, oldPath: null },
    );
    at += paired ? 3 : 2;
  }
  return { records, next: at };
}

type Count = 'binary' | { readonly added: number; readonly removed: number };

function readCounts(fields: readonly string[]): Map<string, Count> {
  const counts = new Map<string, Count>();
  for (let at = 0; at < fields.length; at += 1) {
    const found = /^(\d+|-)\t(\d+|-)\t([\s\S]*)$/.exec(fields[at] ?? '');
    if (!found) continue;
    const [, added = '-', removed = '-', path = ''] = found;
    const count: Count = added === '-' ? 'binary' : { added: Number(added), removed: Number(removed) };
    counts.set(path === '' ? (fields[at + 2] ?? '') : path, count);
    if (path === '') at += 2;
  }
  return counts;
}

/** Reads `git diff-tree --raw -p -U0 -z`: the records name the files, the patch follows in the same order. */
export function parseLineRanges(output: string): Map<string, LineRange[]> {
  const patchAt = output.indexOf('\0\0');
  const { records } = readRaw((patchAt < 0 ? output : output.slice(0, patchAt)).split('\0'));
  const sections = patchAt < 0 ? [] : readSections(output.slice(patchAt + 2));
  const ranges = new Map<string, LineRange[]>();
  let next = 0;
  for (const { path, change } of records) {
    const section = sections[next] ?? [];
    // A file that becomes a link is printed as a deletion and a creation.
    next += change === 'type' ? 2 : 1;
    ranges.set(path, change === 'type' || section.length === 0 ? [wholeFile] : section);
  }
  return ranges;
}

function readSections(patch: string): LineRange[][] {
  const sections: LineRange[][] = [];
  for (const line of patch.split('\n')) {
    if (line.startsWith('diff --git ')) sections.push([]);
    const hunk = /^@@ -(\d+)(?:,(\d+))? \+/.exec(line);
    if (hunk) sections.at(-1)?.push(oldSide(Number(hunk[1]), Number(hunk[2] ?? 1)));
  }
  return sections;
}

const oldSide = (start: number, count: number): LineRange =>
  count === 0 ? [start, start + 1] : [start, start + count - 1];
