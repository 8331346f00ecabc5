import { type ReactNode } from 'react';
import { type LineChange } from './monaco-changes.ts';

/** Which side of a diff: as it was, or as it is now. */
export type Side = 'old' | 'new';

/** A line of one side, counted from 1. */
export interface LinePlace {
  readonly side: Side;
  readonly line: number;
}

/** Something that stands under a line, as wide as the diff. */
export interface LineZone extends LinePlace {
  readonly key: string;
  readonly content: ReactNode;
}

/** What a diff shows between its lines, and who is told when a person wants to say something about one. */
export interface LineProps {
  readonly zones?: readonly LineZone[];
  readonly onLine?: ((place: LinePlace) => void) | undefined;
}

/** In which editor something stands, and under which of its lines. */
export interface Placed<T> {
  readonly item: T;
  readonly editor: Side;
  readonly at: number;
  /** Below the old lines that an inline diff shows there. */
  readonly below: boolean;
}

const lastOld = (c: LineChange) => c.originalEndLineNumber || c.originalStartLineNumber;
const lastNew = (c: LineChange) => c.modifiedEndLineNumber || c.modifiedStartLineNumber;

const holdsOld = (c: LineChange, line: number) =>
  line >= c.originalStartLineNumber && line <= c.originalEndLineNumber;
const holdsNew = (c: LineChange, line: number) =>
  line >= c.modifiedStartLineNumber && line <= c.modifiedEndLineNumber;

/** The line of the new text beside a line of the old one; for a changed line, the last one of what took its place. */
export function newLineOf(changes: readonly LineChange[], line: number): number {
  let shift = 0;
  for (const change of changes) {
    if (holdsOld(change, line)) return lastNew(change);
    if (line <= lastOld(change)) break;
    shift = lastNew(change) - lastOld(change);
  }
  return line + shift;
}

/**
 * Where things about lines stand so that none covers another: what is about the old text stands in its own editor only
 * where that is shown and nothing in the same change stands on the other side.
 */
export function placeBetween<T extends LinePlace>(
  items: readonly T[],
  changes: readonly LineChange[],
  split: boolean,
): readonly Placed<T>[] {
  return items.map((item) => {
    if (item.side === 'new') return { item, editor: 'new', at: item.line, below: false };
    const change = changes.find((c) => holdsOld(c, item.line));
    const alone =
      change !== undefined && !items.some((other) => other.side === 'new' && holdsNew(change, other.line));
    return split && alone
      ? { item, editor: 'old', at: item.line, below: false }
      : { item, editor: 'new', at: newLineOf(changes, item.line), below: change !== undefined };
  });
}
