import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { afterEach, expect, test, vi } from 'vitest';
import { type FeedMessage } from '../../shared/contract/index.ts';
import { contract } from '../../shared/contract/index.ts';
import { ok } from '../../shared/kernel/result.ts';
import { lineLog } from '../platform/log.ts';
import { callNames } from './call-names.ts';
import { type FeedPort, serveFeedPort } from './feed-port.ts';
import { serveIpc } from './ipc.ts';
import { callChannel, feedChannel, folderChannel } from './ipc-channels.ts';
import { FakeFeed } from './testing/fake-host.ts';

type Listener = (event: never, input: unknown) => unknown;

const ports: MessagePort[] = [];
afterEach(() => ports.splice(0).forEach((port) => port.close()));

function setUp() {
  const handlers = new Map<string, Listener>();
  const feed = new FakeFeed();
  const calls: unknown[] = [];
  const lines: string[] = [];
  const take = (channel: string, listener: unknown) => void handlers.set(channel, listener as Listener);
  const bridge = serveIpc({
    ipcMain: { handle: take, on: take } as never,
    invoke: (name, input, caller) => {
      calls.push([name, input, caller.actor.via]);
      return Promise.resolve(ok('done'));
    },
    feed,
    isOurs: (event) => (event as unknown as { ours: boolean }).ours,
    chooseFolder: () => Promise.resolve('/repo'),
    log: lineLog((line) => lines.push(line)),
  });
  const send = (channel: string, event: object, input: unknown) =>
    handlers.get(channel)?.({ sender: { id: 1 }, ...event } as never, input);
  return { bridge, handlers, feed, calls, lines, send };
}

/** A port as Electron gives it, made of Node's. */
function portPair() {
  const { port1, port2 } = new MessageChannel();
  ports.push(port1, port2);
  const main: FeedPort = {
    postMessage: (message) => port1.postMessage(message),
    on: (event: string, listener: (event: never) => void) =>
      port1.on(event as 'message', (data) => listener({ data } as never)),
    start: () => port1.start(),
    close: () => port1.close(),
  };
  const got: { message?: FeedMessage; closed?: true }[] = [];
  port2.on('message', (data) => got.push(data as never));
  return { main, page: port2, got };
}

test('the list of calls that the preload lets through is the contract', () => {
  expect([...callNames].sort()).toEqual(Object.keys(contract).sort());
});

test('each call has a channel of its own; there is no open one', () => {
  const { handlers } = setUp();
  const expected = [...Object.keys(contract).map(callChannel), feedChannel, folderChannel];
  expect([...handlers.keys()].sort()).toEqual(expected.sort());
});

test('a call of our window runs as the desktop’s human; of another page it is refused and logged', async () => {
  const { send, calls, lines } = setUp();
  expect(await send(callChannel('fleet.get'), { ours: true }, {})).toEqual(ok('done'));
  expect(calls).toEqual([['fleet.get', {}, 'desktop']]);
  expect(await send(callChannel('fleet.get'), { ours: false }, {})).toMatchObject({
    error: { type: 'unauthorised' },
  });
  expect(await send(folderChannel, { ours: false }, undefined)).toMatchObject({ ok: false });
  expect(await send(folderChannel, { ours: true }, undefined)).toBe('/repo');
  expect(calls).toHaveLength(1);
  expect(lines).toHaveLength(2);
});

test('a feed starts after the sequence asked for, takes requests and hears what the bridge tells', async () => {
  const { send, feed, bridge } = setUp();
  const { main, page, got } = portPair();
  send(feedChannel, { ours: true, ports: [main] }, 12);
  await vi.waitUntil(() => got.length === 1);
  expect(feed.after).toEqual([12]);
  page.postMessage({ kind: 'watch', lanes: 'all', outputs: [] });
  page.postMessage({ kind: 'garbage' });
  page.postMessage(null);
  await vi.waitUntil(() => feed.requests.length === 1);
  bridge.tell({ kind: 'focus', target: 'lanes' });
  await vi.waitUntil(() => got.length === 2);
  expect(got[1]).toEqual({ message: { kind: 'focus', target: 'lanes' } });
  page.close();
  await vi.waitUntil(() => feed.closed === 1);
});

test.each([-1, 1.5, 'x', null])('an odd sequence (%s) starts at the beginning', (after) => {
  const { send, feed } = setUp();
  send(feedChannel, { ours: true, ports: [portPair().main] }, after);
  expect(feed.after).toEqual([0]);
});

test('a feed of another page, or without a port, is not served', () => {
  const { send, feed } = setUp();
  send(feedChannel, { ours: false, ports: [portPair().main] }, 0);
  send(feedChannel, { ours: true, ports: [] }, 0);
  expect(feed.sinks).toEqual([]);
});

test('a replay waits for a page that is behind; one that is lost is cut off', async () => {
  const feed = new FakeFeed();
  const { main, page, got } = portPair();
  let ended = 0;
  serveFeedPort(main, feed, 0, () => (ended += 1), { low: 2, high: 10 });
  const message: FeedMessage = { kind: 'focus', target: 'x' };
  for (let i = 0; i < 4; i++) feed.send(message);
  let drained = false;
  const waited = feed.sinks[0]?.drained().then(() => (drained = true));
  await vi.waitUntil(() => got.length === 5);
  expect(drained).toBe(false);
  for (let i = 0; i < 3; i++) page.postMessage({ kind: 'taken' });
  await waited;
  for (let i = 0; i < 20; i++) feed.send(message);
  await vi.waitUntil(() => got.some((one) => one.closed));
  expect([ended, feed.closed]).toEqual([1, 1]);
  await feed.sinks[0]?.drained();
});

test('the bridge closes every feed at the end', async () => {
  const { send, bridge, feed } = setUp();
  const { main, got } = portPair();
  send(feedChannel, { ours: true, ports: [main] }, 0);
  bridge.close();
  await vi.waitUntil(() => got.some((one) => one.closed));
  expect(feed.closed).toBe(1);
});

test('what is told before the page listens is kept for it', async () => {
  const { send, bridge } = setUp();
  const { main, got } = portPair();
  bridge.tell({ kind: 'focus', target: 'project:p' });
  send(feedChannel, { ours: true, ports: [main] }, 0);
  await vi.waitUntil(() => got.length === 2);
  expect(got[1]).toEqual({ message: { kind: 'focus', target: 'project:p' } });
});

test('what is meant for one page goes to no other', async () => {
  const { send, bridge } = setUp();
  const first = portPair();
  const second = portPair();
  send(feedChannel, { ours: true, ports: [first.main], sender: { id: 1 } }, 0);
  bridge.tell({ kind: 'focus', target: 'early' }, 2);
  send(feedChannel, { ours: true, ports: [second.main], sender: { id: 2 } }, 0);
  bridge.tell({ kind: 'focus', target: 'late' }, 2);
  bridge.tell({ kind: 'focus', target: 'first' }, 1);
  bridge.tell({ kind: 'focus', target: 'both' });
  const focused = (got: typeof first.got) =>
    got.flatMap(({ message }) => (message?.kind === 'focus' ? [message.target] : []));
  await vi.waitUntil(() => focused(first.got).length === 2 && focused(second.got).length === 3);
  expect(focused(first.got)).toEqual(['first', 'both']);
  expect(focused(second.got)).toEqual(['early', 'late', 'both']);
});
