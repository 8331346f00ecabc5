import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { acquireLock, isAlive, lockHolder, startTimeOf } from './lock.ts';

let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'switchyard-lock-'));
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

test('one holds, the next is told who; after release it is free', () => {
  const first = acquireLock(data, 'desktop');
  expect(acquireLock(data, 'headless')).toMatchObject({
    held: false,
    by: { pid: process.pid, host: 'desktop' },
  });
  expect(lockHolder(data)).toMatchObject({ pid: process.pid });
  if (first.held) first.lock.release();
  expect(lockHolder(data)).toBe(null);
  const second = acquireLock(data, 'headless');
  expect(second.held).toBe(true);
  if (first.held) first.lock.release();
  if (second.held) second.lock.release();
  if (second.held) second.lock.release();
  expect(readdirSync(join(data, 'lock'))).toHaveLength(1);
});

test('a holder whose process is gone, or whose pid another process has now, is taken over', () => {
  mkdirSync(join(data, 'lock'));
  const dead = { pid: process.pid, startTime: 'another life', host: 'desktop', released: false };
  writeFileSync(join(data, 'lock', '4'), JSON.stringify(dead));
  expect(acquireLock(data, 'headless').held).toBe(process.platform === 'linux');
});

test('a damaged holder does not lock everybody out', () => {
  mkdirSync(join(data, 'lock'));
  writeFileSync(join(data, 'lock', '4'), '{"pid":');
  expect(acquireLock(data, 'headless').held).toBe(true);
});

test('alive is the very process, not its number', () => {
  expect(isAlive({ pid: process.pid, startTime: startTimeOf(process.pid) ?? '' })).toBe(true);
  expect(isAlive({ pid: 2 ** 22 - 3, startTime: '' })).toBe(false);
});

test('of many that start at once on a dead holder, exactly one wins', async () => {
  mkdirSync(join(data, 'lock'));
  const dead = { pid: 2 ** 22 - 3, startTime: 'x', host: 'desktop', released: false };
  writeFileSync(join(data, 'lock', '9'), JSON.stringify(dead));
  const module = fileURLToPath(new URL('./lock.ts', import.meta.url));
  const script = `
    import { acquireLock } from ${JSON.stringify(module)};
    const outcome = acquireLock(${JSON.stringify(data)}, 'headless');
    process.stdout.write(outcome.held ? 'held' : 'refused');
    process.stdin.resume();
    process.stdin.on('end', () => process.exit(0));`;
  const children = Array.from({ length: 6 }, () =>
    spawn(process.execPath, ['--no-warnings', '--input-type=module', '-e', script], {
      stdio: ['pipe', 'pipe', 'inherit'],
    }),
  );
  const said = await Promise.all(children.map(async ({ stdout }) => String((await once(stdout, 'data'))[0])));
  for (const child of children) child.stdin.end();
  await Promise.all(children.map((child) => once(child, 'exit')));
  expect(said.filter((word) => word === 'held')).toHaveLength(1);
});
