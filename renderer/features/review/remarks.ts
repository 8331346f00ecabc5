import { type Comment, type Review } from '../../../shared/domain/review/state.ts';
import { type LinePlace, type Side } from '../../lib/line-place.ts';
import { locateLine } from './locate-line.ts';

/** Remarks under one line. */
export interface Thread extends LinePlace {
  readonly comments: readonly Comment[];
}

/** Remarks of one file: under its lines, and those about the file or about a line that is gone. */
export interface FileRemarks {
  readonly threads: readonly Thread[];
  readonly whole: readonly { readonly comment: Comment; readonly outdated: boolean }[];
}

export interface Texts {
  readonly oldText: string | null;
  readonly newText: string | null;
}

/** The lines of a text, as an editor counts them. */
const linesOf = (text: string | null): readonly string[] => (text === null ? [] : text.split(/\r\n|\r|\n/));

/** What stands in a line, as far as a remark quotes it. */
export const quoteOf = (texts: Texts | null, { side, line }: LinePlace): string =>
  (linesOf((side === 'old' ? texts?.oldText : texts?.newText) ?? null)[line - 1] ?? '').slice(0, 2000);

/** Puts the remarks of a file where their lines stand now. */
export function remarksIn(comments: readonly Comment[], texts: Texts): FileRemarks {
  const lines: Readonly<Record<Side, readonly string[]>> = {
    old: linesOf(texts.oldText),
    new: linesOf(texts.newText),
  };
  const threads = new Map<string, Thread>();
  const whole: { comment: Comment; outdated: boolean }[] = [];
  for (const comment of comments) {
    const { side } = comment;
    const line = comment.line === 0 ? null : locateLine(lines[side], comment.line, comment.quote);
    if (line === null) whole.push({ comment, outdated: comment.line !== 0 });
    else {
      const key = `${side}:${line}`;
      const found = threads.get(key)?.comments ?? [];
      threads.set(key, { side, line, comments: [...found, comment] });
    }
  }
  return { threads: [...threads.values()], whole };
}

/** How many remarks of a file are not settled. */
export function unsettledByPath(comments: readonly Comment[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { path, state } of comments) {
    if (state !== 'resolved') counts.set(path, (counts.get(path) ?? 0) + 1);
  }
  return counts;
}

/** How many remarks of a state are required, and how many are suggestions. */
export function weightsOf(
  comments: readonly Comment[],
  state: Comment['state'],
): { readonly required: number; readonly suggestion: number } {
  const those = comments.filter((c) => c.state === state);
  const required = those.filter((c) => c.weight === 'required').length;
  return { required, suggestion: those.length - required };
}

/** Whether the work is another than the one a verdict is about; null when that cannot be told. */
export function isStale(verdict: NonNullable<Review['verdict']>, tree: string | null): boolean | null {
  if (verdict.treeOid === null || tree === null) return null;
  return verdict.treeOid !== tree;
}

/** The other weight. */
export const otherWeight = (weight: Comment['weight']): Comment['weight'] =>
  weight === 'required' ? 'suggestion' : 'required';
