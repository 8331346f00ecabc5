import { type Instant } from '../../kernel/time.ts';
import { type DomainEvent, type Recorded } from '../event.ts';
import { type LaneId, type ProjectId, type ReservationId } from '../ids.ts';
import { type ReservationMode } from './events.ts';
import { globCovers, globsMeet } from './glob.ts';

/** A lease on path globs. */
export interface Reservation {
  readonly id: ReservationId;
  readonly projectId: ProjectId;
  /** Null for the human. */
  readonly holder: LaneId | null;
  readonly globs: readonly string[];
  readonly mode: ReservationMode;
  readonly reason: string;
  /** How long a renewal lasts. */
  readonly minutes: number;
  readonly takenAt: Instant;
  readonly expiresAt: Instant;
}

/** A write that went past a reservation. */
export interface Trespass {
  readonly reservationId: ReservationId;
  readonly projectId: ProjectId;
  readonly holder: LaneId | null;
  readonly trespasser: LaneId;
  readonly path: string;
  readonly at: Instant;
}

export interface Reservations {
  /** Those that stand, by id. */
  readonly open: Readonly<Record<string, Reservation>>;
  /** The last ones, oldest first; all of them stay in the log. */
  readonly trespasses: readonly Trespass[];
}

export const noReservations: Reservations = { open: {}, trespasses: [] };

const trespassesKept = 100;

/** The fold of reservations. */
export function evolveReservations(before: Reservations, event: Recorded<DomainEvent>): Reservations {
  switch (event.type) {
    case 'reservation.taken': {
      const { reservationId: id, ...data } = event.data;
      return { ...before, open: { ...before.open, [id]: { ...data, id, takenAt: event.at } } };
    }
    case 'reservation.renewed': {
      const { reservationId: id, expiresAt } = event.data;
      const one = before.open[id];
      return one ? { ...before, open: { ...before.open, [id]: { ...one, expiresAt } } } : before;
    }
    case 'reservation.ended': {
      const { [event.data.reservationId]: _gone, ...open } = before.open;
      return { ...before, open };
    }
    case 'reservation.trespassed': {
      const trespasses = [...before.trespasses, { ...event.data, at: event.at }];
      return { ...before, trespasses: trespasses.slice(-trespassesKept) };
    }
    default:
      return before;
  }
}

/** What a lane, or the human, wants to hold. */
export interface Claim {
  readonly projectId: ProjectId;
  readonly holder: LaneId | null;
  readonly globs: readonly string[];
  readonly mode: ReservationMode;
}

/** The reservations of others that a claim cannot stand beside. */
export const rivals = (reservations: Reservations, claim: Claim, now: Instant): readonly Reservation[] =>
  others(reservations, claim, now).filter(
    (r) =>
      (r.mode === 'exclusive' || claim.mode === 'exclusive') &&
      r.globs.some((held) => claim.globs.some((wanted) => globsMeet(held, wanted))),
  );

/** Who keeps a lane, or the human, from writing to a path; a shared reservation keeps out those who hold no share. */
export function holderAgainst(
  reservations: Reservations,
  who: Pick<Claim, 'projectId' | 'holder'>,
  path: string,
  now: Instant,
): Reservation | null {
  const covering = others(reservations, who, now).filter((r) => r.globs.some((g) => globCovers(g, path)));
  const exclusive = covering.find((r) => r.mode === 'exclusive');
  if (exclusive) return exclusive;
  const [shared] = covering;
  if (!shared) return null;
  const mine = Object.values(reservations.open).some(
    (r) =>
      r.holder === who.holder && r.projectId === who.projectId && r.globs.some((g) => globCovers(g, path)),
  );
  return mine ? null : shared;
}

const others = (
  { open }: Reservations,
  who: Pick<Claim, 'projectId' | 'holder'>,
  now: Instant,
): readonly Reservation[] =>
  Object.values(open).filter(
    (r) => r.projectId === who.projectId && r.holder !== who.holder && r.expiresAt > now,
  );
