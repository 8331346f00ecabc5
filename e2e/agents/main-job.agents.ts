import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type CallOutput } from '../../shared/contract/index.ts';
import { type AgentId, type LaneId, type MergeId, type ProjectId } from '../../shared/domain/ids.ts';
import { type App, expect, test } from '../fixtures/app.ts';
import { type Repository } from '../fixtures/repository.ts';
import { installAgent } from './install.mjs';
import { type MockModel, mockModelExists, realCommand, scripted, startMockModel } from './real-agent.ts';

type Lane = CallOutput<'lane.get'>;

const patience = { timeout: 90_000 };
const agentId = 'claude' as AgentId;

/** More than 5,000 files, as a repository that is worked on has them. */
function manyFiles(): Record<string, string> {
  const files: Record<string, string> = {
    'src/shared.txt': 'one\ntwo\nthree\n',
    'verify.sh': 'grep -q . src/shared.txt && echo verified\n',
  };
  for (let i = 0; i < 5_100; i++)
    files[`lib/part-${i % 60}/module-${i}.ts`] = `export const value${i} = ${i};\n`;
  return files;
}

test.describe('the whole main job by calls alone, with Claude Code on 5,000 files', () => {
  test.skip(!mockModelExists(), 'there is no stand-in for the model vendors here');
  let model: MockModel;
  test.beforeAll(async () => {
    installAgent('claude-code');
    model = await startMockModel();
  });
  test.afterAll(() => model.close());

  test('launch, approve, review, merge, conflict, revert, pause, kill and go on', async ({ app }) => {
    test.slow();
    const { repository, projectId } = await begin(app, model.port);
    const [a, b, c] = await Promise.all(
      ['Alpha', 'Beta', 'Gamma'].map((title) => launch(app, projectId, title)),
    );
    if (!a || !b || !c) throw new Error('three lanes were launched');
    const shared = (lane: Lane) => join(lane.worktreePath, 'src/shared.txt');

    await Promise.all([
      turn(
        app,
        a,
        { tool: 'read', path: shared(a) },
        { tool: 'edit', path: shared(a), old: 'two', new: 'TWO by alpha' },
        { text: 'Alpha is done.' },
      ),
      turn(
        app,
        b,
        { tool: 'write', path: join(b.worktreePath, 'src/beta.txt'), content: 'beta\n' },
        { text: 'Beta is done.' },
      ),
      turn(
        app,
        c,
        { tool: 'read', path: shared(c) },
        { tool: 'edit', path: shared(c), old: 'two', new: 'TWO by gamma' },
        { text: 'Gamma is done.' },
      ),
    ]);
    const allowed = turn(app, b, { tool: 'bash', cmd: 'echo yes > allowed.txt' }, { text: 'Ran it.' });
    await answer(app, 'allow');
    await allowed;
    const rejected = turn(app, b, { tool: 'bash', cmd: 'touch rejected.txt' }, { text: 'Did not.' });
    await answer(app, 'reject');
    await rejected;
    expect(existsSync(join(b.worktreePath, 'allowed.txt'))).toBe(true);
    expect(existsSync(join(b.worktreePath, 'rejected.txt'))).toBe(false);

    const diff = await app.rpc('review.diff', { laneId: a.id, path: 'src/shared.txt' });
    expect(diff.newText).toBe('one\nTWO by alpha\nthree\n');
    const { pairs } = await app.rpc('radar.get', { projectId, fresh: true });
    expect(pairs.find((p) => [p.a, p.b].includes(a.id) && [p.a, p.b].includes(c.id))?.conflict).toBe(true);

    await land(app, a);
    await land(app, b);
    expect(repository.show('src/shared.txt')).toBe('one\nTWO by alpha\nthree');
    const { id: stuck } = await app.rpc('merge.enqueue', { laneId: c.id });
    await state(app, stuck, 'conflict');
    const resolve = scripted(
      {
        tool: 'bash',
        cmd: "git merge main; printf 'one\\nTWO by alpha and gamma\\nthree\\n' > src/shared.txt; git add src/shared.txt",
      },
      { text: 'Both hold.' },
    );
    await app.rpc('merge.sendBack', { mergeId: stuck, note: resolve });
    await answer(app, 'allow');
    await idle(app, c.id, 3);
    const third = await land(app, c);
    expect(repository.show('src/shared.txt')).toBe('one\nTWO by alpha and gamma\nthree');

    const { id: back } = await app.rpc('merge.revert', { mergeId: third });
    await state(app, back, 'landed');
    expect(repository.show('src/shared.txt')).toBe('one\nTWO by alpha\nthree');

    await killedInTheMiddle(app, a);
    expect(repository.git('status', '--porcelain')).toBe('');
    expect(await app.rpc('audit.verify', {})).toMatchObject({ ok: true });
  });
});

