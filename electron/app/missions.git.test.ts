import { expect, test } from 'vitest';
import { type CallInput, type MissionView } from '../../shared/contract/index.ts';
import { toMissionView } from '../../shared/contract/present.ts';
import { rehearse } from './testing/temp-host.ts';
import { tempProject } from './testing/temp-project.ts';

const at = tempProject({
  'a.txt': 'a\n',
  'b.txt': 'b\n',
  'c.txt': 'c\n',
  'd.txt': 'd\n',
  'check.sh': 'exit 0\n',
});

type Wanted = NonNullable<CallInput<'plan.launch'>['tasks']>[number];
const task = (id: string, steps: readonly object[], more: Partial<Wanted> = {}): Wanted => ({
  id,
  title: `Task ${id}`,
  brief: rehearse(steps),
  agentId: 'rehearsal',
  ...more,
});
const writes = (id: string, path: string, content: string, more: Partial<Wanted> = {}): Wanted =>
  task(id, [{ write: path, content }], { writeSet: [path], ...more });

const missionWhen = (missionId: string, what: string, holds: (mission: MissionView) => boolean) =>
  at.host.until(what, ({ missions, lanes }) => {
    const mission = missions[missionId];
    const view = mission && toMissionView(mission, lanes);
    return view && holds(view) ? view : null;
  });
/** The mission, once its tasks are as wanted: `T1:landed T2:working`. */
const until = (missionId: string, wanted: string): Promise<MissionView> =>
  missionWhen(missionId, wanted, (mission) => statesOf(mission) === wanted);
const statesOf = ({ progress }: MissionView): string =>
  progress.map((one) => `${one.taskId}:${one.state}`).join(' ');
const laneOf = (mission: MissionView, taskId: string): string => {
  const laneId = mission.lanes[taskId]?.at(-1);
  if (!laneId) throw new Error(`${taskId} has no lane`);
  return laneId;
};
const alone = () =>
  at.host.call('project.configure', { projectId: at.projectId, gates: { beforeMerge: false } });

test('a plan runs wave by wave up to landed merges, and tells each lane where its inputs come from', async () => {
  await alone();
  await at.host.call('project.configure', { projectId: at.projectId, verifyCommand: 'sh check.sh' });
  const launched = await at.host.call('plan.launch', {
    projectId: at.projectId,
    title: 'Three files',
    tasks: [
      writes('T1', 'a.txt', 'a1\n', { outputs: ['a.txt'] }),
      writes('T2', 'b.txt', 'b1\n'),
      writes('T3', 'c.txt', 'c1\n', { inputs: ['a.txt'] }),
    ],
  });
  expect(launched).toMatchObject({ phase: 'running', approved: 1 });
  expect(launched.schedule).toEqual({ waves: [['T1', 'T2'], ['T3']], after: { T1: [], T2: [], T3: ['T1'] } });
  const done = await until(launched.id, 'T1:landed T2:landed T3:landed');
  await at.host.until('the mission to end', (w) => w.missions[launched.id]?.phase === 'done');
  expect(await at.repository.git('show', 'main:a.txt', 'main:b.txt', 'main:c.txt')).toBe('a1\nb1\nc1');
  expect(done.checks).toMatchObject([{ state: 'passed', runs: 1 }]);
  const told = (await at.host.call('lane.get', { laneId: laneOf(done, 'T3') })).task.brief;
  expect(told).toMatch(/Inputs:\n- a\.txt \(from T1 Task T1, landed as [0-9a-f]{10}\)/);
  expect(told).toContain('Write only:\n- c.txt');
  const first = await at.host.call('lane.get', { laneId: laneOf(done, 'T1') });
  expect(first.mission).toEqual({ missionId: launched.id, taskId: 'T1' });
});

