import { type CallOutput } from '../../../shared/contract/index.ts';

type Radar = CallOutput<'radar.get'>;
/** What two sides have in common. */
export type RadarPair = Radar['pairs'][number];

/** A place of the matrix: two sides, and what they have in common if anything. */
export interface Cell {
  readonly a: string;
  readonly b: string;
  readonly pair: RadarPair | null;
}

/** One row per side below the first: a triangle in which every pair stands once. The target branch comes last. */
export function matrixOf(
  laneIds: readonly string[],
  pairs: readonly RadarPair[],
): readonly (readonly Cell[])[] {
  const sides = [...laneIds, 'target'];
  return sides.map((b, row) => sides.slice(0, row).map((a): Cell => ({ a, b, pair: between(pairs, a, b) })));
}

const between = (pairs: readonly RadarPair[], a: string, b: string): RadarPair | null =>
  pairs.find((p) => (p.a === a && p.b === b) || (p.a === b && p.b === a)) ?? null;

/** The pair that is worth looking at first: a conflict, then the most files. */
export const worstPair = (pairs: readonly RadarPair[]): RadarPair | null =>
  pairs.toSorted((x, y) => Number(y.conflict) - Number(x.conflict) || y.files.length - x.files.length)[0] ??
  null;

/** Two letters for a column head: `GreenCastle` as `GC`. */
export const initials = (name: string): string => {
  const capitals = name.replace(/[^A-Z]/g, '');
  return (capitals.length >= 2 ? capitals : name).slice(0, 2).toUpperCase();
};
