import { expect, test } from 'vitest';
import { browserOpener, type Facts, findElectron, whyNoDisplay, whyNotThisElectron } from './choose-host.ts';

const facts = (given: Partial<Facts>): Facts => ({
  platform: 'linux',
  env: {},
  root: '/app',
  exists: () => false,
  read: () => null,
  ...given,
});

test('Linux without a display has no window; others always have', () => {
  expect(whyNoDisplay(facts({}))).toContain('no display');
  expect(whyNoDisplay(facts({ env: { DISPLAY: ':0' } }))).toBe(null);
  expect(whyNoDisplay(facts({ env: { WAYLAND_DISPLAY: 'wayland-0' } }))).toBe(null);
  expect(whyNoDisplay(facts({ platform: 'darwin' }))).toBe(null);
});

test('Electron is where the package puts it, or where it is said to be', () => {
  const only = (path: string) => (asked: string) => asked === path;
  expect(findElectron(facts({}))).toBe(null);
  const usual = '/app/node_modules/electron/dist/electron';
  expect(findElectron(facts({ exists: only(usual) }))).toBe(usual);
  const env = { ELECTRON_OVERRIDE_DIST_PATH: '/e' };
  expect(findElectron(facts({ env, exists: only('/e/electron') }))).toBe('/e/electron');
  expect(findElectron(facts({ env, exists: only(usual) }))).toBe(null);
  const mac = '/e/Electron.app/Contents/MacOS/Electron';
  expect(findElectron(facts({ platform: 'darwin', env, exists: only(mac) }))).toBe(mac);
});

test('an Electron that cannot open the database is not used', () => {
  expect(whyNotThisElectron(facts({ read: () => 'v33.4.11\n' }))).toContain('33.4.11');
  expect(whyNotThisElectron(facts({ read: () => '45.4.1' }))).toBe(null);
  expect(whyNotThisElectron(facts({}))).toBe(null);
});

test('a browser is opened only where it would be seen', () => {
  expect(browserOpener(facts({}))).toBe(null);
  expect(browserOpener(facts({ env: { DISPLAY: ':0' } }))).toEqual(['xdg-open']);
  expect(browserOpener(facts({ platform: 'darwin' }))).toEqual(['open']);
});
