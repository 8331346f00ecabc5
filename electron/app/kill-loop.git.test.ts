import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { statusOf } from '../../shared/domain/lane/state.ts';
import { type World } from '../../shared/domain/world.ts';
import { createTempRepository, type TempRepository } from '../git/testing/temp-repository.ts';
import { homeId } from '../platform/paths.ts';
import { type KillableHost, processesOf, startKillable } from './testing/killable-host.ts';
import { rehearse } from './testing/temp-host.ts';

/** Give SWITCHYARD_KILL_SEED to see one run again, SWITCHYARD_KILL_ROUNDS for a longer one. */
const seed = Number(process.env['SWITCHYARD_KILL_SEED'] ?? 20261120);
const rounds = Number(process.env['SWITCHYARD_KILL_ROUNDS'] ?? 6);

let repository: TempRepository;
let data: string;
let host: KillableHost | null = null;

beforeEach(async () => {
  repository = await createTempRepository({ files: { 'a.txt': 'a\n', 'b.txt': 'b\n' } });
  data = mkdtempSync(join(tmpdir(), 'switchyard-kill-'));
});
afterEach(async () => {
  await host?.close();
  await repository.dispose();
  rmSync(data, { recursive: true, force: true });
});

/** mulberry32: small, seeded, good enough to choose moments. */
function dice(state: number): () => number {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const worldOf = async (h: KillableHost): Promise<World> => {
  const answer = await h.call('system.world', {});
  if (!answer?.ok) throw new Error('the host did not answer');
  return answer.data.world as unknown as World;
};

/** A turn of some hundred milliseconds with everything in it that may be cut in the middle. */
const scenario = (n: number) =>
  rehearse([
    { say: 'One, two, three.', chunks: 3, ms: 200 },
    { write: `file-${n}.txt`, content: `${n}\n` },
    { run: `echo ${n} >> log-${n}.txt; sleep 0.2` },
    { wait: 1000 },
    { append: `file-${n}.txt`, content: 'more\n' },
  ]);

/** Plays the human until the host dies: launches, answers, queues merges. What was acknowledged is noted. */
async function play(h: KillableHost, projectId: string, round: number, noted: Set<string>): Promise<void> {
  for (let n = 0; n < 2; n++) {
    const task = { title: `Round ${round}.${n}`, brief: scenario(round * 10 + n) };
    const launched = await h.call('lane.launch', { projectId, agentId: 'rehearsal', task });
    if (!launched) return;
    if (launched.ok) noted.add(launched.data.id);
  }
  for (;;) {
    const asked = await h.call('approval.list', { status: 'pending' });
    const lanes = await h.call('lane.list', {});
    const merges = await h.call('merge.list', {});
    if (!asked?.ok || !lanes?.ok || !merges?.ok) return;
    const stuck = new Set(merges.data.items.filter((m) => m.state === 'conflict').map((m) => m.laneId));
    for (const { id } of asked.data.items) {
      const decided = await h.call('approval.decide', { approvalId: id, outcome: 'allow' });
      if (decided?.ok) noted.add(id);
    }
    for (const lane of lanes.data.items) {
      if (lane.status === 'interrupted' || lane.status === 'failed')
        await h.call('lane.resume', { laneId: lane.id });
      if (lane.status !== 'idle' || lane.turns === 0 || stuck.has(lane.id)) continue;
      const merge = await h.call('merge.enqueue', { laneId: lane.id });
      if (merge?.ok) noted.add(merge.data.id);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function inspect(h: KillableHost, noted: Set<string>): Promise<void> {
  const world = await worldOf(h);
  expect(await h.call('audit.verify', {})).toMatchObject({ ok: true, data: { ok: true } });
  for (const id of noted)
    expect(
      world.lanes[id] ?? world.approvals[id] ?? world.merges[id],
      `${id} was acknowledged`,
    ).toBeDefined();
  for (const lane of Object.values(world.lanes)) {
    if (lane.run === null) expect(['interrupted', 'failed', 'preparing', 'closed']).toContain(statusOf(lane));
    expect(lane.waitingOn.every((id) => world.approvals[id]?.status === 'pending')).toBe(true);
    const made = lane.stages.find((s) => s.name === 'worktree')?.state === 'done';
    expect(existsSync(lane.worktreePath), `${lane.name} keeps its worktree`).toBe(
      made || existsSync(lane.worktreePath),
    );
  }
  const onMain = (await repository.git('log', '--first-parent', '--format=%H', 'main')).split('\n');
  for (const merge of Object.values(world.merges)) {
    const inside = merge.newOid !== null && onMain.includes(merge.newOid);
    if (merge.state === 'landed') expect(inside, `${merge.id} is on main`).toBe(true);
    if (merge.state === 'queued' || merge.state === 'conflict')
      expect(inside, `${merge.id} is not on main`).toBe(false);
  }
  expect(await repository.git('status', '--porcelain')).toBe('');
  await repository.git('fsck', '--no-dangling', '--connectivity-only');
}

test(
  `killed ${rounds} times at any moment, nothing acknowledged is lost and no process is left (seed ${seed})`,
  { timeout: 480_000 },
  async () => {
    const random = dice(seed);
    const noted = new Set<string>();
    host = await startKillable(data);
    const opened = await host.call('project.open', { path: repository.dir });
    if (!opened?.ok) throw new Error('the project was not opened');
    const projectId = opened.data.id;
    await host.call('project.configure', { projectId, verifyCommand: 'sleep 0.1; test -f a.txt' });
    for (let round = 1; round <= rounds; round++) {
      const playing = play(host, projectId, round, noted);
      await new Promise((resolve) => setTimeout(resolve, 300 + random() * 4000));
      await host.kill();
      await playing;
      host = await startKillable(data);
      const orphans = processesOf(homeId(data)).filter((pid) => pid !== host?.pid);
      expect(orphans).toEqual([]);
      await inspect(host, noted);
    }
    const after = host;
    const playing = play(after, projectId, 0, noted);
    const over = async (): Promise<boolean> => {
      const { lanes, merges } = await worldOf(after);
      const ended = Object.values(merges).filter((m) => m.state === 'landed' || m.state === 'conflict');
      return Object.values(lanes).every((l) => l.turn === null && ended.some((m) => m.laneId === l.id));
    };
    while (!(await over())) await new Promise((resolve) => setTimeout(resolve, 100));
    await inspect(after, noted);
    await after.close();
    await playing;
    host = null;
    expect(processesOf(homeId(data))).toEqual([]);
  },
);
