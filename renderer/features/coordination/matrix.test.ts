import { expect, test } from 'vitest';
import { initials, matrixOf, type RadarPair, worstPair } from './matrix.ts';

const pair = (a: string, b: string, conflict = false, files = 1): RadarPair => ({
  a,
  b,
  conflict,
  files: Array.from({ length: files }, (_, i) => ({ path: `${i}`, overlap: 'file' as const, conflict })),
  conflicts: [],
});

test('every pair stands once, the target branch last, whichever way round it was told', () => {
  const told = [pair('two', 'one'), pair('one', 'target', true)];
  const cells = matrixOf(['one', 'two'], told).flat();
  expect(cells.map(({ a, b }) => `${a} ${b}`)).toEqual(['one two', 'one target', 'two target']);
  expect(cells.map((c) => c.pair)).toEqual([told[0], told[1], null]);
});

test('a conflict comes before many shared files, and nothing before nothing', () => {
  const told = [pair('a', 'b', false, 9), pair('a', 'c', true)];
  expect(worstPair(told)).toBe(told[1]);
  expect(worstPair([])).toBeNull();
});

test('names are told apart by two letters', () => {
  expect(['GreenCastle', 'main', 'Solo'].map(initials)).toEqual(['GC', 'MA', 'SO']);
});
