import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTempRepository, type TempRepository } from '../git/testing/temp-repository.ts';
import { rehearse, tempHost, type TempHost } from './testing/temp-host.ts';

let repository: TempRepository;
let host: TempHost;

beforeEach(async () => {
  repository = await createTempRepository({ files: { 'src/a.txt': 'one\ntwo\nthree\nfour\n' } });
  host = await tempHost();
});
afterEach(async () => {
  await host.dispose();
  await repository.dispose();
});

test('each line of a file is known by the lane, with its role and agent, or the person who wrote it', async () => {
  const projectId = (await host.call('project.open', { path: repository.dir })).id;
  const work = async (title: string, old: string, roleId?: string) => {
    const task = { title, brief: rehearse([{ edit: 'src/a.txt', old, new: `${old} by ${title}` }]) };
    const given = { projectId, agentId: 'rehearsal', task, ...(roleId ? { roleId } : {}) };
    const lane = await host.call('lane.launch', given);
    return host.until('the turn to be over', (w) => {
      const now = w.lanes[lane.id];
      return now?.turns === 1 && now.turn === null && now;
    });
  };
  const first = await work('First', 'two', 'implementer');
  const { id } = await host.call('merge.enqueue', { laneId: first.id });
  await host.until('the landing', (w) => w.merges[id]?.state === 'landed');
  const second = await work('Second', 'four');

  const { lines, commits } = await host.call('review.blame', { laneId: second.id, path: 'src/a.txt' });
  const byLine = [1, 2, 3, 4].map((line) => {
    const run = lines.find(({ from, to }) => from <= line && line <= to);
    return commits.find(({ oid }) => oid === run?.oid)?.by;
  });
  expect(byLine[0]).toMatchObject({ kind: 'human' });
  expect(byLine[1]).toMatchObject({
    kind: 'lane',
    name: first.name,
    laneId: first.id,
    known: true,
    task: 'First',
    role: 'Implementer',
    agent: expect.stringContaining('rehearsal') as string,
    model: first.model,
  });
  expect(byLine[2]).toMatchObject({ kind: 'human' });
  expect(byLine[3]).toMatchObject({ kind: 'lane', laneId: second.id, role: null });
  expect(await host.tryCall('review.blame', { laneId: second.id, path: 'nothing.txt' })).toMatchObject({
    ok: false,
  });
});
