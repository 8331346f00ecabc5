import { expect, test } from 'vitest';
import { trayShows } from './tray-presence.ts';

test('Windows and macOS always show it; Linux without a session bus, or with a dead one, never', async () => {
  expect(await trayShows('win32', {})).toBe(true);
  expect(await trayShows('darwin', {})).toBe(true);
  expect(await trayShows('linux', {})).toBe(false);
  const dead = { ...process.env, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere/bus' };
  expect(await trayShows('linux', dead)).toBe(false);
});
