import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { homeId } from '../platform/paths.ts';
import { foreignDatabase } from '../store/testing/foreign-database.ts';
import { createHost } from './host.ts';
import { serve } from './serve.ts';

let root: string;
let data: string;
const journal = () => join(data, 'db', 'journal.db');
const start = () =>
  serve(
    {
      dataDirectory: data,
      host: 'headless',
      port: 0,
      version: '1.0.0',
      root,
      resources: root,
      nodeEnv: {},
    },
    createHost,
  );

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'switchyard-damaged-'));
  data = join(root, 'data');
  mkdirSync(join(root, 'out', 'renderer'), { recursive: true });
  const first = await start();
  if (!first.ok) throw new Error(first.error.message);
  await first.data.close();
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const garbage = Buffer.from('garbage '.repeat(4000));
const damages: [string, () => string][] = [
  ['a journal that is no database', () => damage(journal(), () => garbage)],
  ['a journal that was cut off', () => damage(journal(), (whole) => whole.subarray(0, 5000))],
  ['a journal that is empty', () => damage(journal(), () => Buffer.alloc(0))],
  ['a transcript that is no database', () => damage(join(data, 'db', 'transcript.db'), () => garbage)],
  ['agents that are not JSON', () => damage(join(data, 'agent-secrets.json'), () => Buffer.from('{'))],
  ['a database of another program', foreign],
];

function damage(file: string, change: (whole: Buffer) => Buffer): string {
  const whole = file.endsWith('.db') ? readFileSync(file) : Buffer.alloc(0);
  for (const beside of ['-wal', '-shm']) rmSync(file + beside, { force: true });
  writeFileSync(file, change(whole));
  return file;
}

function foreign(): string {
  rmSync(journal());
  foreignDatabase(journal());
  return journal();
}

test.each(damages)('%s: clear words, nothing overwritten', async (_what, make) => {
  const file = make();
  const before = readFileSync(file);
  const failed = await start();
  expect(failed).toMatchObject({ ok: false, error: { type: 'storage' } });
  if (failed.ok) return;
  const { message, kept, next } = failed.error;
  expect(`${message} ${next ?? ''}`).toMatch(/journal\.db|transcript\.db|agent-secrets\.json/);
  expect([kept, next]).not.toContain(undefined);
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('a file where the data directory should be is said so', async () => {
  data = join(root, 'file');
  writeFileSync(data, 'x');
  expect(await start()).toMatchObject({ ok: false, error: { type: 'storage', kept: expect.any(String) } });
});

test('a damaged id of the data directory is replaced, for an empty one would fit the processes of others', () => {
  writeFileSync(join(data, 'home-id'), '\n');
  expect(homeId(data, false)).toBeNull();
  expect(homeId(data)).toMatch(/^home_[0-9a-f]{24}$/);
});
