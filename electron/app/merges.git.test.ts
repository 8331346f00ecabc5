import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type MergeState } from '../../shared/domain/merge/state.ts';
import { rehearse } from './testing/temp-host.ts';
import { tempProject } from './testing/temp-project.ts';

const at = tempProject({ 'a.txt': 'one\ntwo\nthree\n' });
const { worked, turnsOver } = at;

const merged = (mergeId: string, ...states: readonly MergeState[]) =>
  at.host.until(`merge to be ${states.join(' or ')}`, (w) => {
    const merge = w.merges[mergeId];
    return merge && states.includes(merge.state) && merge;
  });
const verifyBy = (verifyCommand: string) =>
  at.host.call('project.configure', { projectId: at.projectId, verifyCommand });
const landed = async (laneId: string) =>
  merged((await at.host.call('merge.enqueue', { laneId })).id, 'landed', 'failed');

test('what is queued lands as it was: a prompt given meanwhile waits until the lane was taken up', async () => {
  const [first, second] = [
    await worked('First', [{ write: 'first.txt', content: '1\n' }]),
    await worked('Second', [{ write: 'second.txt', content: '2\n' }]),
  ];
  await verifyBy(`test -f ${join(at.host.dataDirectory, 'go')} || sleep 1`);
  const ahead = await at.host.call('merge.enqueue', { laneId: first.id });
  await merged(ahead.id, 'verifying');
  const behind = await at.host.call('merge.enqueue', { laneId: second.id });
  const half = [
    { write: 'half.txt', content: 'half' },
    { wait: 2000 },
    { write: 'half.txt', content: 'whole' },
  ];
  await at.host.call('lane.prompt', { laneId: second.id, text: rehearse(half) });
  expect((await at.host.call('lane.get', { laneId: second.id })).turn).toBeNull();
  await merged(behind.id, 'landed');
  expect(await at.repository.git('ls-tree', '--name-only', 'main')).toBe('a.txt\nfirst.txt\nsecond.txt');
  await turnsOver(second.id, 2);
});

test('a target that is checked out twice waits, and neither checkout is touched', async () => {
  const other = join(at.repository.beside, 'other');
  await at.repository.git('worktree', 'add', '--quiet', '--force', other, 'main');
  const lane = await worked('Twice', [{ write: 'b.txt', content: 'b\n' }]);
  const entry = await at.host.call('merge.enqueue', { laneId: lane.id });
  expect((await merged(entry.id, 'waiting', 'landed')).reason).toContain(other);
  for (const dir of [at.repository.dir, other])
    expect(await at.repository.gitIn(dir, 'status', '--porcelain')).toBe('');
  await at.repository.git('worktree', 'remove', '--force', other);
  await merged(entry.id, 'landed');
});

test('an entry that waits for the checkout goes on by itself once nothing is in its way', async () => {
  const lane = await worked('Edit', [{ write: 'a.txt', content: 'by the lane\n' }]);
  await at.repository.write('a.txt', 'by the person\n');
  await at.repository.write('notes.txt', 'mine\n');
  const entry = await at.host.call('merge.enqueue', { laneId: lane.id });
  expect((await merged(entry.id, 'waiting', 'landed')).reason).toContain('a.txt');
  expect(await at.repository.git('show', ':a.txt')).not.toContain('by the lane');
  await at.repository.git('checkout', '--', 'a.txt');
  expect((await merged(entry.id, 'landed')).attempts).toBe(2);
  expect(await at.repository.git('show', 'main:a.txt')).toBe('by the lane');
  expect(await at.repository.git('status', '--porcelain')).toBe('?? notes.txt');
});

test("the queue's own worktree is made anew when it is broken", async () => {
  await verifyBy('test -f a.txt');
  expect(await landed((await worked('A', [{ write: 'b.txt', content: 'b\n' }])).id)).toMatchObject({
    state: 'landed',
  });
  rmSync(join(at.host.dataDirectory, 'queue', at.projectId, '.git'));
  expect(await landed((await worked('B', [{ write: 'c.txt', content: 'c\n' }])).id)).toMatchObject({
    state: 'landed',
  });
});

