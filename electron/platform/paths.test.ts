import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readHostFile, removeHostFile, writeHostFile } from './host-file.ts';
import { startTimeOf } from './lock.ts';
import { fileLog } from './log.ts';
import { dataDirectory, findAppRoot, homeId, prepareDataDirectory } from './paths.ts';
import { hostToken, sameSecret } from './secrets.ts';

let data: string;
beforeEach(() => {
  data = join(mkdtempSync(join(tmpdir(), 'switchyard-paths-')), 'data');
  prepareDataDirectory(data);
});
afterEach(() => rmSync(join(data, '..'), { recursive: true, force: true }));

const on = (platform: NodeJS.Platform, env: Record<string, string> = {}) => ({ platform, env, home: '/h' });

test('the data directory: told, else by environment, else the platform’s place', () => {
  expect(dataDirectory('/d', on('linux', { SWITCHYARD_HOME: '/e' }))).toBe('/d');
  expect(dataDirectory(undefined, on('linux', { SWITCHYARD_HOME: '/e' }))).toBe('/e');
  expect(dataDirectory(undefined, on('linux'))).toBe('/h/.local/share/switchyard');
  expect(dataDirectory(undefined, on('linux', { XDG_DATA_HOME: '/x' }))).toBe('/x/switchyard');
  expect(dataDirectory(undefined, on('linux', { XDG_DATA_HOME: 'relative' }))).toBe(
    '/h/.local/share/switchyard',
  );
  expect(dataDirectory(undefined, on('darwin'))).toBe('/h/Library/Application Support/Switchyard');
  expect(dataDirectory(undefined, on('win32', { APPDATA: '/a' }))).toBe('/a/Switchyard');
});

const mode = (file: string) => statSync(join(data, file)).mode & 0o777;

test('the id of a home is made once', () => {
  expect(homeId(data, false)).toBe(null);
  const id = homeId(data);
  expect(id).toMatch(/^home_[0-9a-f]{24}$/);
  expect([homeId(data), homeId(data, false)]).toEqual([id, id]);
});

test('the token is 32 bytes, kept, its owner’s alone, and made anew when damaged', () => {
  const token = hostToken(data);
  expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  expect([hostToken(data), mode('token')]).toEqual([token, 0o600]);
  writeFileSync(join(data, 'token'), '');
  expect(hostToken(data)).toHaveLength(43);
  expect([sameSecret(token, token), sameSecret(token, ''), sameSecret(token, hostToken(data))]).toEqual([
    true,
    false,
    false,
  ]);
});

test('the host file is its owner’s alone, read while its process lives, removed by it', () => {
  const content = {
    url: 'u',
    port: 1,
    token: 't',
    pid: process.pid,
    startTime: startTimeOf(process.pid) ?? '',
  };
  writeHostFile(data, content);
  expect([readHostFile(data), mode('host.json')]).toEqual([content, 0o600]);
  writeHostFile(data, { ...content, pid: 2 ** 22 - 3 });
  expect(readHostFile(data)).toBe(null);
  removeHostFile(data);
  expect(statSync(join(data, 'host.json')).isFile()).toBe(true);
  writeHostFile(data, content);
  removeHostFile(data);
  expect(statSync(join(data, 'host.json'), { throwIfNoEntry: false })).toBe(undefined);
});

test('the log keeps two files at most and takes errors with their stack', () => {
  const log = fileLog(data, 200);
  for (let i = 0; i < 20; i++) log.error('fault', { error: new Error('deep'), i });
  const { size } = statSync(join(data, 'logs', 'switchyard.log.1'));
  expect(size).toBeGreaterThan(200);
});

test('our root is found from inside it, and from nowhere else', () => {
  expect(findAppRoot(import.meta.dirname)).toBe(join(import.meta.dirname, '..', '..'));
  expect(() => findAppRoot(data)).toThrow('no switchyard package');
});
