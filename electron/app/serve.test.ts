import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ok } from '../../shared/kernel/result.ts';
import { type HostOptions } from '../bridge/host-port.ts';
import { fakeHost } from '../bridge/testing/fake-host.ts';
import { readHostFile } from '../platform/host-file.ts';
import { lockHolder } from '../platform/lock.ts';
import { serve } from './serve.ts';
import { serveHeadless } from './serve-headless.ts';

let root: string;
let data: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'switchyard-serve-'));
  data = join(root, 'data');
  mkdirSync(join(root, 'out', 'renderer'), { recursive: true });
  writeFileSync(join(root, 'out', 'renderer', 'index.html'), '<title>x</title>');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const options = (port: number | null = 0) =>
  ({
    dataDirectory: data,
    host: 'headless',
    port,
    version: '1.0.0',
    root,
    resources: root,
    nodeEnv: { A: '1' },
  }) as const;

function factory(given: Parameters<typeof fakeHost>[1] = {}) {
  const fake = fakeHost(data, given);
  const seen: HostOptions[] = [];
  const create = (hostOptions: HostOptions) => {
    seen.push(hostOptions);
    return Promise.resolve(fake.host);
  };
  return { create, seen, state: fake.state };
}

test('a host that is up answers, can be found, and leaves nothing behind when closed', async () => {
  const { create, seen, state } = factory();
  const result = await serve(options(), create);
  if (!result.ok) throw new Error(result.error.message);
  const { http, token, address, close } = result.data;
  expect(readHostFile(data)).toMatchObject({ port: http.port, token, pid: process.pid, url: address });
  expect(seen[0]).toMatchObject({ dataDirectory: data, rehearsal: { env: { A: '1' } } });
  const answer = await fetch(`${http.url}rpc/fleet.get`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
  });
  expect(await answer.json()).toMatchObject({ error: { type: 'not-found' } });
  await Promise.all([close(), close()]);
  expect([state.closed, readHostFile(data), lockHolder(data)]).toEqual([1, null, null]);
  expect(readFileSync(join(data, 'logs', 'switchyard.log'), 'utf8')).not.toContain(token);
});

test('a second host of the same data directory is refused and told where the first is', async () => {
  const first = await serve(options(), factory().create);
  const { create, seen } = factory();
  const second = await serve(options(), create);
  expect(second).toMatchObject({ ok: false, error: { type: 'refused' } });
  expect(JSON.stringify(second)).toContain(String(process.pid));
  expect(seen).toEqual([]);
  if (first.ok) await first.data.close();
  const third = await serve(options(), create);
  expect(third.ok).toBe(true);
  if (third.ok) await third.data.close();
});

test('a host that cannot come up lets go of the data directory', async () => {
  await expect(serve(options(), () => Promise.reject(new Error('corrupt')))).rejects.toThrow('corrupt');
  expect(lockHolder(data)).toBe(null);
});

test('a port that is taken: refused when asked for, and the host closed again', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as { port: number };
  const { create, state } = factory();
  const refused = await serve(options(port), create);
  expect(refused).toMatchObject({ ok: false, error: { type: 'conflict', next: expect.any(String) } });
  expect([state.closed, lockHolder(data)]).toEqual([1, null]);
  other.close();
});

test('headless prints one JSON line, opens the project and closes when told', async () => {
  const opened: unknown[] = [];
  const { create, state } = factory({
    'project.open': ((input: unknown) => {
      opened.push(input);
      return Promise.resolve(ok({}));
    }) as never,
  });
  const lines: string[] = [];
  let end = (_reason: string): void => undefined;
  const ended = new Promise<string>((resolve) => (end = resolve));
  const code = serveHeadless(
    {
      port: 0,
      dataDirectory: data,
      project: '/repo',
      json: true,
      print: (line) => lines.push(line),
      complain: (line) => lines.push(line),
      onServing: () => end('SIGTERM'),
    },
    create,
    ended,
  );
  expect(await code).toBe(0);
  expect(lines).toHaveLength(1);
  const { url, port, token, pid } = JSON.parse(lines[0] ?? '') as Record<string, unknown>;
  expect([url, pid]).toEqual([`http://127.0.0.1:${String(port)}/?token=${String(token)}`, process.pid]);
  expect([opened, state.closed]).toEqual([[{ path: '/repo' }], 1]);
});

test('headless on a data directory that is in use says so, with an exit code of its own', async () => {
  const first = await serve(options(), factory().create);
  const said: string[] = [];
  const parts = { port: 0, dataDirectory: data, project: null, json: false };
  const speak = { print: (line: string) => said.push(line), complain: (line: string) => said.push(line) };
  expect(await serveHeadless({ ...parts, ...speak }, factory().create, new Promise(() => undefined))).toBe(4);
  expect(said.join()).toContain('already runs');
  if (first.ok) await first.data.close();
});
