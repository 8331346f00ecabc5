import { type ConflictFile } from '../../shared/domain/merge/events.ts';
import { type Result, fail, ok } from '../../shared/kernel/result.ts';
import { type LineRange } from '../git/parse-diff.ts';
import { type Git } from '../git/git.ts';
import { mergeTreeMany } from '../git/merge-tree.ts';

/** One side of a pair: a commit, and which lines of which paths it changed since its base. */
export interface Side {
  readonly id: string;
  readonly oid: string;
  readonly ranges: ReadonlyMap<string, readonly LineRange[]>;
}

/** Two sides that touch the same, or that git could not merge. */
export interface Overlap {
  readonly a: string;
  readonly b: string;
  readonly conflict: boolean;
  readonly files: { readonly path: string; readonly overlap: 'file' | 'lines'; readonly conflict: boolean }[];
  readonly conflicts: ConflictFile[];
}

/** What git said of merging one commit into another; it stays true. */
export type Tried = readonly ConflictFile[];

/** Tries that are remembered. */
const remembered = 20_000;

/**
 * Merges every pair on trial, with one git process for all that were not tried before, and tells what overlaps. No pair is
 * taken for clean because its paths differ: a folder renamed on one side takes in files that the other one adds.
 */
export async function comparePairs(
  git: Git,
  dir: string,
  pairs: readonly (readonly [Side, Side])[],
  tried: Map<string, Tried>,
): Promise<Result<readonly Overlap[]>> {
  const fresh = new Map(
    pairs.filter(([a, b]) => !tried.has(keyOf(a, b))).map((pair) => [keyOf(...pair), pair]),
  );
  const asked = [...fresh.values()];
  const merges = await mergeTreeMany(
    git,
    dir,
    asked.map(([a, b]) => ({ ours: b.oid, theirs: a.oid })),
  );
  for (const [at, pair] of asked.entries()) {
    const merged = merges[at];
    if (!merged) return fail('git-failed', 'git did not answer for every pair of lanes.');
    if (!merged.ok) return merged;
    tried.set(keyOf(...pair), merged.data.conflicts);
  }
  for (const key of tried.keys()) if (tried.size > remembered) tried.delete(key);
  return ok(pairs.flatMap(([a, b]) => overlapOf(a, b, tried.get(keyOf(a, b)) ?? []) ?? []));
}

const keyOf = (a: Side, b: Side): string => `${a.oid} ${b.oid}`;

function overlapOf(a: Side, b: Side, conflicts: Tried): Overlap | null {
  const shared = [...a.ranges.keys()].filter((path) => b.ranges.has(path));
  const inConflict = new Set(conflicts.map((c) => c.path));
  const paths = [...new Set([...shared, ...inConflict])];
  if (paths.length === 0) return null;
  const files = paths.map((path) => ({
    path,
    overlap: sameLines(a.ranges.get(path) ?? [], b.ranges.get(path) ?? [])
      ? ('lines' as const)
      : ('file' as const),
    conflict: inConflict.has(path),
  }));
  return { a: a.id, b: b.id, conflict: conflicts.length > 0, files, conflicts: [...conflicts] };
}

function sameLines(a: readonly LineRange[], b: readonly LineRange[]): boolean {
  return a.some(([from, to]) => b.some(([start, end]) => from <= end && start <= to));
}
