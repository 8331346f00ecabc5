import { type Instant } from '../../shared/kernel/time.ts';

/** Where the time comes from; passed in, so that tests decide it. */
export interface Clock {
  now(): Instant;
}

export const systemClock: Clock = { now: () => Date.now() };
