import { describe, expect, it } from 'vitest';
import { type LinePlace, newLineOf, placeBetween } from './line-place.ts';
import { type LineChange } from './monaco-changes.ts';

const change = (from: number, to: number, newFrom: number, newTo: number): LineChange => ({
  originalStartLineNumber: from,
  originalEndLineNumber: to,
  modifiedStartLineNumber: newFrom,
  modifiedEndLineNumber: newTo,
});
/** Two lines added after 10, 20 to 21 replaced by three, 30 deleted. */
const changes = [change(10, 0, 11, 12), change(20, 21, 22, 24), change(30, 30, 32, 0)];
const old = (line: number): LinePlace => ({ side: 'old', line });
const now = (line: number): LinePlace => ({ side: 'new', line });
const where = (items: readonly LinePlace[], split = true) =>
  placeBetween(items, changes, split).map(({ editor, at }) => `${editor} ${at}`);

describe('the new line beside an old one', () => {
  it.each([
    [1, 1],
    [10, 10],
    [11, 13],
    [19, 21],
    [20, 24],
    [21, 24],
    [22, 25],
    [29, 32],
    [30, 32],
    [31, 33],
  ])('%i is %i', (line, beside) => expect(newLineOf(changes, line)).toBe(beside));
});

describe('where remarks stand', () => {
  it('puts a changed old line under itself, and an unchanged one under its twin', () => {
    expect(where([old(20), old(5), old(30), now(40)])).toEqual(['old 20', 'new 5', 'old 30', 'new 40']);
  });
  it('lets none cover another in one change', () => {
    expect(where([old(20), now(23), old(30)])).toEqual(['new 24', 'new 23', 'old 30']);
  });
  it('has one column inline', () => {
    expect(where([old(20), old(30), now(1)], false)).toEqual(['new 24', 'new 32', 'new 1']);
    const [gone, kept] = placeBetween([old(30), old(29)], changes, false);
    expect(gone).toMatchObject({ at: 32, below: true });
    expect(kept).toMatchObject({ at: 32, below: false });
  });
});
