import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ok, type Result } from '../../shared/kernel/result.ts';
import { silentLog } from '../platform/log.ts';
import { type Handlers } from './host-port.ts';
import { type HttpServer, startHttpServer } from './http-server.ts';
import { makeInvoke } from './invoke.ts';
import { FakeFeed, fakeHandlers } from './testing/fake-host.ts';

const token = 'T'.repeat(43);
let folder: string;
let server: HttpServer;
let callers: unknown[];

const health: Handlers['fleet.get'] = (_input, caller) => {
  callers.push(caller.actor.via);
  return Promise.resolve(
    ok({ paused: false, since: null, reason: null, by: null, lanes: [] }),
  ) as unknown as ReturnType<Handlers['fleet.get']>;
};

beforeEach(async () => {
  callers = [];
  folder = mkdtempSync(join(tmpdir(), 'switchyard-http-'));
  mkdirSync(join(folder, 'renderer', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'renderer', 'index.html'), '<!doctype html><title>Switchyard</title>');
  writeFileSync(join(folder, 'renderer', 'assets', 'main-abc.js'), 'export {}');
  writeFileSync(join(folder, 'secret.json'), '{"secret":true}');
  server = await startHttpServer({
    invoke: makeInvoke(
      fakeHandlers({ 'fleet.get': health, 'merge.list': () => Promise.reject(new Error('bug')) }),
      silentLog,
      () => 'f1',
    ),
    feed: new FakeFeed(),
    token,
    port: 0,
    renderer: join(folder, 'renderer'),
    log: silentLog,
    limits: { headersMs: 300, requestMs: 600, checkEveryMs: 50 },
  });
});

afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly text: string;
}

/** Plain HTTP with any header, which fetch would not let us set. */
function ask(
  path: string,
  {
    method = 'GET',
    headers = {},
    body,
  }: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({
      host: '127.0.0.1',
      port: server.port,
      path,
      method,
      headers,
      agent: false,
    });
    request.on('error', reject);
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: String(Buffer.concat(chunks)),
        }),
      );
    });
    request.end(body);
  });
}

const bearer = { authorization: `Bearer ${token}` };
const call = (name: string, body: string | Buffer = '{}', headers: Record<string, string> = bearer) =>
  ask(`/rpc/${name}`, { method: 'POST', headers, body });
const typeOf = (answer: Answer) => (JSON.parse(answer.text) as { error?: { type: string } }).error?.type;

/** Writes raw bytes and returns all that comes back until the connection ends. */
function raw(bytes: string | Buffer, end = false): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(server.port, '127.0.0.1');
    let seen = '';
    socket.on('data', (chunk) => (seen += String(chunk)));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(seen));
    socket.write(bytes);
    if (end) socket.end();
  });
}

const stillServes = async () => expect((await call('fleet.get')).status).toBe(200);

