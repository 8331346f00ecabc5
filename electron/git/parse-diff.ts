import { type ChangedFile, type FileCount } from '../../shared/contract/index.ts';

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

type RawRecord = Omit<ChangedFile, 'added' | 'removed' | 'binary'>;

/** Reads `git diff-tree --raw -z`: what changed, its lines not counted. */
export const parseRaw = (output: string): ChangedFile[] =>
  readRaw(output.split('\0')).records.map((record) => ({
    ...record,
    added: null,
    removed: null,
    binary: false,
  }));

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
    const [oldMode = '', newMode = '', oldOid = '', newOid = '', status = ''] = head.slice(1).split(' ');
    const letter = status.charAt(0);
    const first = fields[at + 1] ?? '';
    const paired = letter === 'R' || letter === 'C';
    records.push({
      change: changes[letter] ?? 'modified',
      path: paired ? (fields[at + 2] ?? '') : first,
      oldPath: paired ? first : null,
      similarity: paired ? Number(status.slice(1)) : null,
      oldMode: nullIfZero(oldMode),
      newMode: nullIfZero(newMode),
      oldOid: nullIfZero(oldOid),
      newOid: nullIfZero(newOid),
    });
    at += paired ? 3 : 2;
  }
  return { records, next: at };
}

const nullIfZero = (said: string): string | null => (/^0*$/.test(said) ? null : said);

type LineCount = Omit<FileCount, 'generated'>;
type Count = 'binary' | { readonly added: number; readonly removed: number };

function readCounts(fields: readonly string[]): Map<string, Count> {
  const counts = new Map<string, Count>();
  const reader = new CountReader();
  for (const { path, binary, added, removed } of reader.take(fields)) {
    counts.set(path, binary ? 'binary' : { added: added ?? 0, removed: removed ?? 0 });
  }
  return counts;
}

/** Reads `git diff-tree --numstat -z` while it comes. */
export class CountReader {
  private rest = '';
  private fields: string[] = [];

  /** What is complete with this piece of output. */
  push(text: string): LineCount[] {
    const fields = (this.rest + text).split('\0');
    this.rest = fields.pop() ?? '';
    return this.take(fields);
  }

  take(fields: readonly string[]): LineCount[] {
    const all = this.fields.concat(fields);
    const counts: LineCount[] = [];
    let at = 0;
    for (; at < all.length; at += 1) {
      const found = /^(\d+|-)\t(\d+|-)\t([\s\S]*)$/.exec(all[at] ?? '');
      if (!found) continue;
      const [, added = '-', removed = '-', own = ''] = found;
      if (own === '' && at + 2 >= all.length) break;
      const path = own === '' ? (all[at + 2] ?? '') : own;
      if (own === '') at += 2;
      const binary = added === '-';
      counts.push({ path, binary, ...lines(binary, added, removed) });
    }
    this.fields = all.slice(at);
    return counts;
  }
}

const lines = (binary: boolean, added: string, removed: string) =>
  binary ? { added: null, removed: null } : { added: Number(added), removed: Number(removed) };

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
