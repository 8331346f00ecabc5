import { describe, expect, it } from 'vitest';
import { type Command } from '../../../shared/domain/command.ts';
import { type Recorded } from '../../../shared/domain/event.ts';
import { type LaneId, type ReservationId } from '../../../shared/domain/ids.ts';
import { emptyWorld, evolve, type World } from '../../../shared/domain/world.ts';
import { switchyard } from '../../../shared/domain/actor.ts';
import { unwrap } from '../../../shared/kernel/result.ts';
import { human, launch, openProject, projectId } from '../testing/facts.ts';
import { decide } from './decide.ts';

const [one, two] = ['lane_1' as LaneId, 'lane_2' as LaneId];
const minute = 60_000;

function take(world: World, command: Command): World {
  const events = unwrap(decide({ world, actor: human }, command));
  return events.reduce(
    (w, e) => evolve(w, { ...e, sequence: w.sequence + 1, at: 1, actor: human } as Recorded),
    world,
  );
}

const claim = (
  n: number,
  holder: LaneId | null,
  globs: readonly string[],
  more: { mode?: 'shared' | 'exclusive'; now?: number } = {},
): Command => ({
  type: 'reservation.take',
  data: {
    reservationId: `reservation_${n}` as ReservationId,
    projectId,
    holder,
    globs,
    mode: more.mode ?? 'exclusive',
    reason: `reason ${n}`,
    minutes: 10,
    now: more.now ?? 0,
  },
});

const begun = [openProject, launch(1), launch(2)].reduce(take, emptyWorld);
const attempt = (world: World, command: Command, actor: typeof human | typeof switchyard = human) =>
  decide({ world, actor }, command);

describe('a reservation', () => {
  it('keeps others out of paths that it meets, and the refusal names the holder and what to do', () => {
    const world = take(begun, claim(1, one, ['src/api/**']));
    const refused = attempt(world, claim(2, two, ['src/api/user.ts']));
    expect(refused).toMatchObject({
      ok: false,
      error: {
        type: 'conflict',
        message: 'Lane1 holds src/api/** (reason 1).',
        details: { holders: [{ holder: one, name: 'Lane1', globs: ['src/api/**'] }] },
      },
    });
    expect(refused.ok ? '' : refused.error.next).toContain('message');
    expect(attempt(world, claim(2, two, ['src/web/**'])).ok).toBe(true);
    expect(attempt(world, claim(2, null, ['src']))).toMatchObject({ ok: false });
  });

  it('may be shared by several, but not beside an exclusive one', () => {
    const world = take(begun, claim(1, one, ['docs/**'], { mode: 'shared' }));
    expect(attempt(world, claim(2, two, ['docs/a.md'], { mode: 'shared' })).ok).toBe(true);
    expect(attempt(world, claim(2, two, ['docs/a.md'])).ok).toBe(false);
  });

  it('is normalised, so that the way of writing a path does not get around it', () => {
    const world = take(begun, claim(1, one, ['./src/../lib/']));
    expect(world.reservations.open['reservation_1']?.globs).toEqual(['lib/**']);
    expect(attempt(world, claim(2, two, ['LIB/x.ts'])).ok).toBe(false);
    expect(attempt(world, claim(2, two, ['../x']))).toMatchObject({ error: { type: 'invalid-input' } });
  });

  it('taken again by its holder replaces what it covers', () => {
    const world = take(take(begun, claim(1, one, ['a/**'])), claim(2, one, ['a/**', 'b/**']));
    expect(Object.keys(world.reservations.open)).toEqual(['reservation_2']);
  });

  it('does not keep anybody out once its time is over', () => {
    const world = take(begun, claim(1, one, ['a/**']));
    expect(attempt(world, claim(2, two, ['a/**'], { now: 10 * minute })).ok).toBe(true);
  });

  it('is given back by its holder only; the human takes it away with a reason', () => {
    const world = take(begun, claim(1, one, ['a/**']));
    const reservationId = 'reservation_1' as ReservationId;
    const release: Command = { type: 'reservation.release', data: { reservationId, holder: two } };
    expect(attempt(world, release)).toMatchObject({ ok: false, error: { message: 'It is held by Lane1.' } });
    const force: Command = { type: 'reservation.forceRelease', data: { reservationId, reason: 'urgent' } };
    expect(attempt(world, force, switchyard)).toMatchObject({ ok: false, error: { type: 'unauthorised' } });
    const forced = attempt(world, force);
    expect(unwrap(forced)).toMatchObject([
      { type: 'reservation.ended', data: { end: 'forced', reason: 'urgent', holder: one } },
    ]);
  });

  it('ends with its lane', () => {
    const world = take(take(begun, claim(1, one, ['a/**'])), {
      type: 'lane.close',
      data: { laneId: one, snapshotOid: null, tombstonePath: null, unmerged: false },
    });
    expect(world.reservations.open).toEqual({});
    expect(attempt(world, claim(2, one, ['a/**']))).toMatchObject({ error: { type: 'refused' } });
  });

  it('runs out for a lane that rests and for the human; it does not end too early', () => {
    const world = take(take(begun, claim(1, one, ['a/**'])), claim(2, null, ['b/**']));
    const settle = (now: number): Command => ({ type: 'reservation.settle', data: { now } });
    expect(unwrap(attempt(world, settle(10 * minute - 1)))).toEqual([]);
    const after = take(world, settle(10 * minute));
    expect(after.reservations.open).toEqual({});
  });

  it('that somebody wrote past is told once for each path', () => {
    const world = take(begun, claim(1, one, ['a/**']));
    const found = (...paths: string[]): Command => ({
      type: 'reservation.recordTrespass',
      data: { reservationId: 'reservation_1' as ReservationId, trespasser: two, paths },
    });
    const told = take(world, found('a/1'));
    expect(unwrap(attempt(told, found('a/1', 'a/2')))).toMatchObject([{ data: { path: 'a/2' } }]);
  });
});
