import { type CallOutput } from '../../../shared/contract/index.ts';

type Pair = CallOutput<'radar.get'>['pairs'][number];

/** What would happen between a lane and one other, or the target branch. */
export interface Prediction {
  /** null for the target branch. */
  readonly with: string | null;
  readonly conflict: boolean;
  /** Those that conflict first. */
  readonly files: Pair['files'];
  readonly hunks: Pair['conflicts'];
}

const nothingWithTarget: Prediction = { with: null, conflict: false, files: [], hunks: [] };

/**
 * What the radar says of one lane: conflicts first, the target branch before lanes, then by shared files. The target is
 * always among them, so that "no conflict" is said and not left open.
 */
export function predictionsFor(laneId: string, pairs: readonly Pair[]): readonly Prediction[] {
  const found = pairs
    .filter((p) => p.a === laneId || p.b === laneId)
    .map((p): Prediction => {
      const other = p.a === laneId ? p.b : p.a;
      const files = [...p.files].sort((a, b) => Number(b.conflict) - Number(a.conflict));
      return { with: other === 'target' ? null : other, conflict: p.conflict, files, hunks: p.conflicts };
    })
    .filter((p) => p.conflict || p.files.length > 0 || p.with === null);
  const all = found.some((p) => p.with === null) ? found : [nothingWithTarget, ...found];
  return all.sort(
    (a, b) =>
      Number(b.conflict) - Number(a.conflict) ||
      Number(b.with === null) - Number(a.with === null) ||
      b.files.length - a.files.length,
  );
}

/** How many others it would conflict with. */
export const conflictCount = (predictions: readonly Prediction[]): number =>
  predictions.filter((p) => p.conflict).length;

/** Paths that would conflict with anyone. */
export const conflictPaths = (predictions: readonly Prediction[]): ReadonlySet<string> =>
  new Set(
    predictions
      .filter((p) => p.conflict)
      .flatMap((p) => p.files.filter((f) => f.conflict).map((f) => f.path)),
  );