test('a failure is sent back once, in plain text, and never to a closed lane', async () => {
  await verifyBy("printf '\\033[31mred\\033[0m\\n'; exit 1");
  const lane = await worked('Fails', [{ write: 'b.txt', content: 'b\n' }]);
  const entry = await landed(lane.id);
  await at.host.call('merge.sendBack', { mergeId: entry.id });
  expect(await at.host.tryCall('merge.sendBack', { mergeId: entry.id })).toMatchObject({
    error: { type: 'conflict' },
  });
  await turnsOver(lane.id, 2);
  const { items } = await at.host.call('transcript.read', { laneId: lane.id });
  const prompts = items.flatMap(({ body }) => (body.kind === 'prompt' ? [body.text] : []));
  expect(prompts.at(-1)).toContain('\nred\n');
  expect(prompts.at(-1)).not.toContain('\u001b');
  const again = await landed(lane.id);
  await at.host.call('lane.close', { laneId: lane.id, discardUnmerged: true });
  for (const name of ['merge.sendBack', 'merge.retry'] as const)
    expect(await at.host.tryCall(name, { mergeId: again.id })).toMatchObject({ error: { type: 'refused' } });
});

test('a take-back that conflicts is sent back as what it is', async () => {
  const lane = await worked('A', [{ edit: 'a.txt', old: 'two', new: 'TWO' }]);
  const entry = await landed(lane.id);
  await landed((await worked('B', [{ edit: 'a.txt', old: 'TWO', new: 'TWO and more' }])).id);
  const revert = await at.host.call('merge.revert', { mergeId: entry.id });
  await merged(revert.id, 'conflict');
  await at.host.call('merge.sendBack', { mergeId: revert.id });
  const told = await turnsOver(lane.id, 2);
  expect(told.lastOutcome).toBe('completed');
  const { items } = await at.host.call('transcript.read', { laneId: lane.id });
  expect(JSON.stringify(items)).toContain(`git revert -m 1 --no-commit ${entry.newOid}`);
});

test.each(['begins', 'runs'])('closing Switchyard as a verification %s fails nothing', async (moment) => {
  const began = join(at.host.dataDirectory, 'began');
  await verifyBy(`test -f ${began} || { touch ${began}; sleep ${moment === 'runs' ? 60 : 1}; }`);
  const lane = await worked('A', [{ write: 'b.txt', content: 'b\n' }]);
  const entry = await at.host.call('merge.enqueue', { laneId: lane.id });
  await at.host.until(
    'it',
    (w) => w.merges[entry.id]?.verification && (moment === 'begins' || existsSync(began)),
  );
  await at.host.restart();
  expect((await merged(entry.id, 'landed', 'failed')).state).toBe('landed');
});

test('only a branch of exactly that name can be the target', async () => {
  await at.repository.commit({ 'a.txt': 'more\n' });
  const configure = (targetBranch: string) =>
    at.host.tryCall('project.configure', { projectId: at.projectId, targetBranch });
  for (const name of ['main~1', 'HEAD', 'refs/heads/main', '--help'])
    expect(await configure(name), name).toMatchObject({ ok: false, error: { type: 'not-found' } });
  expect((await configure('main')).ok).toBe(true);
});

test('entries that wait their turn are tried in the order that the person gives them', async () => {
  const lanes = [];
  for (const name of ['A', 'B', 'C'])
    lanes.push(await worked(name, [{ write: `${name}.txt`, content: '1' }]));
  const go = join(at.host.dataDirectory, 'go');
  await verifyBy(`until test -f ${go}; do sleep 0.1; done`);
  const front = await worked('Front', [{ write: 'front.txt', content: '1' }]);
  const working = await at.host.call('merge.enqueue', { laneId: front.id });
  await merged(working.id, 'verifying');
  const entries = [];
  for (const { id } of lanes) entries.push(await at.host.call('merge.enqueue', { laneId: id }));
  const [a, b, c] = entries.map(({ id }) => id);
  if (!a || !b || !c) throw new Error('an entry is missing');

  await at.host.call('merge.move', { mergeId: c, before: a });
  await at.host.call('merge.move', { mergeId: a, before: null });
  expect(await at.host.tryCall('merge.move', { mergeId: working.id, before: a })).toMatchObject({
    ok: false,
    error: { type: 'refused', kept: 'The order of the queue is as it was.' },
  });
  expect(await at.host.tryCall('merge.move', { mergeId: a, before: working.id })).toMatchObject({
    error: { type: 'conflict' },
  });
  await at.host.restart();
  writeFileSync(go, '');
  await Promise.all([a, b, c].map((id) => merged(id, 'landed')));
  const titles = await at.repository.git('log', '--first-parent', '--reverse', '--format=%s', 'main');
  const order = ['Front', 'C', 'B', 'A'].map((name) => titles.split('\n').findIndex((t) => t.endsWith(name)));
  expect(order).toEqual(order.toSorted((x, y) => x - y));
  expect(order).not.toContain(-1);
});
