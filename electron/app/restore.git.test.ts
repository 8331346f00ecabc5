import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type CheckpointId } from '../../shared/domain/ids.ts';
import { rehearse } from './testing/temp-host.ts';
import { tempProject } from './testing/temp-project.ts';

const at = tempProject({ 'a.txt': 'one\ntwo\n', '.gitignore': 'ignored.txt\n', 'gone.txt': 'gone\n' });

async function launch() {
  const { id } = await at.launch('Shout', [{ edit: 'a.txt', old: 'two', new: 'TWO' }]);
  return at.host.lane(id, 'idle');
}

test('the files of a worktree go back to a checkpoint and forward again; nothing else moves', async () => {
  const lane = await launch();
  const inside = (path: string) => join(lane.worktreePath, path);
  const read = (path: string) => (existsSync(inside(path)) ? readFileSync(inside(path), 'utf8') : null);
  const [first] = lane.checkpoints;
  writeFileSync(inside('ignored.txt'), 'mine');
  const steps = [
    { write: 'new/b.txt', content: 'b\n' },
    { edit: 'a.txt', old: 'TWO', new: 'TWO!' },
    { delete: 'gone.txt' },
  ];
  await at.host.call('lane.prompt', { laneId: lane.id, text: rehearse(steps) });
  const later = await at.host.until('the second checkpoint', ({ lanes }) => {
    const now = lanes[lane.id];
    return now?.turn === null && now.checkpoints.length === 2 ? now : null;
  });
  const head = await at.repository.git('-C', lane.worktreePath, 'rev-parse', 'HEAD');

  const back = await at.host.call('lane.restore', {
    laneId: lane.id,
    checkpointId: first?.id as CheckpointId,
  });
  expect(back.files).toBe(3);
  expect([read('a.txt'), read('new/b.txt'), read('gone.txt')]).toEqual(['one\nTWO\n', null, 'gone\n']);
  expect(read('ignored.txt')).toBe('mine');
  expect(await at.repository.git('-C', lane.worktreePath, 'rev-parse', 'HEAD')).toBe(head);
  expect(back.lane.changes).toMatchObject({ files: 1 });

  await at.host.call('lane.restore', { laneId: lane.id, checkpointId: back.before });
  expect([read('a.txt'), read('new/b.txt'), read('gone.txt')]).toEqual(['one\nTWO!\n', 'b\n', null]);
  const same = await at.host.call('lane.restore', {
    laneId: lane.id,
    checkpointId: later.checkpoints.at(-1)?.id as CheckpointId,
  });
  expect(same.files).toBe(0);
});

test('a lane at work is not taken back, and neither is one to a checkpoint that it does not have', async () => {
  const lane = await launch();
  const checkpointId = lane.checkpoints[0]?.id as CheckpointId;
  await at.host.call('lane.prompt', { laneId: lane.id, text: rehearse([{ hang: false }]) });
  await at.host.lane(lane.id, 'running');
  expect(await at.host.tryCall('lane.restore', { laneId: lane.id, checkpointId })).toMatchObject({
    ok: false,
    error: { type: 'refused', kept: 'Nothing in the worktree was changed.' },
  });
  const unknown = 'checkpoint_none' as CheckpointId;
  expect(await at.host.tryCall('lane.restore', { laneId: lane.id, checkpointId: unknown })).toMatchObject({
    ok: false,
    error: { type: 'not-found' },
  });
});
