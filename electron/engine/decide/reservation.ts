import { type Instant } from '../../../shared/kernel/time.ts';
import { type LaneCommand, type ReservationCommand } from '../../../shared/domain/command.ts';
import { type DomainEvent } from '../../../shared/domain/event.ts';
import { type LaneId } from '../../../shared/domain/ids.ts';
import { type Lane } from '../../../shared/domain/lane/state.ts';
import { type ReservationEnd } from '../../../shared/domain/reservation/events.ts';
import { normaliseGlob } from '../../../shared/domain/reservation/glob.ts';
import { type Reservation, rivals } from '../../../shared/domain/reservation/state.ts';
import { type World } from '../../../shared/domain/world.ts';
import { fail, ok } from '../../../shared/kernel/result.ts';
import { type Deciding, type Decision } from './decision.ts';

/** Rules for leases on paths: two never stand where one excludes the other, and only their holder or the human ends them. */
export function decideReservation({ world, actor }: Deciding, command: ReservationCommand): Decision {
  switch (command.type) {
    case 'reservation.take':
      return take(world, command.data);
    case 'reservation.release': {
      const one = world.reservations.open[command.data.reservationId];
      if (!one) return gone();
      if (one.holder !== command.data.holder)
        return fail('refused', `It is held by ${holderName(world, one.holder)}.`, {
          next: 'Ask for it by a message, or have the human release it.',
        });
      return ok([ended(one, 'released', null)]);
    }
    case 'reservation.forceRelease': {
      if (actor.kind !== 'human') return fail('unauthorised', 'Only a human takes a reservation away.');
      const one = world.reservations.open[command.data.reservationId];
      return one ? ok([ended(one, 'forced', command.data.reason)]) : gone();
    }
    case 'reservation.settle':
      return ok(settle(world, command.data.now));
    case 'reservation.recordTrespass':
      return trespass(world, command.data);
  }
}

const gone = (): Decision =>
  fail('not-found', 'There is no such reservation any more.', { kept: 'Nothing needs to be released.' });

type Take = Extract<ReservationCommand, { type: 'reservation.take' }>['data'];

function take(world: World, { now, ...data }: Take): Decision {
  const lane = data.holder === null ? null : world.lanes[data.holder];
  if (!world.projects[data.projectId]) return fail('not-found', `There is no project ${data.projectId}.`);
  if (lane === undefined) return fail('not-found', `There is no lane ${data.holder}.`);
  if (lane?.phase === 'closed') return fail('refused', `${lane.name} is closed; it can hold nothing.`);
  if (lane && lane.projectId !== data.projectId)
    return fail('refused', `${lane.name} belongs to another project.`);
  const globs: string[] = [];
  for (const glob of data.globs) {
    const normal = normaliseGlob(glob);
    if (!normal.ok) return normal;
    if (!globs.includes(normal.data)) globs.push(normal.data);
  }
  const claim = { ...data, globs };
  const against = rivals(world.reservations, claim, now);
  if (against.length > 0) return conflict(world, against);
  const events: DomainEvent[] = [];
  for (const one of Object.values(world.reservations.open))
    if (sameClaim(one, claim)) events.push(ended(one, 'released', 'Taken anew.'));
  events.push({
    type: 'reservation.taken',
    data: { ...claim, expiresAt: now + data.minutes * 60_000 },
  });
  return ok(events);
}

type Launch = Extract<LaneCommand, { type: 'lane.launch' }>['data'];

/** What a lane holds from its first moment on: its task's write set. */
export function reservedFor(
  world: World,
  { laneId, projectId, task }: Omit<Launch, 'reserve'>,
  { reservationId, minutes, now }: NonNullable<Launch['reserve']>,
): Decision {
  const { writeSet: globs, title: reason } = task;
  if (globs.length === 0) return ok([]);
  const claim = { projectId, holder: laneId, globs, mode: 'exclusive' as const };
  const against = rivals(world.reservations, claim, now);
  if (against.length > 0) return conflict(world, against, 'refused');
  const expiresAt = now + minutes * 60_000;
  return ok([{ type: 'reservation.taken', data: { ...claim, reservationId, reason, minutes, expiresAt } }]);
}

const sameClaim = (one: Reservation, claim: Pick<Reservation, 'projectId' | 'holder' | 'globs'>): boolean =>
  one.holder === claim.holder &&
  one.projectId === claim.projectId &&
  one.globs.every((glob) => claim.globs.includes(glob));

/** Names the holders, how long, and what can be done about it. */
function conflict(
  world: World,
  against: readonly Reservation[],
  type: 'conflict' | 'refused' = 'conflict',
): Decision {
  const holders = against.map((r) => ({
    reservationId: r.id,
    holder: r.holder,
    name: holderName(world, r.holder),
    globs: r.globs,
    mode: r.mode,
    reason: r.reason,
    expiresAt: r.expiresAt,
  }));
  const words = holders.map((h) => `${h.name} holds ${h.globs.join(', ')} (${h.reason})`).join('; ');
  return fail(type, `${words}.`, {
    kept: 'Nothing was reserved.',
    next: 'Work on other paths, ask the holder by a message, or wait until it is released.',
    details: { holders },
  });
}

const holderName = (world: World, laneId: LaneId | null): string =>
  laneId === null ? 'the human' : (world.lanes[laneId]?.name ?? laneId);

function ended(one: Reservation, end: ReservationEnd, reason: string | null): DomainEvent {
  const { id: reservationId, projectId, holder } = one;
  return { type: 'reservation.ended', data: { reservationId, projectId, holder, end, reason } };
}

/** What ends with its lane. */
export const endedWith = (world: World, laneId: LaneId, end: 'lane-closed' | 'landed'): DomainEvent[] =>
  Object.values(world.reservations.open)
    .filter((r) => r.holder === laneId)
    .map((r) => ended(r, end, null));

/** Those of a lane that is at work, paused or waits for an answer go on; others end when their time is over. */
function settle(world: World, now: Instant): DomainEvent[] {
  return Object.values(world.reservations.open)
    .filter((r) => r.expiresAt <= now)
    .map((one): DomainEvent => {
      const lane = one.holder === null ? undefined : world.lanes[one.holder];
      if (!lane || !isActive(lane)) return ended(one, 'expired', null);
      const { id: reservationId, projectId, holder } = one;
      const expiresAt = now + one.minutes * 60_000;
      return { type: 'reservation.renewed', data: { reservationId, projectId, holder, expiresAt } };
    });
}

const isActive = (lane: Lane): boolean =>
  lane.phase !== 'closed' && (lane.turn !== null || lane.pausedBy !== null || lane.waitingOn.length > 0);

type Trespassing = Extract<ReservationCommand, { type: 'reservation.recordTrespass' }>['data'];

function trespass(world: World, { reservationId, trespasser, paths }: Trespassing): Decision {
  const one = world.reservations.open[reservationId];
  if (!one || one.holder === trespasser) return ok([]);
  const known = new Set(
    world.reservations.trespasses
      .filter((t) => t.reservationId === reservationId && t.trespasser === trespasser)
      .map((t) => t.path),
  );
  const { projectId, holder } = one;
  return ok(
    paths
      .filter((path) => !known.has(path))
      .map((path): DomainEvent => ({
        type: 'reservation.trespassed',
        data: { reservationId, projectId, holder, trespasser, path },
      })),
  );
}
