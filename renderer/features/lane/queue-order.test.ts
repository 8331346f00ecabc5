import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { moved, movedBefore } from './queue-order.ts';

describe('the order of a queue', () => {
  it('moves one place, and not beyond the ends', () => {
    expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
    expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b']);
  });

  it('puts a dragged item where it was dropped', () => {
    expect(movedBefore(['a', 'b', 'c'], 'c', 'a')).toEqual(['c', 'a', 'b']);
    expect(movedBefore(['a', 'b', 'c'], 'a', 'c')).toEqual(['b', 'c', 'a']);
    expect(movedBefore(['a', 'b'], 'x', 'a')).toEqual(['a', 'b']);
  });

  it('never loses or doubles an item', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string(), { minLength: 1 }),
        fc.nat(),
        fc.constantFrom<1 | -1>(1, -1),
        (items, at, by) => {
          expect([...moved(items, at % items.length, by)].sort()).toEqual([...items].sort());
          const [first = ''] = items;
          expect([...movedBefore(items, items[at % items.length] ?? '', first)].sort()).toEqual(
            [...items].sort(),
          );
        },
      ),
    );
  });
});
