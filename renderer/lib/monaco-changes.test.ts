import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeAt, lineOf, type LineChange, step } from './monaco-changes.ts';

const at = (start: number, end = start): LineChange => ({
  originalStartLineNumber: start,
  originalEndLineNumber: end,
  modifiedStartLineNumber: start,
  modifiedEndLineNumber: end,
});

describe('moving through the changes of a file', () => {
  it('starts at the first going down and at the last going up', () => {
    expect(step(3, -1, 1)).toBe(0);
    expect(step(3, -1, -1)).toBe(2);
  });

  it('says that the file is over rather than going round', () => {
    expect(step(3, 2, 1)).toBeNull();
    expect(step(3, 0, -1)).toBeNull();
    expect(step(0, -1, 1)).toBeNull();
    expect(step(0, -1, -1)).toBeNull();
  });

  it('visits every change once, in order, in either direction', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.constantFrom<1 | -1>(1, -1), (total, by) => {
        const seen: number[] = [];
        for (let i = step(total, -1, by); i !== null; i = step(total, i, by)) seen.push(i);
        const all = Array.from({ length: total }, (_, i) => i);
        expect(seen).toEqual(by > 0 ? all : all.reverse());
      }),
    );
  });

  it('finds the change a line belongs to', () => {
    const changes = [at(4, 6), at(10), at(20, 22)];
    expect(changeAt(changes, 1)).toBe(-1);
    expect(changeAt(changes, 5)).toBe(0);
    expect(changeAt(changes, 15)).toBe(1);
    expect(changeAt(changes, 900)).toBe(2);
  });

  it('looks at line 1 where everything was deleted', () => {
    expect(lineOf({ ...at(1), modifiedStartLineNumber: 0, modifiedEndLineNumber: 0 })).toBe(1);
  });
});
