import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { histories } from '../testing/histories.ts';
import { emptyWorld, evolve } from '../world.ts';
import { type Merge, type MergeState, isOpen } from './state.ts';

/** Every change of state that the queue may make. */
const allowed: Readonly<Record<MergeState, readonly MergeState[]>> = {
  queued: ['attempting', 'conflict', 'failed', 'waiting', 'cancelled'],
  attempting: ['verifying', 'landed', 'conflict', 'failed', 'waiting', 'cancelled', 'queued'],
  verifying: ['landed', 'conflict', 'failed', 'waiting', 'cancelled', 'queued'],
  waiting: ['queued', 'conflict', 'failed', 'cancelled'],
  conflict: ['queued', 'cancelled'],
  failed: ['queued', 'cancelled'],
  landed: ['reverted'],
  cancelled: [],
  reverted: [],
};

function eachChange(check: (before: Merge | undefined, after: Merge, type: string) => void): void {
  fc.assert(
    fc.property(histories(150), (events) => {
      let world = emptyWorld;
      for (const event of events) {
        const next = evolve(world, event);
        for (const merge of Object.values(next.merges)) {
          const before = world.merges[merge.id];
          if (before !== merge) check(before, merge, event.type);
        }
        world = next;
      }
    }),
    { numRuns: 200 },
  );
}

describe('the merge journal', () => {
  it('begins in the queue and moves only as it may', () => {
    const seen = new Set<string>();
    eachChange((before, after) => {
      if (!before) return expect(after.state).toBe('queued');
      if (before.state === after.state) return;
      seen.add(`${before.state} ${after.state}`);
      expect(allowed[before.state]).toContain(after.state);
    });
    expect(seen.size).toBeGreaterThan(8);
  });

  it('counts attempts and forgets the last one when a new one begins', () => {
    eachChange((before, after, type) => {
      if (type !== 'merge.attempted' || !before) return;
      expect(after).toMatchObject({
        attempts: before.attempts + 1,
        newOid: null,
        verification: null,
        conflicts: [],
        landing: false,
        reason: null,
      });
    });
  });

  it('is landing only while it is open', () => {
    eachChange((_before, after) => {
      if (after.landing) expect(isOpen(after)).toBe(true);
    });
  });

  it('keeps who it is', () => {
    eachChange((before, after) => {
      if (!before) return;
      const who = (m: Merge) => [m.id, m.laneId, m.projectId, m.kind, m.reverts, m.enqueuedAt];
      expect(who(after)).toEqual(who(before));
    });
  });
});
