import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evolveAgents } from './agent/state.ts';
import { evolveApprovals } from './approval/state.ts';
import { type Recorded, streamOf } from './event.ts';
import { evolveFleet } from './fleet/state.ts';
import { evolveLanes } from './lane/evolve.ts';
import { statusOf } from './lane/state.ts';
import { evolveMerges } from './merge/state.ts';
import { evolveProjects } from './project/state.ts';
import { evolveMissions } from './mission/state.ts';
import { evolveMessages } from './message/state.ts';
import { evolveReservations } from './reservation/state.ts';
import { evolveReviews } from './review/state.ts';
import { histories } from './testing/histories.ts';
import { type World, emptyWorld, evolve, evolveIn } from './world.ts';

const fold = (events: readonly Recorded[], from: World = emptyWorld): World => events.reduce(evolve, from);
const throughJson = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** Every fold on its own, as a screen that needs one noun would do it. */
function foldPerNoun(events: readonly Recorded[]): World {
  return {
    sequence: events.at(-1)?.sequence ?? 0,
    projects: events.reduce(evolveProjects, emptyWorld.projects),
    agents: events.reduce(evolveAgents, emptyWorld.agents),
    lanes: events.reduce(evolveLanes, emptyWorld.lanes),
    approvals: events.reduce(evolveApprovals, emptyWorld.approvals),
    reviews: events.reduce(evolveReviews, emptyWorld.reviews),
    reservations: events.reduce(evolveReservations, emptyWorld.reservations),
    messages: events.reduce(evolveMessages, emptyWorld.messages),
    missions: events.reduce(evolveMissions, emptyWorld.missions),
    merges: events.reduce(evolveMerges, emptyWorld.merges),
    trust: fold(events).trust,
    fleet: events.reduce(evolveFleet, emptyWorld.fleet),
  };
}

describe('the folds', () => {
  it('agree: all at once, from a snapshot anywhere, from events as JSON, noun by noun', () => {
    fc.assert(
      fc.property(histories(), fc.double({ min: 0, max: 1, noNaN: true }), (events, where) => {
        const whole = fold(events);
        const middle = Math.floor(events.length * where);
        const snapshot = throughJson(fold(events.slice(0, middle)));
        expect(fold(throughJson(events.slice(middle)), snapshot)).toEqual(whole);
        expect(foldPerNoun(events)).toEqual(whole);
        expect(throughJson(whole)).toEqual(whole);
      }),
      { numRuns: 300 },
    );
  });

  it('come to the same in batches, and leave alone the world that a batch began with', () => {
    fc.assert(
      fc.property(histories(), fc.integer({ min: 1, max: 60 }), (events, size) => {
        let world = emptyWorld;
        for (let from = 0; from < events.length; from += size) {
          const [began, fresh] = [world, new WeakSet()];
          const before = JSON.stringify(began);
          for (const event of events.slice(from, from + size)) world = evolveIn(world, event, fresh);
          expect(JSON.stringify(began)).toBe(before);
        }
        expect(world).toEqual(fold(events));
      }),
      { numRuns: 100 },
    );
  });

  it('change nothing that they were given', () => {
    fc.assert(
      fc.property(histories(), (events) => {
        let world = emptyWorld;
        for (const event of events) {
          const before = JSON.stringify([world, event]);
          const after = evolve(world, event);
          expect(JSON.stringify([world, event])).toBe(before);
          world = after;
        }
      }),
      { numRuns: 50 },
    );
  });

  it('keep their promises about lanes, approvals, merges and the fleet', () => {
    fc.assert(
      fc.property(histories(), (events) => {
        const world = fold(events);
        for (const lane of Object.values(world.lanes)) {
          const pending = Object.values(world.approvals).filter(
            (a) => a.laneId === lane.id && a.status === 'pending',
          );
          if (lane.phase !== 'closed')
            expect(pending.map((a) => a.id)).toEqual(expect.arrayContaining([...lane.waitingOn]));
          expect(new Set(lane.queue.map((p) => p.id)).size).toBe(lane.queue.length);
          if (lane.turn) expect(lane.run).not.toBeNull();
          if (lane.pausedBy === 'fleet') expect(world.fleet.paused).toBe(true);
          expect(lane.statusSince).toBeGreaterThanOrEqual(lane.createdAt);
        }
        for (const merge of Object.values(world.merges)) {
          if (merge.state === 'landed')
            expect([merge.newOid, merge.landing]).toEqual([expect.any(String), false]);
          if (merge.state === 'reverted') expect(merge.revertedBy).not.toBeNull();
          if (merge.state === 'conflict') expect(merge.conflicts.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('move statusSince exactly when the status changes', () => {
    fc.assert(
      fc.property(histories(), (events) => {
        let world = emptyWorld;
        for (const event of events) {
          const after = evolve(world, event);
          for (const lane of Object.values(after.lanes)) {
            const before = world.lanes[lane.id];
            if (!before) continue;
            const changed = statusOf(before) !== statusOf(lane);
            expect(lane.statusSince).toBe(changed ? event.at : before.statusSince);
          }
          world = after;
        }
      }),
      { numRuns: 100 },
    );
  });

  it('see every kind of event often enough to mean something', () => {
    const seen = new Set(
      fc.sample(histories(400), { numRuns: 30, seed: 1 }).flatMap((h) => h.map((e) => e.type)),
    );
    expect(seen.size).toBeGreaterThanOrEqual(47);
  });

  it('put every event in the stream of one thing', () => {
    fc.assert(
      fc.property(histories(), (events) => {
        for (const event of events) {
          expect(streamOf(event)).toMatch(
            /^(project|agent|lane|approval|mission|reservation|message|merge):.+$|^fleet$/,
          );
        }
      }),
      { numRuns: 50 },
    );
  });
});