test('lanes that each succeed but fail together are caught, and the two that break it are named', async () => {
  const check = 'if grep -q b1 b.txt && grep -q d1 d.txt; then echo broken; exit 3; fi\n';
  await at.repository.commit({ 'check.sh': check });
  await alone();
  await at.host.call('project.configure', { projectId: at.projectId, verifyCommand: 'sh check.sh' });
  const { id } = await at.host.call('plan.launch', {
    projectId: at.projectId,
    atOnce: 4,
    tasks: ['a', 'b', 'c', 'd'].map((name) => writes(`T${name}`, `${name}.txt`, `${name}1\n`)),
  });
  const caught = await missionWhen(id, 'the check to fail', (m) => m.checks.at(-1)?.state === 'failed');
  expect(caught.checks.at(-1)?.culprits.toSorted()).toEqual(
    [laneOf(caught, 'Tb'), laneOf(caught, 'Td')].toSorted(),
  );
  expect(caught.checks.at(-1)?.reason).toContain('exit code 3');
  expect(statesOf(caught)).toBe('Ta:finished Tb:finished Tc:finished Td:finished');
  expect((await at.host.call('merge.list', { projectId: at.projectId })).items).toEqual([]);
  expect(await at.repository.git('show', 'main:a.txt')).toBe('a');
});

test('without a word of the human nothing is merged; what waits for a merge waits', async () => {
  const { id } = await at.host.call('plan.launch', {
    projectId: at.projectId,
    tasks: [writes('T1', 'a.txt', 'a1\n'), writes('T2', 'b.txt', 'b1\n', { dependsOn: ['T1'] })],
  });
  const waiting = await until(id, 'T1:finished T2:waiting');
  await at.host.call('merge.enqueue', { laneId: laneOf(waiting, 'T1') });
  const next = await until(id, 'T1:landed T2:finished');
  await at.host.call('merge.enqueue', { laneId: laneOf(next, 'T2') });
  await at.host.until('the mission to end', (w) => w.missions[id]?.phase === 'done');
});

test('what depends on a failed task is held; the rest goes on, and a retry or a skip lets it go on', async () => {
  const { id } = await at.host.call('plan.launch', {
    projectId: at.projectId,
    tasks: [
      writes('T1', 'a.txt', 'a1\n'),
      writes('T2', 'b.txt', 'b1\n', { dependsOn: ['T1'] }),
      writes('T3', 'c.txt', 'c1\n'),
    ],
  });
  const both = await until(id, 'T1:finished T2:waiting T3:finished');
  const [first, third] = [laneOf(both, 'T1'), laneOf(both, 'T3')];
  await at.host.call('lane.close', { laneId: first, discardUnmerged: true });
  await at.host.call('merge.enqueue', { laneId: third });
  const held = await until(id, 'T1:failed T2:held T3:landed');
  expect(held.phase).toBe('running');
  expect(held.progress[1]?.reason).toContain('T1');
  await at.host.call('mission.retryTask', { missionId: id, taskId: 'T1' });
  const again = await until(id, 'T1:finished T2:waiting T3:landed');
  expect(laneOf(again, 'T1')).not.toBe(first);
  await at.host.call('merge.enqueue', { laneId: laneOf(again, 'T1') });
  await until(id, 'T1:landed T2:finished T3:landed');
  await at.host.call('mission.skipTask', { missionId: id, taskId: 'T2', reason: 'Not needed any more.' });
  await at.host.until('the mission to end', (w) => w.missions[id]?.phase === 'done');
});

test('a task whose paths are held waits, says for whom, and is launched when they are free', async () => {
  const hold = await at.host.call('reservation.take', {
    projectId: at.projectId,
    globs: ['a.txt'],
    reason: 'mine now',
  });
  const { id } = await at.host.call('plan.launch', {
    projectId: at.projectId,
    tasks: [writes('T1', 'a.txt', 'a1\n')],
  });
  const held = await missionWhen(id, 'the task to be held', (m) => m.held['T1'] !== undefined);
  expect(held.progress[0]).toMatchObject({ state: 'ready', laneId: null });
  expect(held.held['T1']).toMatchObject({ on: 'reservation' });
  expect(held.held['T1']?.reason).toContain('the human holds a.txt (mine now)');
  await at.host.call('reservation.release', { reservationId: hold.id });
  const going = await until(id, 'T1:finished');
  const { items } = await at.host.call('reservation.list', { laneId: laneOf(going, 'T1') });
  expect(items).toMatchObject([{ globs: ['a.txt'], mode: 'exclusive', reason: 'Task T1' }]);
});

