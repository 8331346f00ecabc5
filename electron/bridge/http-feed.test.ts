import { tmpdir } from 'node:os';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import fc from 'fast-check';
import { WebSocket } from 'ws';
import { silentLog } from '../platform/log.ts';
import { type LaneId } from '../../shared/domain/ids.ts';
import { type HttpServer, startHttpServer } from './http-server.ts';
import { makeInvoke } from './invoke.ts';
import { FakeFeed, fakeHandlers } from './testing/fake-host.ts';

const token = 'T'.repeat(43);
let server: HttpServer;
let feed: FakeFeed;
let open: WebSocket[];

beforeEach(async () => {
  feed = new FakeFeed();
  open = [];
  server = await startHttpServer({
    invoke: makeInvoke(fakeHandlers(), silentLog, () => 'f1'),
    feed,
    token,
    port: 0,
    renderer: tmpdir(),
    log: silentLog,
    limits: { feeds: 3, low: 1000, high: 30_000_000 },
  });
});

afterEach(async () => {
  for (const socket of open) socket.terminate();
  await server.close();
});

interface Client {
  readonly socket: WebSocket;
  readonly messages: unknown[];
  readonly closed: Promise<number>;
}

function dial(query: string, headers: Record<string, string> = {}): Client {
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/feed${query}`, { headers });
  open.push(socket);
  const messages: unknown[] = [];
  socket.on('message', (data) => messages.push(JSON.parse(String(data))));
  socket.on('error', () => undefined);
  return { socket, messages, closed: new Promise((resolve) => socket.on('close', resolve)) };
}

/** The status of a refused handshake. */
const refusal = (path: string, headers: Record<string, string> = {}): Promise<number> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, { headers });
    socket.on('unexpected-response', (_request, response) => {
      resolve(response.statusCode ?? 0);
      response.resume();
      socket.terminate();
    });
    socket.on('open', () => reject(new Error('was let in')));
    socket.on('error', () => undefined);
  });

const until = (condition: () => boolean) => vi.waitUntil(condition, { timeout: 10_000, interval: 5 });
const authorised = { authorization: `Bearer ${token}` };

test('a client hears what happens after its sequence and may watch lanes', async () => {
  const { socket, messages } = dial('?after=41', authorised);
  await until(() => messages.length === 1);
  expect(feed.after).toEqual([41]);
  socket.send(JSON.stringify({ kind: 'watch', lanes: ['lane_1'], outputs: [] }));
  await until(() => feed.requests.length === 1);
  expect(feed.requests[0]).toEqual({ kind: 'watch', lanes: ['lane_1'], outputs: [] });
  feed.send({ kind: 'focus', target: 'lanes' });
  await until(() => messages.length === 2);
});

test('the token may come in the address, the cookie only from our own page', async () => {
  await until(() => dial(`?token=${token}`).messages.length === 0);
  await until(() => feed.sinks.length === 1);
  const cookie = `switchyard_${server.port}=${token}`;
  dial('', { cookie, origin: `http://127.0.0.1:${server.port}` });
  await until(() => feed.sinks.length === 2);
  expect(await refusal('/feed', { cookie })).toBe(401);
  expect(await refusal('/feed', { cookie, origin: 'http://evil.example' })).toBe(401);
});

test('wrong token, place, origin, name or sequence: refused', async () => {
  expect(await refusal('/feed')).toBe(401);
  expect(await refusal('/feed?token=x')).toBe(401);
  expect(await refusal('/feed', { ...authorised, origin: 'https://evil.example' })).toBe(401);
  expect(await refusal('/feed', { ...authorised, host: 'evil.example' })).toBe(401);
  expect(await refusal('/other', authorised)).toBe(404);
  for (const after of ['-1', '1.5', 'x', '9'.repeat(30)]) {
    expect(await refusal(`/feed?after=${after}`, authorised)).toBe(400);
  }
  expect(feed.sinks).toEqual([]);
});

test('more clients than the limit are refused', async () => {
  for (let i = 0; i < 3; i++) dial('', authorised);
  await until(() => feed.sinks.length === 3);
  expect(await refusal('/feed', authorised)).toBe(503);
});

test('a client that leaves is forgotten', async () => {
  const { socket, messages } = dial('', authorised);
  await until(() => messages.length === 1);
  socket.close();
  await until(() => feed.closed === 1);
});

test('whatever a client says that is no request ends its connection, and nobody else’s', async () => {
  const other = dial('', authorised);
  await until(() => other.messages.length === 1);
  const garbage = fc.oneof(fc.json(), fc.string(), fc.uint8Array({ maxLength: 50 }));
  await fc.assert(
    fc.asyncProperty(garbage, async (bytes) => {
      const { socket, messages, closed } = dial('', authorised);
      await until(() => messages.length === 1);
      socket.send(bytes);
      expect(await closed).toBe(1008);
    }),
    { numRuns: 25 },
  );
  expect(other.socket.readyState).toBe(WebSocket.OPEN);
});

test('a message larger than any request ends the connection', async () => {
  const { socket, messages, closed } = dial('', authorised);
  await until(() => messages.length === 1);
  socket.send('x'.repeat(2_000_000));
  expect(await closed).toBe(1009);
});

test('a client that does not read is cut off, and a replay waits for one that is behind', async () => {
  const { socket, messages } = dial('', authorised);
  await until(() => messages.length === 1);
  socket.pause();
  const sink = feed.sinks[0];
  let drained = false;
  const chunk = { kind: 'transcript', laneId: 'lane_1' as LaneId, items: [] } as const;
  const padded = { ...chunk, pad: 'x'.repeat(500_000) };
  // More than the system's own buffers hold.
  for (let i = 0; i < 40; i++) feed.send(padded);
  void sink?.drained().then(() => (drained = true));
  await new Promise((resolve) => setImmediate(resolve));
  expect(drained).toBe(false);
  for (let i = 0; i < 200 && feed.closed === 0; i++) feed.send(padded);
  await until(() => feed.closed === 1);
  await until(() => drained);
});

test('when the host goes away, clients are told', async () => {
  const { messages, closed } = dial('', authorised);
  await until(() => messages.length === 1);
  await server.close();
  expect(await closed).toBe(1001);
});
