import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTempRepository, type TempRepository } from '../git/testing/temp-repository.ts';
import { rehearse, tempHost, type TempHost } from './testing/temp-host.ts';

let repository: TempRepository;
let host: TempHost;

beforeEach(async () => {
  repository = await createTempRepository({ files: { 'a.txt': 'one\ntwo\n' } });
  host = await tempHost();
});
afterEach(async () => {
  await host.dispose();
  await repository.dispose();
});

test('a verdict names the content that was judged, and nobody approves what they have not read', async () => {
  const projectId = (await host.call('project.open', { path: repository.dir })).id;
  const task = { title: 'Shout', brief: rehearse([{ edit: 'a.txt', old: 'two', new: 'TWO' }]) };
  const { id: laneId } = await host.call('lane.launch', { projectId, agentId: 'rehearsal', task });
  const lane = await host.lane(laneId, 'idle');
  const read = await host.call('review.files', { laneId });
  const again = await host.call('review.files', { laneId });
  expect(again.tree).toBe(read.tree);
  expect(read.tree).toBe(await repository.git('rev-parse', `${read.head}^{tree}`));
  const turn = await host.call('review.files', { laneId, to: lane.checkpoints.at(-1)?.oid });
  expect(turn.tree).toBe(read.tree);

  writeFileSync(join(lane.worktreePath, 'a.txt'), 'one\nTWO!\n');
  expect(
    await host.tryCall('review.submit', { laneId, verdict: 'approve', seenTree: read.tree }),
  ).toMatchObject({
    ok: false,
    error: { type: 'refused', message: 'The work has changed since you read it.' },
  });
  expect((await host.call('review.get', { laneId })).verdict).toBeNull();

  const now = await host.call('review.files', { laneId });
  expect(now.tree).not.toBe(read.tree);
  const approved = await host.call('review.submit', { laneId, verdict: 'approve', seenTree: now.tree });
  expect(approved.verdict).toMatchObject({ verdict: 'approve', treeOid: now.tree });
  const pinned = { laneId, path: 'a.txt', from: read.base, to: read.head };
  expect(await host.call('review.diff', pinned)).toMatchObject({ newText: 'one\nTWO\n' });
});
