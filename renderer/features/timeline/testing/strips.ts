import { type Run, RunWriter } from '../../../../shared/domain/timeline/runs.ts';
import { type Answer, readStrip, type Strip } from '../strip.ts';

type Packed = Answer['lanes'][number];

/** A lane's runs as the host sends them. */
export function packedOf(laneId: string, runs: readonly Run[], words: Packed['words'] = []): Packed {
  const writer = new RunWriter();
  for (const run of runs) writer.add(run);
  const text = btoa(String.fromCharCode(...writer.bytes()));
  return { laneId: laneId as Packed['laneId'], runs: text, words, spend: null };
}

/** The same, unpacked: it begins at 0 and has steps of 10 ms. */
export const stripOf = (laneId: string, runs: readonly Run[], step = 10): Strip =>
  readStrip({ from: 0, step, steps: 100 }, packedOf(laneId, runs));
