import { expect, test } from 'vitest';
import { stepInTriangle } from './triangle.ts';

test('arrows walk the triangle and stop at its edges', () => {
  const step = (row: number, column: number, key: string) => stepInTriangle({ row, column }, key, 4);
  expect(step(1, 0, 'ArrowDown')).toEqual({ row: 2, column: 0 });
  expect(step(2, 0, 'ArrowRight')).toEqual({ row: 2, column: 1 });
  expect(step(3, 0, 'End')).toEqual({ row: 3, column: 2 });
  expect(step(2, 1, 'ArrowUp')).toBeNull();
  expect(step(2, 1, 'ArrowRight')).toBeNull();
  expect(step(1, 0, 'ArrowLeft')).toBeNull();
  expect(step(3, 0, 'ArrowDown')).toBeNull();
  expect(step(1, 0, 'a')).toBeNull();
});