describe('calls', () => {
  test('a call is answered as {ok,data}; the caller is told by header', async () => {
    const answer = await call('fleet.get', '');
    expect(JSON.parse(answer.text)).toMatchObject({ ok: true, data: { paused: false } });
    await call('fleet.get', '{}', { ...bearer, 'x-switchyard-client': 'cli' });
    expect(callers).toEqual(['rpc', 'cli']);
  });

  test.each([
    ['unknown call', 'no.such', '{}', 404, 'unknown-call'],
    ['prototype name', '__proto__', '{}', 404, 'unknown-call'],
    ['malformed JSON', 'fleet.get', '{"a":', 400, 'invalid-input'],
    ['broken UTF-8', 'fleet.get', Buffer.from([0x22, 0xff, 0x22]), 400, 'invalid-input'],
    ['input of the wrong shape', 'lane.get', '{"laneId":7}', 400, 'invalid-input'],
    ['an array for an object', 'lane.get', '[]', 400, 'invalid-input'],
    ['expected failure', 'lane.get', '{"laneId":"lane_1"}', 404, 'not-found'],
    ['a bug', 'merge.list', '{}', 500, 'internal'],
  ])('%s', async (_what, name, body, status, type) => {
    const answer = await call(name, body);
    expect([answer.status, typeOf(answer)]).toEqual([status, type]);
    await stillServes();
  });

  test('no token, a wrong one and one in the query are refused', async () => {
    expect((await call('fleet.get', '{}', {})).status).toBe(401);
    expect((await call('fleet.get', '{}', { authorization: 'Bearer nope' })).status).toBe(401);
    expect((await ask(`/rpc/fleet.get?token=${token}`, { method: 'POST' })).status).toBe(401);
    expect(callers).toEqual([]);
  });

  test('another method is refused with what is allowed', async () => {
    const answer = await ask('/rpc/fleet.get', { headers: bearer });
    expect([answer.status, answer.headers['allow'], typeOf(answer)]).toEqual([405, 'POST', 'invalid-input']);
    expect((await ask('/contract.json', { method: 'DELETE', headers: bearer })).status).toBe(405);
  });

  test('a body over 4 MB is too large, announced or not', async () => {
    const big = Buffer.alloc(4 * 1024 * 1024 + 1, 0x20);
    const announced = await call('fleet.get', big);
    expect([announced.status, typeOf(announced)]).toEqual([413, 'too-large']);
    const chunked = await ask('/rpc/fleet.get', {
      method: 'POST',
      headers: { ...bearer, 'transfer-encoding': 'chunked' },
      body: big,
    });
    expect([chunked.status, typeOf(chunked)]).toEqual([413, 'too-large']);
    await stillServes();
  });

  test('a body just under the limit is taken', async () => {
    expect((await call('fleet.get', `{"pad":"${'x'.repeat(4 * 1024 * 1024 - 20)}"}`)).status).toBe(200);
  });
});

describe('who may ask', () => {
  test.each(['evil.example', 'evil.example:80', '127.0.0.1', 'localhost:1', '127.0.0.1.evil.example'])(
    'a Host of %s is refused',
    async (host) => {
      expect((await call('fleet.get', '{}', { ...bearer, host })).status).toBe(403);
      expect((await ask('/', { headers: { host } })).status).toBe(403);
    },
  );

  test('every loopback name is accepted with the port', async () => {
    for (const name of ['127.0.0.1', 'localhost', 'LOCALHOST', '[::1]']) {
      expect((await call('fleet.get', '{}', { ...bearer, host: `${name}:${server.port}` })).status).toBe(200);
    }
  });

  test('another page is refused, even with the token', async () => {
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
    ]) {
      expect(
        (await call('fleet.get', '{}', { ...bearer, ...headers } as Record<string, string>)).status,
      ).toBe(403);
    }
    expect(callers).toEqual([]);
  });

  test('the address with the token sets a cookie that opens the page and its calls', async () => {
    const entry = await ask(`/?token=${token}`);
    expect([entry.status, entry.headers['location']]).toEqual([303, '/']);
    const cookie = String(entry.headers['set-cookie']);
    expect(cookie).toMatch(/HttpOnly; SameSite=Strict/);
    const pair = cookie.split(';')[0] ?? '';
    expect((await ask('/', { headers: { cookie: pair } })).text).toContain('Switchyard</title>');
    const origin = `http://127.0.0.1:${server.port}`;
    expect((await call('fleet.get', '{}', { cookie: `a=b; ${pair}`, origin })).status).toBe(200);
    expect(callers).toEqual(['browser']);
    expect((await call('fleet.get', '{}', { cookie: pair })).status).toBe(401);
  });

  test('after a link on another page the browser is sent on by a page, since a redirect would lose the cookie', async () => {
    const entry = await ask(`/?token=${token}`, { headers: { 'sec-fetch-site': 'cross-site' } });
    expect([entry.status, entry.text.includes('http-equiv="refresh"')]).toEqual([200, true]);
  });

  test('a wrong token in the address is told so and gets no cookie', async () => {
    const entry = await ask('/?token=wrong');
    expect([entry.status, entry.headers['set-cookie']]).toEqual([401, undefined]);
    expect((await ask('/')).text).toContain('locked');
  });
});

