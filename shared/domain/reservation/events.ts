import { type Instant } from '../../kernel/time.ts';
import { type LaneId, type ProjectId, type ReservationId } from '../ids.ts';

/** `exclusive`: nobody else writes there. `shared`: others may hold the same paths shared, nobody exclusively. */
export type ReservationMode = 'exclusive' | 'shared';

/** What ended a reservation. `forced`: the human took it away from its holder. */
export type ReservationEnd = 'released' | 'expired' | 'lane-closed' | 'landed' | 'forced';

type Of<T> = {
  readonly reservationId: ReservationId;
  readonly projectId: ProjectId;
  /** Who holds it; null for the human. */
  readonly holder: LaneId | null;
} & T;

export type ReservationEvent =
  | {
      readonly type: 'reservation.taken';
      readonly data: Of<{
        /** Normalised, relative to the repository. */
        readonly globs: readonly string[];
        readonly mode: ReservationMode;
        readonly reason: string;
        readonly minutes: number;
        readonly expiresAt: Instant;
      }>;
    }
  | { readonly type: 'reservation.renewed'; readonly data: Of<{ readonly expiresAt: Instant }> }
  | {
      readonly type: 'reservation.ended';
      readonly data: Of<{ readonly end: ReservationEnd; readonly reason: string | null }>;
    }
  | {
      /** Somebody wrote to a path that another one holds; found on the disk after the act. */
      readonly type: 'reservation.trespassed';
      readonly data: Of<{ readonly trespasser: LaneId; readonly path: string }>;
    };
