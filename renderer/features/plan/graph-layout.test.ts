import { expect, test } from 'vitest';
import { card, layOut, pathOf } from './graph-layout.ts';

test('each wave is a column to the right of the one before, centred on the tallest', () => {
  const { spots, width, height } = layOut([['T1', 'T2', 'T3'], ['T4']]);
  const [first, second, third, last] = spots;
  expect([first?.x, second?.x, third?.x]).toEqual([card.edge, card.edge, card.edge]);
  expect(last?.x).toBe(card.edge + card.width + card.gapX);
  expect(last?.y).toBe(second?.y);
  expect(width).toBeGreaterThanOrEqual((last?.x ?? 0) + card.width);
  expect(height).toBeGreaterThanOrEqual((third?.y ?? 0) + card.height);
});

test('an edge goes out at the right of one card and in at the left of the other', () => {
  const [from, to] = layOut([['T1'], ['T2']]).spots;
  if (!from || !to) throw new Error('two cards');
  const middle = from.y + card.height / 2;
  expect(pathOf(from, to)).toMatch(new RegExp(`^M${from.x + card.width} ${middle}C.* ${to.x} ${middle}$`));
});
