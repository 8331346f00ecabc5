import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempProject } from './testing/temp-project.ts';

const at = tempProject({ 'a.txt': 'one\ntwo\n' });

test('a verdict names the content that was judged, and nobody approves what they have not read', async () => {
  const { id: laneId } = await at.launch('Shout', [{ edit: 'a.txt', old: 'two', new: 'TWO' }]);
  const lane = await at.host.lane(laneId, 'idle');
  const read = await at.host.call('review.files', { laneId });
  const again = await at.host.call('review.files', { laneId });
  expect(again.tree).toBe(read.tree);
  expect(read.tree).toBe(await at.repository.git('rev-parse', `${read.head}^{tree}`));
  const turn = await at.host.call('review.files', { laneId, to: lane.checkpoints.at(-1)?.oid });
  expect(turn.tree).toBe(read.tree);

  writeFileSync(join(lane.worktreePath, 'a.txt'), 'one\nTWO!\n');
  expect(
    await at.host.tryCall('review.submit', { laneId, verdict: 'approve', seenTree: read.tree }),
  ).toMatchObject({
    ok: false,
    error: { type: 'refused', message: 'The work has changed since you read it.' },
  });
  expect((await at.host.call('review.get', { laneId })).verdict).toBeNull();

  const now = await at.host.call('review.files', { laneId });
  expect(now.tree).not.toBe(read.tree);
  const approved = await at.host.call('review.submit', { laneId, verdict: 'approve', seenTree: now.tree });
  expect(approved.verdict).toMatchObject({ verdict: 'approve', treeOid: now.tree });
  const pinned = { laneId, path: 'a.txt', from: read.base, to: read.head };
  expect(await at.host.call('review.diff', pinned)).toMatchObject({ newText: 'one\nTWO\n' });
});

test('a list comes without counts, the counts after it, and an unchanged worktree is the last checkpoint', async () => {
  await at.repository.commit({
    '.gitattributes': 'dist/** linguist-generated\n',
    'dist/out.js': '1\n',
    'name.txt': 'x\n'.repeat(20),
  });
  const { id: laneId } = await at.launch('Change', [
    { edit: 'a.txt', old: 'two', new: 'TWO\nthree' },
    { write: 'dist/out.js', content: '2\n' },
  ]);
  const lane = await at.host.lane(laneId, 'idle');
  const list = await at.host.call('review.files', { laneId, counts: false });
  expect(list.head).toBe(lane.checkpoints.at(-1)?.oid);
  expect(list.files.map(({ path, added }) => [path, added])).toEqual([
    ['a.txt', null],
    ['dist/out.js', null],
  ]);
  const ends = { laneId, from: list.base, to: list.head };
  const items = [];
  for (let after = 0, done = false; !done;) {
    const page = await at.host.call('review.counts', { ...ends, after });
    items.push(...page.items);
    ({ done, next: after } = page);
  }
  expect(items).toEqual([
    { path: 'a.txt', added: 2, removed: 1, binary: false, generated: false },
    { path: 'dist/out.js', added: 1, removed: 1, binary: false, generated: true },
  ]);
  expect(await at.host.call('review.counts', ends)).toMatchObject({ items, done: true });
  expect(await at.host.tryCall('review.counts', { ...ends, to: 'f'.repeat(40) })).toMatchObject({
    ok: false,
  });
});
