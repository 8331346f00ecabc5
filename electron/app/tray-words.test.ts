import { expect, test } from 'vitest';
import { trayWords } from './tray-words.ts';

test('the tray says what waits before it says how things are', () => {
  expect(trayWords({ paused: false, waiting: 0 })).toBe('lanes may run');
  expect(trayWords({ paused: true, waiting: 1 })).toBe('1 thing waits for you, everything is paused');
  expect(trayWords({ paused: false, waiting: 3 })).toBe('3 things wait for you, lanes may run');
});
