import { expect, test } from 'vitest';
import { trayPicture, trayWords } from './tray-words.ts';

const calm = { paused: false, waiting: 0, running: 0 };

test('the tray says what waits before it says how things are', () => {
  expect(trayWords(calm)).toBe('no lane is at work');
  expect(trayWords({ ...calm, running: 1 })).toBe('1 lane is at work');
  expect(trayWords({ ...calm, running: 7 })).toBe('7 lanes are at work');
  expect(trayWords({ paused: true, waiting: 1, running: 2 })).toBe(
    '1 thing waits for you, everything is paused',
  );
  expect(trayWords({ paused: false, waiting: 3, running: 2 })).toBe(
    '3 things wait for you, 2 lanes are at work',
  );
});

test('its picture does, too', () => {
  expect(trayPicture(calm)).toBe('tray');
  expect(trayPicture({ ...calm, paused: true })).toBe('tray-paused');
  expect(trayPicture({ ...calm, paused: true, waiting: 1 })).toBe('tray-waiting');
});