async function begin(app: App, port: number): Promise<{ repository: Repository; projectId: ProjectId }> {
  const {
    name: _name,
    id: _id,
    ...command
  } = realCommand('claude-code', installAgent('claude-code'), port, join(app.data, 'home'));
  await app.rpc('agent.register', {
    id: agentId,
    name: 'Claude Code',
    protocol: 'acp',
    ...command,
    args: [...command.args],
    env: { ...command.env },
  });
  const repository = app.repository(manyFiles());
  const project = await app.rpc('project.open', { path: repository.path });
  await app.rpc('project.configure', { projectId: project.id, verifyCommand: 'sh verify.sh' });
  return { repository, projectId: project.id };
}

async function launch(app: App, projectId: ProjectId, title: string): Promise<Lane> {
  const lane = await app.rpc('lane.launch', {
    projectId,
    agentId,
    task: { title, brief: scripted({ text: 'Ready.' }) },
  });
  return idle(app, lane.id, 1);
}

async function idle(app: App, laneId: LaneId, turns: number): Promise<Lane> {
  const look = async () => {
    const lane = await app.rpc('lane.get', { laneId });
    const still = (lane.status === 'idle' || lane.status === 'done') && lane.queue.length === 0;
    return still ? lane.turns : `${lane.status} ${lane.reason}`;
  };
  await expect.poll(look, patience).toBe(turns);
  return app.rpc('lane.get', { laneId });
}

async function turn(app: App, lane: Lane, ...steps: readonly object[]): Promise<Lane> {
  const { turns } = await app.rpc('lane.get', { laneId: lane.id });
  await app.rpc('lane.prompt', { laneId: lane.id, text: scripted(...steps) });
  return idle(app, lane.id, turns + 1);
}

async function answer(app: App, outcome: 'allow' | 'reject'): Promise<void> {
  const pending = async () => (await app.rpc('approval.list', { status: 'pending' })).items;
  await expect.poll(async () => (await pending()).length, patience).toBe(1);
  for (const { id } of await pending()) await app.rpc('approval.decide', { approvalId: id, outcome });
}

async function state(app: App, mergeId: MergeId, wanted: string): Promise<void> {
  const look = async () => {
    const entry = (await app.rpc('merge.list', {})).items.find((m) => m.id === mergeId);
    return entry?.state === wanted ? wanted : `${entry?.state} ${entry?.reason}`;
  };
  await expect.poll(look, patience).toBe(wanted);
}

async function land(app: App, lane: Lane): Promise<MergeId> {
  const { id } = await app.rpc('merge.enqueue', { laneId: lane.id });
  await state(app, id, 'landed');
  return id;
}

/** Pauses and resumes in the middle of a command, kills the host there, and lets the lane finish afterwards. */
async function killedInTheMiddle(app: App, lane: Lane): Promise<void> {
  const begun = join(lane.worktreePath, 'begun');
  const text = scripted(
    { tool: 'bash', cmd: 'touch begun; exec tail -f /dev/null' },
    { text: 'Finished after all.' },
  );
  await app.rpc('lane.prompt', { laneId: lane.id, text });
  await answer(app, 'allow');
  await expect.poll(() => existsSync(begun), patience).toBe(true);
  const paused = await app.rpc('fleet.pauseAll', {});
  expect(paused.lanes.every((l) => l.state === 'stopped')).toBe(true);
  expect((await app.rpc('lane.get', { laneId: lane.id })).status).toBe('paused');
  await app.rpc('fleet.resumeAll', {});
  const before = (await app.rpc('lane.list', {})).items.length;
  await app.kill();
  await app.start();
  const lanes = (await app.rpc('lane.list', {})).items;
  expect(lanes).toHaveLength(before);
  expect(lanes.every((l) => l.status === 'interrupted')).toBe(true);
  expect(existsSync(begun)).toBe(true);
  await app.rpc('lane.resume', { laneId: lane.id });
  await expect
    .poll(async () => (await app.rpc('lane.get', { laneId: lane.id })).status, patience)
    .toBe('idle');
  const { items } = await app.rpc('transcript.read', { laneId: lane.id });
  const said = items.filter(({ body }) => body.kind === 'message' && body.text === 'Alpha is done.');
  expect(said).toHaveLength(1);
}
