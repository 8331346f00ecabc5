import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isFeed, readDesktopSettings, writeDesktopSettings } from './desktop-settings.ts';

const usual = {
  notifications: true,
  notificationKinds: { questions: true, lanes: true, merges: true },
  notificationSound: false,
  pauseKey: 'CommandOrControl+Shift+P',
  menuKeys: {},
  updateFeed: null,
};
let folder = '';
const file = () => join(folder, 'desktop.json');

beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'switchyard-settings-'))));
afterEach(() => rmSync(folder, { recursive: true }));

test('without a file everything is as usual, and no update is asked for', () => {
  expect(readDesktopSettings(file())).toEqual({ settings: usual, trouble: null });
});

test('what was kept comes back, and nothing else is left behind', () => {
  const chosen = {
    notifications: false,
    notificationKinds: { questions: true, lanes: false, merges: true },
    notificationSound: true,
    pauseKey: null,
    menuKeys: { timeline: 'mod+7', launch: null },
    updateFeed: 'https://updates.example.com/',
  };
  writeDesktopSettings(file(), chosen);
  expect(readDesktopSettings(file())).toEqual({ settings: chosen, trouble: null });
  expect(readdirSync(folder)).toEqual(['desktop.json']);
});

test('one odd entry costs that entry only, and is named', () => {
  writeFileSync(file(), '{"notifications":false,"pauseKey":7,"updateFeed":"http://example.com/"}');
  const { settings, trouble } = readDesktopSettings(file());
  expect(settings).toEqual({ ...usual, notifications: false });
  expect(trouble).toContain('pauseKey, updateFeed is not understood');
});

test.each(['', '{', '[]', 'null'])('a file that holds %j is told of and does not stop the start', (text) => {
  writeFileSync(file(), text);
  const { settings, trouble } = readDesktopSettings(file());
  expect(settings).toEqual(usual);
  expect(trouble).toContain('is not JSON');
});

test('updates come over https, or from this very machine', () => {
  for (const sound of ['https://example.com/a', 'http://127.0.0.1:80/', 'http://localhost/x'])
    expect([sound, isFeed(sound)]).toEqual([sound, true]);
  for (const odd of [
    '',
    'x',
    'http://example.com/',
    'http://127.0.0.1.example.com/',
    'file:///etc',
    'ftp://localhost/',
  ])
    expect([odd, isFeed(odd)]).toEqual([odd, false]);
});
