import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type CheckpointId } from '../../shared/domain/ids.ts';
import { createTempRepository, type TempRepository } from '../git/testing/temp-repository.ts';
import { rehearse, tempHost, type TempHost } from './testing/temp-host.ts';

let repository: TempRepository;
let host: TempHost;

beforeEach(async () => {
  repository = await createTempRepository({
    files: { 'a.txt': 'one\ntwo\n', '.gitignore': 'ignored.txt\n', 'gone.txt': 'gone\n' },
  });
  host = await tempHost();
});
afterEach(async () => {
  await host.dispose();
  await repository.dispose();
});

async function launch() {
  const projectId = (await host.call('project.open', { path: repository.dir })).id;
  const task = { title: 'Shout', brief: rehearse([{ edit: 'a.txt', old: 'two', new: 'TWO' }]) };
  const { id } = await host.call('lane.launch', { projectId, agentId: 'rehearsal', task });
  return host.lane(id, 'idle');
}

test('the files of a worktree go back to a checkpoint and forward again; nothing else moves', async () => {
  const lane = await launch();
  const at = (path: string) => join(lane.worktreePath, path);
  const read = (path: string) => (existsSync(at(path)) ? readFileSync(at(path), 'utf8') : null);
  const [first] = lane.checkpoints;
  writeFileSync(at('ignored.txt'), 'mine');
  const steps = [
    { write: 'new/b.txt', content: 'b\n' },
    { edit: 'a.txt', old: 'TWO', new: 'TWO!' },
    { delete: 'gone.txt' },
  ];
  await host.call('lane.prompt', { laneId: lane.id, text: rehearse(steps) });
  const later = await host.until('the second checkpoint', ({ lanes }) => {
    const now = lanes[lane.id];
    return now?.turn === null && now.checkpoints.length === 2 ? now : null;
  });
  const head = await repository.git('-C', lane.worktreePath, 'rev-parse', 'HEAD');

  const back = await host.call('lane.restore', { laneId: lane.id, checkpointId: first?.id as CheckpointId });
  expect(back.files).toBe(3);
  expect([read('a.txt'), read('new/b.txt'), read('gone.txt')]).toEqual(['one\nTWO\n', null, 'gone\n']);
  expect(read('ignored.txt')).toBe('mine');
  expect(await repository.git('-C', lane.worktreePath, 'rev-parse', 'HEAD')).toBe(head);
  expect(back.lane.changes).toMatchObject({ files: 1 });

  await host.call('lane.restore', { laneId: lane.id, checkpointId: back.before });
  expect([read('a.txt'), read('new/b.txt'), read('gone.txt')]).toEqual(['one\nTWO!\n', 'b\n', null]);
  const same = await host.call('lane.restore', {
    laneId: lane.id,
    checkpointId: later.checkpoints.at(-1)?.id as CheckpointId,
  });
  expect(same.files).toBe(0);
});

test('a lane at work is not taken back, and neither is one to a checkpoint that it does not have', async () => {
  const lane = await launch();
  const checkpointId = lane.checkpoints[0]?.id as CheckpointId;
  await host.call('lane.prompt', { laneId: lane.id, text: rehearse([{ hang: false }]) });
  await host.lane(lane.id, 'running');
  expect(await host.tryCall('lane.restore', { laneId: lane.id, checkpointId })).toMatchObject({
    ok: false,
    error: { type: 'refused', kept: 'Nothing in the worktree was changed.' },
  });
  const unknown = 'checkpoint_none' as CheckpointId;
  expect(await host.tryCall('lane.restore', { laneId: lane.id, checkpointId: unknown })).toMatchObject({
    ok: false,
    error: { type: 'not-found' },
  });
});