test('a running plan is changed, but not under its lanes; two changes of one revision do not both hold', async () => {
  const tasks = [writes('T1', 'a.txt', 'a1\n'), writes('T2', 'b.txt', 'b1\n', { dependsOn: ['T1'] })];
  const { id } = await at.host.call('plan.launch', { projectId: at.projectId, tasks });
  await until(id, 'T1:finished T2:waiting');
  const under = await at.host.tryCall('mission.edit', {
    missionId: id,
    on: 1,
    tasks: [writes('T1', 'd.txt', 'x\n'), ...tasks.slice(1)],
  });
  expect(under).toMatchObject({ ok: false, error: { type: 'refused' } });
  const more = [...tasks, writes('T3', 'c.txt', 'c1\n')];
  const edited = await at.host.call('mission.edit', { missionId: id, on: 1, tasks: more });
  expect(edited.revision).toBe(2);
  await until(id, 'T1:finished T2:waiting T3:finished');
  const late = await at.host.tryCall('mission.edit', { missionId: id, on: 1, title: 'Other' });
  expect(late).toMatchObject({ ok: false, error: { type: 'conflict' } });
});

test('what a plan is likely to take is told from past tasks, and what is missing is named before the launch', async () => {
  const next = [writes('N1', 'c.txt', 'c2\n'), writes('N2', 'd.txt', 'd2\n', { agentId: 'nobody' })];
  const unknown = await at.host.call('plan.estimate', { projectId: at.projectId, tasks: next });
  expect(unknown).toMatchObject({ from: 0, plan: { minutes: null, lines: null, reviews: 1 } });
  const tasks = [writes('T1', 'a.txt', 'a1\n'), writes('T2', 'b.txt', 'b1\n')];
  const { id } = await at.host.call('plan.launch', { projectId: at.projectId, tasks });
  await until(id, 'T1:finished T2:finished');
  const told = await at.host.call('plan.estimate', { projectId: at.projectId, tasks: next });
  expect(told).toMatchObject({ from: 2, plan: { reviews: 1 }, sequence: { reviews: 2 } });
  expect(told.plan.lines?.mid).toBeGreaterThan(0);
  expect(told.plan.minutes?.mid).toBeGreaterThan(0);
  expect(told.plan.minutes?.mid).toBeLessThan(told.sequence.minutes?.mid ?? 0);
  const { items } = await at.host.call('plan.preflight', { projectId: at.projectId, tasks: next });
  expect(items.filter((i) => i.state === 'missing')).toMatchObject([
    { about: 'agent', taskIds: ['N2'] },
    { about: 'verify' },
  ]);
});

test('a mission is written down and read again as the same plan', async () => {
  const tasks = [writes('T1', 'a.txt', 'a1\n'), writes('T2', 'b.txt', 'b1\n', { dependsOn: ['T1'] })];
  const { id, ...made } = await at.host.call('mission.create', {
    projectId: at.projectId,
    title: 'Two files',
    tasks,
  });
  for (const format of ['markdown', 'json'] as const) {
    const { text, fileName } = await at.host.call('plan.export', { missionId: id, format });
    expect(fileName).toBe(format === 'json' ? 'two-files.json' : 'two-files.md');
    const read = await at.host.call('plan.import', { text, format });
    expect(read).toEqual({ title: 'Two files', goal: '', tasks: made.tasks });
  }
});

test('two missions are checked one after the other, each on its own work', async () => {
  await at.host.call('project.configure', {
    projectId: at.projectId,
    verifyCommand: 'sleep 1; test ! -f bad.txt',
  });
  const [bad, good] = [
    [writes('B1', 'bad.txt', 'bad\n'), writes('B2', 'a.txt', 'a1\n')],
    [writes('G1', 'c.txt', 'c1\n'), writes('G2', 'd.txt', 'd1\n')],
  ].map((tasks) => at.host.call('plan.launch', { projectId: at.projectId, atOnce: 2, tasks }));
  const [first, second] = [await bad, await good];
  if (!first || !second) throw new Error('a mission is missing');
  const checked = (id: string) =>
    missionWhen(id, 'the check to end', (m) => (m.checks.at(-1)?.state ?? 'running') !== 'running');
  expect((await checked(first.id)).checks).toMatchObject([{ state: 'failed' }]);
  expect((await checked(second.id)).checks).toMatchObject([{ state: 'passed' }]);
});
