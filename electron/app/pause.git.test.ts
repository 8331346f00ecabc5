import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { holdLock } from '../store/testing/hold-lock.ts';
import { type KillableHost, startKillable } from './testing/killable-host.ts';
import { rehearse } from './testing/temp-host.ts';
import { tempProject } from './testing/temp-project.ts';

const at = tempProject({ 'a.txt': 'a\n' });
const { launch } = at;

/** Processes in sessions of their own that write a line every few milliseconds. */
const ticking = [{ spawn: 'ticks.log', everyMs: 5, processes: 3 }, { do: 'hang' }];

const lines = (path: string): string[] =>
  existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n') : [];
const pids = (path: string): number[] => [...new Set(lines(path).map((l) => Number(l.split(' ')[0])))];
const stateOf = (pid: number): string =>
  /\) (\S)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1] ?? '?';
/** Whether a stop waits for a process to come back from the kernel. */
const stopPends = (pid: number): boolean => {
  const masks = /^(?:SigPnd|ShdPnd):\s*([0-9a-f]+)$/gm;
  const pending = [...readFileSync(`/proc/${pid}/status`, 'utf8').matchAll(masks)];
  return pending.some(([, mask]) => (BigInt(`0x${mask}`) & (1n << 18n)) !== 0n);
};
/**
 * Stopped, or in the middle of a call into the kernel with the stop pending: such a process executes nothing more. One
 * that waits for a child which is stopped before its first exec stays like that until both go on.
 */
const expectStopped = (all: readonly number[]) => {
  const restless = all.filter((pid) => stateOf(pid) !== 'T' && !(stateOf(pid) === 'D' && stopPends(pid)));
  // Between the two looks at one process it may have come back, and stopped.
  expect(restless.filter((pid) => stateOf(pid) !== 'T')).toEqual([]);
};
const more = async (path: string, than: number) => {
  while (lines(path).length <= than) await new Promise((resolve) => setTimeout(resolve, 20));
};
const allTicking = async (path: string) => {
  while (pids(path).length < 3) await new Promise((resolve) => setTimeout(resolve, 20));
};

test('pausing stops every process of every lane before it answers; resuming lets exactly those go on', async () => {
  const [a, b, single] = [await launch('A', ticking), await launch('B', ticking), await launch('C', ticking)];
  const logs = [a, b, single].map((l) => join(l.worktreePath, 'ticks.log'));
  await Promise.all(logs.map(allTicking));
  await at.host.call('lane.pause', { laneId: single.id });

  const paused = await at.host.call('fleet.pauseAll', {});
  const all = logs.flatMap(pids);
  expect(all.length).toBeGreaterThanOrEqual(9);
  expectStopped(all);
  expect(paused.lanes.map((l) => [l.laneId, l.state])).toEqual(
    expect.arrayContaining([
      [a.id, 'stopped'],
      [b.id, 'stopped'],
    ]),
  );
  expect(paused).toMatchObject({ paused: true, recorded: true });
  const counted = logs.map((l) => lines(l).length);
  expect((await at.host.call('fleet.get', {})).paused).toBe(true);
  expect((await at.host.call('lane.get', { laneId: a.id })).status).toBe('paused');
  expect(
    await at.host.tryCall('lane.launch', {
      projectId: at.projectId,
      agentId: 'rehearsal',
      task: { title: 'D', brief: 'x' },
    }),
  ).toMatchObject({ ok: false, error: { type: 'paused' } });
  expect(logs.map((l) => lines(l).length)).toEqual(counted);

  const resumed = await at.host.call('fleet.resumeAll', {});
  expect(resumed.lanes.map((l) => l.laneId).sort()).toEqual([a.id, b.id].sort());
  await more(logs[0] ?? '', counted[0] ?? 0);
  await more(logs[1] ?? '', counted[1] ?? 0);
  expect(
    pids(logs[2] ?? '')
      .map(stateOf)
      .every((s) => s === 'T' || s === 't'),
  ).toBe(true);
  expect(lines(logs[2] ?? '').length).toBe(counted[2]);
  expect((await at.host.call('lane.get', { laneId: single.id })).status).toBe('paused');
  expect((await at.host.call('lane.get', { laneId: a.id })).status).toBe('running');
});

test('while paused nothing is sent, allowed or merged; the questions and queues stay', async () => {
  const asking = await launch('Asking', [{ run: 'echo x > x.txt' }]);
  const done = await launch('Done', [{ write: 'b.txt', content: 'b\n' }]);
  const ask = await at.host.until('an approval', (w) => Object.values(w.approvals)[0]);
  await at.host.lane(done.id, 'idle');
  await at.host.call('fleet.pauseAll', {});
  expect(await at.host.tryCall('approval.decide', { approvalId: ask.id, outcome: 'allow' })).toMatchObject({
    ok: false,
    error: { type: 'paused' },
  });
  const entry = await at.host.call('merge.enqueue', { laneId: done.id });
  await at.host.call('lane.prompt', {
    laneId: done.id,
    text: rehearse([{ write: 'c.txt', content: 'c\n' }]),
  });
  await at.host.call('audit.verify', {});
  const world = await at.host.world();
  expect(world.merges[entry.id]?.state).toBe('queued');
  expect(world.lanes[done.id]).toMatchObject({ turn: null, turns: 1, queue: [{ source: 'human' }] });
  expect(world.approvals[ask.id]?.status).toBe('pending');
  await at.host.call('fleet.resumeAll', {});
  await at.host.call('approval.decide', { approvalId: ask.id, outcome: 'allow' });
  await at.host.lane(asking.id, 'idle');
  await at.host.until('the merge to land', (w) => w.merges[entry.id]?.state === 'landed');
  await at.host.until(
    'the second turn to be over',
    (w) => w.lanes[done.id]?.turns === 2 && w.lanes[done.id]?.turn === null,
  );
});

