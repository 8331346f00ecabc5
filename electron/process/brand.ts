import { createHash, randomInt } from 'node:crypto';
import { spawnSync } from 'node:child_process';

/**
 * A mark that a process cannot shed by scrubbing its environment: a number in the soft limit of real-time CPU time, which
 * every descendant inherits and which, at an hour and more, limits nothing. Below 2^52.
 */
export type Brand = number;

const low = 2 ** 32;

/** A new brand of this data directory. */
export const makeBrand = (homeId: string): Brand => homePart(homeId) * low + randomInt(low);

/** Whether some host of this data directory made this brand. */
export const isBrandOf = (homeId: string, brand: Brand): boolean =>
  Math.floor(brand / low) === homePart(homeId);

/** Never 0, so that a brand is always larger than any limit that people set. */
const homePart = (homeId: string): number =>
  (createHash('sha256').update(homeId).digest().readUInt32BE(0) >>> 12) | 1;

/** The brand in the text of /proc/<pid>/limits, or null. */
export function brandFromLimits(limits: string): Brand | null {
  const soft = Number(/^Max realtime timeout\s+(\d+)/m.exec(limits)?.[1]);
  return soft >= low && soft < 2 ** 52 ? soft : null;
}

const prlimit = '/usr/bin/prlimit';
let works: boolean | null = null;

/** A command line that takes on the brand and then becomes `file`; null where that cannot be done. */
export function withBrand(brand: Brand, file: string, args: readonly string[]): [string, string[]] | null {
  works ??=
    process.platform === 'linux' &&
    spawnSync(prlimit, [`--rttime=${brand}:`, '--', prlimit, '--version']).status === 0;
  return works ? [prlimit, [`--rttime=${brand}:`, '--', file, ...args]] : null;
}
