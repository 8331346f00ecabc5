import { type Host } from '../bridge/host-port.ts';
import { countWaiting, lanesAtWork } from './attention.ts';

export interface Counts {
  /** How many things wait for the person. */
  readonly waiting: number;
  /** How many lanes are at work. */
  readonly running: number;
}

/** Calls back with the counts now and at each change of one; returns how to stop. */
export function watchCounts(
  host: Pick<Host, 'onWorldChange'>,
  onChange: (counts: Counts) => void,
): () => void {
  let last: Counts | null = null;
  return host.onWorldChange((world) => {
    const counts = { waiting: countWaiting(world), running: lanesAtWork(world).length };
    if (last?.waiting === counts.waiting && last.running === counts.running) return;
    last = counts;
    onChange(counts);
  });
}
