import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type DomainEvent, type Recorded } from '../../shared/domain/event.ts';
import { fail, ok } from '../../shared/kernel/result.ts';
import { type Handlers } from '../bridge/host-port.ts';
import { type HttpServer, startHttpServer } from '../bridge/http-server.ts';
import { makeInvoke } from '../bridge/invoke.ts';
import { FakeFeed, fakeHandlers } from '../bridge/testing/fake-host.ts';
import { writeHostFile } from '../platform/host-file.ts';
import { startTimeOf } from '../platform/lock.ts';
import { silentLog } from '../platform/log.ts';
import { homeId } from '../platform/paths.ts';
import { pause } from './pause.ts';
import { runProgram } from './program.ts';

const token = 'T'.repeat(43);
let data: string;
let server: HttpServer | null;
let feed: FakeFeed;
let out: string[];
let err: string[];
let strays: number[];

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'switchyard-cli-'));
  server = null;
  feed = new FakeFeed();
  out = [];
  err = [];
  strays = [];
});

afterEach(async () => {
  for (const pid of strays) process.kill(pid, 'SIGKILL');
  await server?.close();
  rmSync(data, { recursive: true, force: true });
});

const terminal = { out: (line: string) => void out.push(line), err: (line: string) => void err.push(line) };

async function host(given: Partial<Handlers>): Promise<void> {
  const invoke = makeInvoke(fakeHandlers(given), silentLog, () => 'f1');
  server = await startHttpServer({ invoke, feed, token, port: 0, renderer: data, log: silentLog });
  const startTime = startTimeOf(process.pid) ?? '';
  writeHostFile(data, { url: server.url, port: server.port, token, pid: process.pid, startTime });
}

const run = (...args: string[]) =>
  runProgram([...args, '--data', data], {
    version: '9.9.9',
    terminal,
    serve: (command) => Promise.resolve(terminal.out(JSON.stringify(command))).then(() => 0),
  });

/** A handler that answers with plain data; the client does not look inside. */
const answering = (answer: unknown, seen?: (input: unknown, via: string) => void) =>
  ((input: unknown, { actor }: { actor: { via: string } }) => {
    seen?.(input, actor.via);
    return Promise.resolve(ok(answer));
  }) as never;

test('without a host every command says so, with an exit code of its own', async () => {
  expect(await run('status')).toBe(3);
  expect(err.join()).toContain(`No Switchyard runs on ${data}`);
  expect(await run('resume', '--json')).toBe(3);
  expect(JSON.parse(out.at(-1) ?? '')).toMatchObject({ ok: false, error: { type: 'offline' } });
  for (const args of [['pause'], ['log'], ['call', 'fleet.get']]) expect(await run(...args)).toBe(3);
});

test('a host file whose process is gone counts as no host', async () => {
  writeHostFile(data, { url: 'x', port: 1, token, pid: process.pid, startTime: 'another life' });
  expect(await run('status')).toBe(3);
});

test('status tells what the host tells', async () => {
  const counts = { projects: 1, lanes: 3, running: 2, waiting: 1, approvals: 1, merges: 0, processes: 7 };
  const health = {
    version: '1.2.3',
    pid: 5,
    host: 'headless',
    paused: true,
    dataDirectory: data,
    sequence: 9,
    startedAt: 1,
    counts,
    troubles: ['no tray'],
  };
  const vias: string[] = [];
  await host({ 'system.health': answering(health, (_input, via) => vias.push(via)) });
  expect(await run('status', '--json')).toBe(0);
  expect(JSON.parse(out[0] ?? '')).toMatchObject({
    ok: true,
    data: { paused: true, counts, port: server?.port },
  });
  expect(await run('status')).toBe(0);
  expect(out[1]).toContain('PAUSED');
  expect(out[1]).toContain('no tray');
  expect(vias).toEqual(['cli', 'cli']);
});

test('launch opens the project and then a lane in it', async () => {
  const inputs: unknown[] = [];
  await host({
    'project.open': answering({ id: 'project_1', name: 'repo' }, (input) => inputs.push(input)),
    'lane.launch': answering({ id: 'lane_1', name: 'GreenCastle', branch: 'switchyard/x' }, (input) =>
      inputs.push(input),
    ),
  });
  const code = await run(
    'launch',
    '--project',
    data,
    '--agent',
    'rehearsal',
    '--title',
    'T',
    '--brief',
    'B',
    '--write-set',
    'src/**',
    'docs/**',
  );
  expect([code, inputs]).toEqual([
    0,
    [
      { path: data },
      {
        projectId: 'project_1',
        agentId: 'rehearsal',
        task: { title: 'T', brief: 'B', writeSet: ['src/**', 'docs/**'] },
      },
    ],
  ]);
  expect(out[0]).toContain('GreenCastle');
});

test('a refusal is told in words with the next step, and fails the command', async () => {
  await host({
    'project.open': (() =>
      Promise.resolve(fail('bare-repository', 'It is bare.', { next: 'Clone it.' }))) as never,
  });
  expect(await run('launch', '--project', data, '--agent', 'a', '--title', 'T', '--brief', 'B')).toBe(1);
  expect(err.join('\n')).toBe('It is bare.\nClone it.');
});

