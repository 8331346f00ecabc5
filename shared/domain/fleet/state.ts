import { type Instant, type Milliseconds } from '../../kernel/time.ts';
import { type Actor } from '../actor.ts';
import { type DomainEvent, type Recorded } from '../event.ts';
import { type PausedLane } from './events.ts';

/** All lanes of all projects; it runs or is paused. */
export interface Fleet {
  readonly paused: boolean;
  readonly since: Instant | null;
  readonly by: Actor | null;
  readonly reason: string | null;
  readonly lanes: readonly PausedLane[];
  readonly processes: number;
  readonly milliseconds: Milliseconds;
}

export const runningFleet: Fleet = {
  paused: false,
  since: null,
  by: null,
  reason: null,
  lanes: [],
  processes: 0,
  milliseconds: 0,
};

/** The fold of pause and resume. A second pause while paused updates what was reached. */
export function evolveFleet(fleet: Fleet, event: Recorded<DomainEvent>): Fleet {
  switch (event.type) {
    case 'fleet.paused':
      return { ...event.data, paused: true, since: fleet.since ?? event.at, by: fleet.by ?? event.actor };
    case 'fleet.resumed':
      return runningFleet;
    default:
      return fleet;
  }
}