describe('files', () => {
  test('assets are served with their type, to be kept; the page is not kept', async () => {
    const asset = await ask('/assets/main-abc.js');
    expect([asset.status, asset.headers['content-type']]).toEqual([200, 'text/javascript; charset=utf-8']);
    expect(asset.headers['cache-control']).toContain('immutable');
    expect((await ask('/')).headers['cache-control']).toBe('no-store');
  });

  test.each([
    '/../secret.json',
    '/..%2fsecret.json',
    '/%2e%2e/secret.json',
    '/assets/..\\..\\secret.json',
    '/assets',
    '/%00.html',
    '/%zz.js',
    '/none.js',
  ])('%s gives nothing away', async (path) => {
    const answer = await ask(path, { headers: bearer });
    expect([answer.status, typeOf(answer)]).toEqual([404, 'not-found']);
  });

  test('every answer carries the policy', async () => {
    for (const path of ['/', '/assets/main-abc.js', '/contract.json', '/none.js', '/rpc/fleet.get']) {
      const { headers } = await ask(path);
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(headers['content-security-policy']).not.toMatch(/script-src[^;]*unsafe/);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['x-frame-options']).toBe('DENY');
    }
  });

  test('contract.json lists every call, for those with the token', async () => {
    expect((await ask('/contract.json')).status).toBe(401);
    const { calls } = JSON.parse((await ask('/contract.json', { headers: bearer })).text) as {
      calls: Record<string, { input: unknown }>;
    };
    expect(calls['lane.launch']?.input).toMatchObject({ type: 'object' });
  });
});

describe('bad manners', () => {
  test('what is no HTTP is told so and cut off', async () => {
    expect(await raw('\x16\x03\x01garbage\r\n\r\n')).toContain('"type":"invalid-input"');
    await stillServes();
  });

  test('huge headers are refused', async () => {
    expect(await raw(`GET / HTTP/1.1\r\nx: ${'a'.repeat(40_000)}\r\n\r\n`)).toContain('"type":"too-large"');
    await stillServes();
  });

  test('headers that never end are cut off', async () => {
    expect(await raw('GET / HTTP/1.1\r\nhost: x\r\n')).toContain('"type":"deadline"');
    await stillServes();
  });

  test('a body that never ends is cut off', async () => {
    const head = `POST /rpc/fleet.get HTTP/1.1\r\nhost: 127.0.0.1:${server.port}\r\nauthorization: Bearer ${token}\r\n`;
    await raw(`${head}content-length: 100\r\n\r\n{"a"`);
    await stillServes();
  });

  test('a client that leaves in the middle does no harm', async () => {
    const head = `POST /rpc/fleet.get HTTP/1.1\r\nhost: 127.0.0.1:${server.port}\r\nauthorization: Bearer ${token}\r\n`;
    await raw(`${head}content-length: 100\r\n\r\n{`, true);
    await stillServes();
  });

  test('whatever name and body come, the answer is typed and the host goes on', async () => {
    const name = fc.oneof(
      fc.constantFrom('fleet.get', 'lane.launch', 'approval.decide'),
      fc.string({ maxLength: 40 }),
    );
    const body = fc.oneof(
      fc.json({ maxDepth: 6 }),
      fc.string({ maxLength: 200 }),
      fc.uint8Array().map((b) => Buffer.from(b)),
    );
    await fc.assert(
      fc.asyncProperty(name, body, async (callName, bytes) => {
        const answer = await call(
          encodeURIComponent(callName),
          typeof bytes === 'string' ? bytes : Buffer.from(bytes),
        );
        const result = JSON.parse(answer.text) as Result<unknown>;
        expect(result.ok || typeof result.error.type === 'string').toBe(true);
        if (!result.ok) expect(result.error.type).not.toBe('internal');
      }),
      { numRuns: 150 },
    );
    await stillServes();
  });

  test('whatever bytes come, the host goes on', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 300 }), async (bytes) => {
        await raw(Buffer.from(bytes), true);
      }),
      { numRuns: 60 },
    );
    await stillServes();
  });
});
