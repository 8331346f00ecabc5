import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '../fixtures/app.ts';

const cli = join(import.meta.dirname, '..', '..', 'electron', 'cli', 'switchyard.mjs');
const switchyard = (...args: string[]) => spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8' });

test('a second start on the same data says where the first is, and changes nothing', async ({ app }) => {
  const second = switchyard('serve', '--port', '0', '--data', app.data, '--json');
  expect(second.status).toBe(4);
  expect(second.stderr).toContain(`process ${app.address.pid}`);
  expect(second.stderr).toContain(app.address.url);
  expect(await app.rpc('system.health', {})).toMatchObject({ pid: app.address.pid });
});

test('the command line finds the host by its data, pauses and resumes it', async ({ app }) => {
  const line = (...args: string[]) => switchyard(...args, '--data', app.data, '--json');
  expect(JSON.parse(line('status').stdout)).toMatchObject({ ok: true, data: { pid: app.address.pid } });
  expect(line('pause', '--reason', 'tea').status).toBe(0);
  expect(await app.rpc('fleet.get', {})).toMatchObject({ paused: true, reason: 'tea', by: { via: 'cli' } });
  await app.restart();
  expect(await app.rpc('fleet.get', {})).toMatchObject({ paused: true });
  expect(line('resume').status).toBe(0);
  expect(await app.rpc('fleet.get', {})).toMatchObject({ paused: false });
  const types = line('log')
    .stdout.trim()
    .split('\n')
    .map((text) => (JSON.parse(text) as { type: string }).type);
  expect(types.slice(-2)).toEqual(['fleet.paused', 'fleet.resumed']);
});
