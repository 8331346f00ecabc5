/** One changed region as Monaco reports it; an end of 0 means that this side has no lines there. */
export interface LineChange {
  readonly originalStartLineNumber: number;
  readonly originalEndLineNumber: number;
  readonly modifiedStartLineNumber: number;
  readonly modifiedEndLineNumber: number;
}

/** Where to look at a change in the modified text, counted from 1. */
export const lineOf = (change: LineChange): number => Math.max(1, change.modifiedStartLineNumber);

/** The change after or before the one at `at` (-1: none yet); null where the file has no more, so the next file follows. */
export function step(total: number, at: number, by: 1 | -1): number | null {
  const next = at < 0 && by < 0 ? total - 1 : at + by;
  return next >= 0 && next < total ? next : null;
}

/** The change that a line of the modified text belongs to or follows; -1 above the first. */
export function changeAt(changes: readonly LineChange[], line: number): number {
  let found = -1;
  for (const [i, change] of changes.entries()) if (lineOf(change) <= line) found = i;
  return found;
}
