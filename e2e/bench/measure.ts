/** What a number of rounds came to, in each round's own unit. */
export interface Medians {
  readonly ours: number;
  readonly limit: number;
}

/** The value in the middle. */
export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** The value that this share of the values does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Milliseconds that the work took. */
export async function timed(work: () => unknown): Promise<number> {
  const since = performance.now();
  await work();
  return performance.now() - since;
}

/**
 * Measures ours and the limit in turn, so that whatever else the machine does falls on both, and who begins changes
 * with every round. One round before is not counted.
 */
export async function alternate(
  rounds: number,
  ours: (round: number) => Promise<number>,
  limit: (round: number) => Promise<number>,
): Promise<Medians> {
  const seen = { ours: [] as number[], limit: [] as number[] };
  for (let round = 0; round <= rounds; round++) {
    const turn = async (who: 'ours' | 'limit') => {
      const value = await (who === 'ours' ? ours(round) : limit(round));
      if (round > 0) seen[who].push(value);
    };
    await turn(round % 2 === 0 ? 'ours' : 'limit');
    await turn(round % 2 === 0 ? 'limit' : 'ours');
  }
  return { ours: median(seen.ours), limit: median(seen.limit) };
}