test('the database locked by another program neither delays nor prevents a pause', async () => {
  const a = await launch('A', ticking);
  const log = join(a.worktreePath, 'ticks.log');
  await allTicking(log);
  const release = holdLock(join(at.host.dataDirectory, 'db', 'journal.db'));
  const paused = await at.host.call('fleet.pauseAll', {});
  expect(paused).toMatchObject({ paused: true, recorded: false });
  expectStopped(pids(log));
  expect((await at.host.call('system.health', {})).paused).toBe(true);
  release();
  await at.host.until('the pause to be recorded', (w) => w.fleet.paused);
});

test('a paused fleet stays paused over a restart and goes on when resumed', async () => {
  const a = await launch('A', [{ do: 'hang' }]);
  const idle = await launch('Idle', [{ say: 'hello' }]);
  await at.host.lane(a.id, 'running');
  await at.host.lane(idle.id, 'idle');
  await at.host.call('fleet.pauseAll', {});
  await at.host.restart();
  expect(await at.host.call('system.health', {})).toMatchObject({ paused: true });
  expect((await at.host.call('lane.get', { laneId: a.id })).status).toBe('paused');
  await at.host.call('fleet.resumeAll', {});
  await at.host.lane(a.id, 'running');
  await at.host.lane(idle.id, 'idle');
});

test('a pause marker left by the command line alone pauses the next start', async () => {
  await launch('A', [{ say: 'hello' }]);
  writeFileSync(join(at.host.dataDirectory, 'paused'), '');
  await at.host.restart();
  expect((await at.host.call('fleet.get', {})).paused).toBe(true);
});

test('a pause made without the host is resumed with the lanes that ran then', async () => {
  const data = mkdtempSync(join(tmpdir(), 'switchyard-pause-'));
  const first = await startKillable(data);
  const opened = await first.call('project.open', { path: at.repository.dir });
  if (!opened?.ok) throw new Error('not opened');
  const task = { title: 'A', brief: rehearse([{ say: 'One.' }, { do: 'hang' }]) };
  const launched = await first.call('lane.launch', { projectId: opened.data.id, agentId: 'rehearsal', task });
  if (!launched?.ok) throw new Error('not launched');
  const { id: laneId } = launched.data;
  const status = async (of: KillableHost) => {
    const lane = await of.call('lane.get', { laneId });
    return lane?.ok ? lane.data.status : null;
  };
  while ((await status(first)) !== 'running') await new Promise((resolve) => setTimeout(resolve, 20));
  await first.kill();
  writeFileSync(join(data, 'paused'), '');
  const second = await startKillable(data);
  expect(await status(second)).toBe('paused');
  await second.call('fleet.resumeAll', {});
  while ((await status(second)) !== 'running') await new Promise((resolve) => setTimeout(resolve, 20));
  await second.close();
  rmSync(data, { recursive: true, force: true });
});

test('a pause wins over a resume that is still being written down', async () => {
  const a = await launch('A', ticking);
  const log = join(a.worktreePath, 'ticks.log');
  await allTicking(log);
  await at.host.call('fleet.pauseAll', {});
  const release = holdLock(join(at.host.dataDirectory, 'db', 'journal.db'));
  const resumed = at.host.tryCall('fleet.resumeAll', {});
  expect(await at.host.call('fleet.pauseAll', {})).toMatchObject({ paused: true });
  release();
  expect(await resumed).toMatchObject({ ok: false, error: { type: 'conflict' } });
  await at.host.until('the pause to be recorded', (w) => w.fleet.paused);
  expectStopped(pids(log));
  expect((await at.host.call('system.health', {})).paused).toBe(true);
  await at.host.call('fleet.resumeAll', {});
  await more(log, lines(log).length);
});

test('a lane whose turn was about to begin when the fleet was paused can be closed', async () => {
  const a = await launch('A', [{ say: 'Hello.' }]);
  await at.host.until('the first turn', (w) => w.lanes[a.id]?.turns === 1 && w.lanes[a.id]?.turn === null);
  let release = () => undefined as void;
  const feed = at.host.host.feed.subscribe((await at.host.world()).sequence, {
    // The turn is recorded after the lock is gone, and by then the gate is closed.
    send: (message) => {
      if (message.kind !== 'events' || message.events.every((e) => e.type !== 'lane.promptQueued')) return;
      release = holdLock(join(at.host.dataDirectory, 'db', 'journal.db'));
    },
    drained: () => Promise.resolve(),
  });
  await at.host.call('lane.prompt', { laneId: a.id, text: rehearse([{ say: 'Again.' }]) });
  await new Promise((resolve) => setTimeout(resolve, 50));
  await at.host.call('fleet.pauseAll', {});
  release();
  feed.close();
  await at.host.until('the turn to be recorded', (w) => w.lanes[a.id]?.turn);
  expect(await at.host.call('lane.close', { laneId: a.id })).toMatchObject({ status: 'closed' });
});
