import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Command } from '../../shared/domain/command.ts';
import { type CommandId, type LaneId, type PromptId, type RunId } from '../../shared/domain/ids.ts';
import { emptyWorld, evolve } from '../../shared/domain/world.ts';
import { idSource } from '../platform/ids.ts';
import { loadWorld, snapshotEvery } from '../store/snapshots.ts';
import { holdLock } from '../store/testing/hold-lock.ts';
import { tempLog } from '../store/testing/temp-store.ts';
import { Engine } from './engine.ts';
import { human, launch, openProject, projectId } from './testing/facts.ts';

let store: ReturnType<typeof tempLog>;
let engine: Engine;
const clock = { now: () => 1_000_000 };
const newEngine = () => new Engine(store.log, clock, idSource(clock));
const as = { actor: human };

beforeEach(() => {
  store = tempLog();
  engine = newEngine();
});
afterEach(() => store.dispose());

test('a command becomes an event with its actor, and the world follows', async () => {
  const done = await engine.dispatch(openProject, as);
  expect(done.ok && done.data[0]).toMatchObject({
    type: 'project.opened',
    sequence: 1,
    version: 1,
    actor: human,
  });
  expect(Object.keys(engine.world.projects)).toEqual(['project_1']);
});

test('commands of one batch see each other', async () => {
  const results = await Promise.all([
    engine.dispatch(openProject, as),
    engine.dispatch(launch(1), as),
    engine.dispatch(launch(1), as),
  ]);
  expect(results.map((r) => r.ok)).toEqual([true, true, false]);
});

test('the same command id again gives the first outcome and changes nothing', async () => {
  const commandId = 'command_once' as CommandId;
  const first = await engine.dispatch(openProject, { ...as, commandId });
  const [again, twice] = await Promise.all([
    engine.dispatch(openProject, { ...as, commandId }),
    engine.dispatch(launch(1), { ...as, commandId }),
  ]);
  expect(again.ok && again.data.map((e) => e.sequence)).toEqual(
    first.ok && first.data.map((e) => e.sequence),
  );
  expect(twice.ok && twice.data.map((e) => e.type)).toEqual(['project.opened']);
  expect(store.log.sequence).toBe(1);
});

test('a refusal is remembered, also over a restart', async () => {
  const commandId = 'command_refused' as CommandId;
  const refused = await engine.dispatch(launch(1), { ...as, commandId });
  await engine.dispatch(openProject, as);
  await engine.close();
  store.reopen();
  engine = newEngine();
  const again = await engine.dispatch(launch(1), { ...as, commandId });
  expect(refused.ok).toBe(false);
  expect(again).toEqual(refused);
});

test('subscribers hear of events before the command is acknowledged, in order', async () => {
  const heard: number[] = [];
  engine.subscribe((events) => heard.push(...events.map((e) => e.sequence)));
  await Promise.all([
    engine.dispatch(openProject, as),
    engine.dispatch(launch(1), as),
    engine.dispatch(launch(2), as),
  ]);
  expect(heard).toEqual([1, 2, 3]);
});

test('a command that cannot be decided and a subscriber that throws stop nobody else', async () => {
  const faults: string[] = [];
  engine = new Engine(store.log, clock, idSource(clock), (what) => faults.push(what));
  engine.subscribe(() => {
    throw new Error('a bug');
  });
  const data = { laneId: 'constructor' as LaneId, promptId: 'prompt_1' as PromptId, text: 'x' };
  const results = await Promise.all([
    engine.dispatch(openProject, as),
    engine.dispatch({ type: 'lane.queuePrompt', data: { ...data, source: 'human' } }, as),
    engine.dispatch(launch(1), as),
  ]);
  expect(results).toMatchObject([{ ok: true }, { ok: false, error: { type: 'internal' } }, { ok: true }]);
  expect((await engine.dispatch(launch(2), as)).ok).toBe(true);
  expect(faults).toHaveLength(3);
  expect(store.log.verify()).toMatchObject({ ok: true, checked: 3 });
});

