import { expect, it } from 'vitest';
import { readBoard } from './board.ts';

it('understands what was kept as far as it can, and leaves out the rest', () => {
  expect(readBoard(null)).toEqual({
    pinned: [],
    widths: {},
    filter: { text: '', state: '', agent: '' },
    order: 'launched',
  });
  expect(
    readBoard({
      pinned: ['lane_a', 7],
      widths: { lane_a: 400, lane_b: 'wide' },
      filter: { text: 'castle', state: 3 },
      order: 'needs-you',
    }),
  ).toEqual({
    pinned: ['lane_a'],
    widths: { lane_a: 400 },
    filter: { text: 'castle', state: '', agent: '' },
    order: 'needs-you',
  });
});
