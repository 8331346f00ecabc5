import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeId } from './ids.ts';

const instant = fc.integer({ min: 0, max: 8_640_000_000_000_000 - 1 });
const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('makeId', () => {
  it('sorts by the time at which it was made', () => {
    const soon = fc.integer({ min: 0, max: 32 ** 9 - 1 });
    fc.assert(
      fc.property(soon, soon, random, random, (a, b, x, y) => {
        fc.pre(a !== b);
        const first = makeId('lane', a, () => x);
        const second = makeId('lane', b, () => y);
        expect(first < second).toBe(a < b);
      }),
    );
  });

  it('has one shape, safe in file names, refs and addresses', () => {
    fc.assert(
      fc.property(instant, random, (at, x) => {
        expect(makeId('turn', at, () => x)).toMatch(/^turn_[0-9a-hjkmnp-tv-z]{21}$/);
      }),
    );
  });

  it('differs by chance within a millisecond', () => {
    let n = 0;
    const ids = Array.from({ length: 1000 }, () =>
      makeId('run', 5, () => (n = (n * 16807 + 11) % 2147483647) / 2147483647),
    );
    expect(new Set(ids).size).toBe(1000);
  });

  it('lasts beyond the year 3000', () => {
    expect(makeId('x', Date.UTC(3000, 0), () => 0) > makeId('x', Date.UTC(2026, 0), () => 0.99)).toBe(true);
  });
});
