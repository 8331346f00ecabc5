import { randomInt } from 'node:crypto';
import { makeId } from '../../shared/kernel/ids.ts';
import { type Clock } from './clock.ts';

/** Makes ids that sort by time. `prefix` says what it names: lane, run, turn, … */
export type IdSource = <T extends string>(prefix: string) => T;

/** Ids from the clock and the system's randomness. */
export const idSource =
  (clock: Clock): IdSource =>
  <T extends string>(prefix: string) =>
    makeId(prefix, clock.now(), () => randomInt(2 ** 32) / 2 ** 32) as T;
