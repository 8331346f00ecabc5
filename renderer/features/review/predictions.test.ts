import { describe, expect, it } from 'vitest';
import { conflictCount, conflictPaths, predictionsFor } from './predictions.ts';

const pair = (a: string, b: string, paths: readonly string[], conflict = false) => ({
  a,
  b,
  conflict,
  files: paths.map((path) => ({
    path,
    overlap: conflict ? ('lines' as const) : ('file' as const),
    conflict,
  })),
  conflicts: [],
});

describe('what would happen to a lane', () => {
  const pairs = [
    pair('l1', 'target', []),
    pair('l2', 'l1', ['a.ts'], true),
    pair('l1', 'l3', ['x.ts', 'y.ts']),
    pair('l1', 'l4', []),
    pair('l2', 'l3', ['z.ts'], true),
  ];

  it('puts conflicts first, whichever side of the pair the lane is on', () => {
    expect(predictionsFor('l1', pairs).map((p) => p.with)).toEqual(['l2', null, 'l3']);
  });

  it('tells a conflict from shared files', () => {
    const predictions = predictionsFor('l1', pairs);
    expect(conflictCount(predictions)).toBe(1);
    expect([...conflictPaths(predictions)]).toEqual(['a.ts']);
  });

  it('keeps the target branch, so that "no conflict" is said and not left open', () => {
    expect(predictionsFor('l1', [pair('l1', 'target', [])])).toMatchObject([{ with: null, conflict: false }]);
    expect(predictionsFor('l1', [])).toMatchObject([{ with: null, conflict: false }]);
  });
});