test('a command whose events cannot be folded leaves no trace in the batch around it', async () => {
  const run: Command = {
    type: 'lane.recordRunStarted',
    data: {
      laneId: 'lane_1' as LaneId,
      runId: 'run_1' as RunId,
      pid: 1,
      sessionId: 'session_1',
      origin: 'new',
      agentVersion: null,
      model: null,
      credential: null,
    },
  };
  const broken = { approvalId: 'approval_1', laneId: 'lane_1', runId: 'run_1' };
  Object.defineProperty(broken, 'subject', {
    enumerable: true,
    get: () => {
      throw new Error('a bug');
    },
  });
  const results = await Promise.all([
    engine.dispatch(openProject, as),
    engine.dispatch(launch(1), as),
    engine.dispatch(run, as),
    engine.dispatch({ type: 'approval.request', data: broken } as unknown as Command, as),
    engine.dispatch(launch(2), as),
  ]);
  expect(results.map(({ ok }) => ok)).toEqual([true, true, true, false, true]);
  expect(engine.world.lanes['lane_1']?.waitingOn).toEqual([]);
  expect(engine.world).toEqual(store.log.read(0, 10).reduce((w, event) => evolve(w, event), emptyWorld));
});

test('a full disk refuses with words, changes nothing, and the writer goes on afterwards', async () => {
  await engine.dispatch(openProject, as);
  const pages = Number(store.log.handle.pragma('page_count', { simple: true }));
  store.log.handle.pragma(`max_page_count = ${pages}`);
  const big = 'x'.repeat(500_000);
  const data = {
    laneId: 'lane_1' as LaneId,
    promptId: 'prompt_big' as PromptId,
    text: big,
    source: 'human' as const,
  };
  const launched = await engine.dispatch(launch(1), as);
  const failed = await engine.dispatch({ type: 'lane.queuePrompt', data }, as);
  expect(failed).toMatchObject({
    ok: false,
    error: { type: 'storage', kept: expect.stringContaining('safe') },
  });
  const before = engine.world;
  store.log.handle.pragma('max_page_count = 1000000');
  const retried = await engine.dispatch(launched.ok ? { type: 'lane.queuePrompt', data } : launch(1), as);
  expect(retried.ok).toBe(true);
  expect(engine.world.sequence).toBe(before.sequence + 1);
  expect(store.log.verify().ok).toBe(true);
});

test('a locked database holds commands back and loses none', async () => {
  const release = holdLock(store.path);
  const opened = engine.dispatch(openProject, as);
  await new Promise((resolve) => setImmediate(resolve));
  const launched = engine.dispatch(launch(1), as);
  await new Promise((resolve) => setImmediate(resolve));
  expect(engine.world.sequence).toBe(0);
  release();
  expect([(await opened).ok, (await launched).ok]).toEqual([true, true]);
});

test('a start from a snapshot gives the same world as replaying everything, and replays little', async () => {
  await engine.dispatch(openProject, as);
  for (let n = 1; n <= 20; n++) await engine.dispatch(launch(n), as);
  await engine.close();
  store.reopen();
  await newEngine().dispatch(launch(21), as);
  const { world, replayed } = loadWorld(store.log);
  const replayedAll = store.log.read(0, 1000).reduce((w, event) => evolve(w, event), emptyWorld);
  expect(replayed).toBe(1);
  expect(JSON.parse(JSON.stringify(world))).toEqual(JSON.parse(JSON.stringify(replayedAll)));
});

test('a snapshot is taken as soon as the writing pauses', async () => {
  await engine.dispatch(openProject, as);
  const configure = (n: number) =>
    engine.dispatch({ type: 'project.configure', data: { projectId, changes: { portsFrom: n } } }, as);
  await Promise.all(Array.from({ length: snapshotEvery }, (_, n) => configure(20_000 + n)));
  expect(loadWorld(store.log).replayed).toBeGreaterThan(snapshotEvery);
  while (loadWorld(store.log).replayed > 0) await new Promise((resolve) => setImmediate(resolve));
  await configure(30_000);
  expect(loadWorld(store.log).replayed).toBe(1);
});