test('call makes any call and answers as the host does', async () => {
  await host({ 'fleet.get': answering({ paused: false }) });
  expect(await run('call', 'fleet.get', '--json')).toBe(0);
  expect(out).toEqual(['{"ok":true,"data":{"paused":false}}']);
  expect(await run('call', 'no.such', '{}', '--json')).toBe(1);
  expect(out[1]).toContain('unknown-call');
});

const event = (sequence: number, stream: string) =>
  ({
    sequence,
    stream,
    type: 'fleet.paused',
    at: 0,
    actor: { kind: 'switchyard' },
    data: {},
  }) as unknown as Recorded<DomainEvent>;

test('log of a lane, by its name, in order, and what follows', async () => {
  const filters: unknown[] = [];
  await host({
    'lane.list': answering({ items: [{ id: 'lane_1', name: 'GreenCastle' }] }),
    'audit.read': answering(
      { events: [event(7, 'lane:lane_1'), event(3, 'lane:lane_1')], more: false },
      (input) => filters.push(input),
    ),
  });
  const done = run('log', '--lane', 'greencastle', '--follow', '--json');
  await vi.waitUntil(() => feed.sinks.length === 1);
  expect(feed.after).toEqual([7]);
  expect(filters).toEqual([{ after: 0, limit: 50, newest: true, stream: 'lane:lane_1' }]);
  feed.send({
    kind: 'events',
    events: [event(7, 'lane:lane_1'), event(8, 'lane:other'), event(9, 'lane:lane_1')],
  });
  await vi.waitUntil(() => out.length === 3);
  expect(out.map((text) => (JSON.parse(text) as { sequence: number }).sequence)).toEqual([3, 7, 9]);
  await server?.close();
  expect(await done).toBe(1);
});

test('log of a lane that is not there', async () => {
  await host({ 'lane.list': answering({ items: [] }) });
  expect(await run('log', '--lane', 'Nobody')).toBe(1);
  expect(err.join()).toContain('Nobody');
});

test('pause asks the host, with the reason', async () => {
  const reached = {
    paused: true,
    lanes: [{ laneId: 'lane_1', state: 'stopped', processes: 4, milliseconds: 9 }],
    processes: 4,
    milliseconds: 10,
    recorded: true,
  };
  const inputs: unknown[] = [];
  await host({ 'fleet.pauseAll': answering(reached, (input) => inputs.push(input)) });
  expect(await run('pause', '--reason', 'lunch')).toBe(0);
  expect(inputs).toEqual([{ reason: 'lunch' }]);
  expect(out[0]).toContain('4 processes in 1 lanes');
});

test('a refusal of the pause is not taken for silence', async () => {
  await host({ 'fleet.pauseAll': (() => Promise.resolve(fail('storage', 'no'))) as never });
  expect(await run('pause')).toBe(1);
  expect(existsSync(join(data, 'paused'))).toBe(false);
});

const stateOf = (pid: number) => /\) (\S)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1];

/** A process that bears the marks of a lane and whose parent has gone: none of ours. */
function marked(): number {
  const marks = {
    SWITCHYARD_HOME_ID: homeId(data),
    SWITCHYARD_HOST: 'h',
    SWITCHYARD_LANE: 'lane_1',
    SWITCHYARD_RUN: 'r',
  };
  const line = 'sleep 300 >/dev/null 2>&1 & echo $!';
  const pid = Number(execFileSync('sh', ['-c', line], { env: { ...process.env, ...marks } }));
  strays.push(pid);
  return pid;
}

test.runIf(process.platform === 'linux')(
  'a host that does not answer is gone around: its processes stop',
  async () => {
    const pid = marked();
    await host({ 'fleet.pauseAll': (() => new Promise(() => undefined)) as never });
    const code = await pause({ dataDirectory: data, json: true, terminal }, { hostMs: 50 });
    expect([code, stateOf(pid)]).toEqual([0, 'T']);
    expect(JSON.parse(out[0] ?? '')).toMatchObject({ data: { paused: true, withoutHost: true, stopped: 1 } });
    expect(existsSync(join(data, 'paused'))).toBe(true);
  },
);

test.runIf(process.platform === 'linux')('processes of a host that died are stopped too', async () => {
  const pid = marked();
  expect(await run('pause')).toBe(0);
  expect(stateOf(pid)).toBe('T');
});

test('serve gets its options; a wrong port, an unknown command and a missing option are usage', async () => {
  expect(await run('serve', '--port', '0', '--project', data, '--json')).toBe(0);
  expect(JSON.parse(out[0] ?? '')).toEqual({ port: 0, dataDirectory: data, project: data, json: true });
  expect(await run('serve', '--port', '99999')).toBe(2);
  expect(await run('nonsense')).toBe(2);
  expect(await run('launch', '--project', 'x')).toBe(2);
  expect(await run('--help')).toBe(0);
});
