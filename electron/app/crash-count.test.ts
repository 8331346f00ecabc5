import { expect, test } from 'vitest';
import { CrashCount } from './crash-count.ts';

test('the fourth death within a minute is one too many; later it is a new beginning', () => {
  const count = new CrashCount();
  expect([0, 1000, 2000, 3000].map((now) => count.mayRevive(now))).toEqual([true, true, true, false]);
  expect(count.mayRevive(63_001)).toBe(true);
});
