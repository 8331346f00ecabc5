import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTempRepository, type TempRepository } from '../git/testing/temp-repository.ts';
import { rehearse, tempHost, type TempHost } from './testing/temp-host.ts';

let repository: TempRepository;
let host: TempHost;
let projectId: string;

beforeEach(async () => {
  repository = await createTempRepository({ files: { 'a.txt': 'a\n' } });
  host = await tempHost();
  projectId = (await host.call('project.open', { path: repository.dir })).id;
});
afterEach(async () => {
  await host.dispose();
  await repository.dispose();
});

const launch = (title: string, steps: readonly object[]) =>
  host.call('lane.launch', { projectId, agentId: 'rehearsal', task: { title, brief: rehearse(steps) } });

test('lanes launched at once have names, branches and ports of their own', async () => {
  const titles = Array.from({ length: 6 }, (_, n) => `Lane ${n}`);
  const lanes = await Promise.all(titles.map((title) => launch(title, [{ say: 'Hello.' }])));
  const ports = lanes.flatMap((l) => Array.from({ length: 10 }, (_, n) => l.portsFrom + n));
  expect(new Set(ports).size).toBe(60);
  expect(new Set(lanes.map((l) => l.branch)).size).toBe(6);
  await Promise.all(lanes.map((l) => host.lane(l.id, 'idle')));
});

test('a lane resumed twice at once has one agent, which lives', async () => {
  const lane = await launch('Twice', [{ say: 'Hello.' }]);
  const idle = await host.lane(lane.id, 'idle');
  process.kill(idle.run?.pid ?? 0, 'SIGKILL');
  await host.lane(lane.id, 'interrupted');
  const resumed = await Promise.all([
    host.tryCall('lane.resume', { laneId: lane.id }),
    host.tryCall('lane.resume', { laneId: lane.id }),
  ]);
  expect(resumed.map((r) => r.ok).sort()).toEqual([false, true]);
  await host.call('lane.prompt', { laneId: lane.id, text: rehearse([{ write: 'b.txt', content: 'b\n' }]) });
  const worked = await host.until('the second turn', (w) => {
    const now = w.lanes[lane.id];
    return now?.turns === 2 && now.turn === null && now;
  });
  expect(worked).toMatchObject({ lastOutcome: 'completed', changes: { files: 1 } });
});
