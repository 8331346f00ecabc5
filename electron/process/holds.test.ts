import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHolds } from './holds.ts';

const names = ['a', 'b', 'c'];
const name = fc.constantFrom(...names);
const step = fc.oneof(
  fc.record({ kind: fc.constant('hold' as const), owner: fc.option(name, { nil: undefined }) }),
  fc.record({
    kind: fc.constant('release' as const),
    owner: fc.oneof(name, fc.subarray(names), fc.constant(undefined)),
  }),
);

describe('holds', () => {
  it('let one owner go during a hold of the fleet, and no other', () => {
    const holds = createHolds();
    holds.hold();
    holds.release('a', names);
    expect(['a', 'b', 'new'].map(holds.isHeld)).toEqual([false, true, true]);
    holds.hold();
    expect(holds.isHeld('a')).toBe(true);
  });

  it('keep who is not in the list when the fleet is released', () => {
    const holds = createHolds();
    holds.hold('a');
    holds.hold();
    holds.release(['b', 'c'], names);
    expect([...names, 'new'].map(holds.isHeld)).toEqual([true, false, false, false]);
  });

  it('after any history, hold all after a hold of the fleet and none after a release of all', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const holds = createHolds();
        for (const one of steps) {
          if (one.kind === 'hold') holds.hold(one.owner);
          else holds.release(one.owner, names);
        }
        holds.hold();
        expect([...names, 'new'].every(holds.isHeld)).toBe(true);
        holds.release(undefined, names);
        expect([...names, 'new'].some(holds.isHeld)).toBe(false);
        expect(holds.any()).toBe(false);
      }),
    );
  });
});
