import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type MergeState } from '../../shared/domain/merge/state.ts';
import { createTempRepository, type TempRepository } from '../git/testing/temp-repository.ts';
import { rehearse, tempHost, type TempHost } from './testing/temp-host.ts';

let repository: TempRepository;
let host: TempHost;
let projectId: string;

beforeEach(async () => {
  repository = await createTempRepository({ files: { 'a.txt': 'one\ntwo\nthree\n' } });
  host = await tempHost();
  projectId = (await host.call('project.open', { path: repository.dir })).id;
});
afterEach(async () => {
  await host.dispose();
  await repository.dispose();
});

/** A lane that has done these steps. */
async function worked(title: string, steps: readonly object[]) {
  const task = { title, brief: rehearse(steps) };
  const lane = await host.call('lane.launch', { projectId, agentId: 'rehearsal', task });
  await turnsOver(lane.id, 1);
  return lane;
}

const turnsOver = (laneId: string, turns: number) =>
  host.until(`turn ${turns} to be over`, (w) => {
    const lane = w.lanes[laneId];
    return lane?.turns === turns && lane.turn === null && lane;
  });
const merged = (mergeId: string, ...states: readonly MergeState[]) =>
  host.until(`merge to be ${states.join(' or ')}`, (w) => {
    const merge = w.merges[mergeId];
    return merge && states.includes(merge.state) && merge;
  });
const verifyBy = (verifyCommand: string) => host.call('project.configure', { projectId, verifyCommand });
const landed = async (laneId: string) =>
  merged((await host.call('merge.enqueue', { laneId })).id, 'landed', 'failed');

test('what is queued lands as it was: a prompt given meanwhile waits until the lane was taken up', async () => {
  const [first, second] = [
    await worked('First', [{ write: 'first.txt', content: '1\n' }]),
    await worked('Second', [{ write: 'second.txt', content: '2\n' }]),
  ];
  await verifyBy(`test -f ${join(host.dataDirectory, 'go')} || sleep 1`);
  const ahead = await host.call('merge.enqueue', { laneId: first.id });
  await merged(ahead.id, 'verifying');
  const behind = await host.call('merge.enqueue', { laneId: second.id });
  const half = [
    { write: 'half.txt', content: 'half' },
    { wait: 2000 },
    { write: 'half.txt', content: 'whole' },
  ];
  await host.call('lane.prompt', { laneId: second.id, text: rehearse(half) });
  expect((await host.call('lane.get', { laneId: second.id })).turn).toBeNull();
  await merged(behind.id, 'landed');
  expect(await repository.git('ls-tree', '--name-only', 'main')).toBe('a.txt\nfirst.txt\nsecond.txt');
  await turnsOver(second.id, 2);
});

test('a target that is checked out twice waits, and neither checkout is touched', async () => {
  const other = join(repository.beside, 'other');
  await repository.git('worktree', 'add', '--quiet', '--force', other, 'main');
  const lane = await worked('Twice', [{ write: 'b.txt', content: 'b\n' }]);
  const entry = await host.call('merge.enqueue', { laneId: lane.id });
  expect((await merged(entry.id, 'waiting', 'landed')).reason).toContain(other);
  for (const dir of [repository.dir, other])
    expect(await repository.gitIn(dir, 'status', '--porcelain')).toBe('');
  await repository.git('worktree', 'remove', '--force', other);
  await merged(entry.id, 'landed');
});

test('an entry that waits for the checkout goes on by itself once nothing is in its way', async () => {
  const lane = await worked('Edit', [{ write: 'a.txt', content: 'by the lane\n' }]);
  await repository.write('a.txt', 'by the person\n');
  await repository.write('notes.txt', 'mine\n');
  const entry = await host.call('merge.enqueue', { laneId: lane.id });
  expect((await merged(entry.id, 'waiting', 'landed')).reason).toContain('a.txt');
  expect(await repository.git('show', ':a.txt')).not.toContain('by the lane');
  await repository.git('checkout', '--', 'a.txt');
  expect((await merged(entry.id, 'landed')).attempts).toBe(2);
  expect(await repository.git('show', 'main:a.txt')).toBe('by the lane');
  expect(await repository.git('status', '--porcelain')).toBe('?? notes.txt');
});

test("the queue's own worktree is made anew when it is broken", async () => {
  await verifyBy('test -f a.txt');
  expect(await landed((await worked('A', [{ write: 'b.txt', content: 'b\n' }])).id)).toMatchObject({
    state: 'landed',
  });
  rmSync(join(host.dataDirectory, 'queue', projectId, '.git'));
  expect(await landed((await worked('B', [{ write: 'c.txt', content: 'c\n' }])).id)).toMatchObject({
    state: 'landed',
  });
});

test('a failure is sent back once, in plain text, and never to a closed lane', async () => {
  await verifyBy("printf '\\033[31mred\\033[0m\\n'; exit 1");
  const lane = await worked('Fails', [{ write: 'b.txt', content: 'b\n' }]);
  const entry = await landed(lane.id);
  await host.call('merge.sendBack', { mergeId: entry.id });
  expect(await host.tryCall('merge.sendBack', { mergeId: entry.id })).toMatchObject({
    error: { type: 'conflict' },
  });
  await turnsOver(lane.id, 2);
  const { items } = await host.call('transcript.read', { laneId: lane.id });
  const prompts = items.flatMap(({ body }) => (body.kind === 'prompt' ? [body.text] : []));
  expect(prompts.at(-1)).toContain('\nred\n');
  expect(prompts.at(-1)).not.toContain('\u001b');
  const again = await landed(lane.id);
  await host.call('lane.close', { laneId: lane.id, discardUnmerged: true });
  for (const name of ['merge.sendBack', 'merge.retry'] as const)
    expect(await host.tryCall(name, { mergeId: again.id })).toMatchObject({ error: { type: 'refused' } });
});

test('a take-back that conflicts is sent back as what it is', async () => {
  const lane = await worked('A', [{ edit: 'a.txt', old: 'two', new: 'TWO' }]);
  const entry = await landed(lane.id);
  await landed((await worked('B', [{ edit: 'a.txt', old: 'TWO', new: 'TWO and more' }])).id);
  const revert = await host.call('merge.revert', { mergeId: entry.id });
  await merged(revert.id, 'conflict');
  await host.call('merge.sendBack', { mergeId: revert.id });
  const told = await turnsOver(lane.id, 2);
  expect(told.lastOutcome).toBe('completed');
  const { items } = await host.call('transcript.read', { laneId: lane.id });
  expect(JSON.stringify(items)).toContain(`git revert -m 1 --no-commit ${entry.newOid}`);
});

test.each(['begins', 'runs'])('closing Switchyard as a verification %s fails nothing', async (moment) => {
  const began = join(host.dataDirectory, 'began');
  await verifyBy(`test -f ${began} || { touch ${began}; sleep ${moment === 'runs' ? 60 : 1}; }`);
  const lane = await worked('A', [{ write: 'b.txt', content: 'b\n' }]);
  const entry = await host.call('merge.enqueue', { laneId: lane.id });
  await host.until(
    'it',
    (w) => w.merges[entry.id]?.verification && (moment === 'begins' || existsSync(began)),
  );
  await host.restart();
  expect((await merged(entry.id, 'landed', 'failed')).state).toBe('landed');
});

test('only a branch of exactly that name can be the target', async () => {
  await repository.commit({ 'a.txt': 'more\n' });
  const configure = (targetBranch: string) => host.tryCall('project.configure', { projectId, targetBranch });
  for (const name of ['main~1', 'HEAD', 'refs/heads/main', '--help'])
    expect(await configure(name), name).toMatchObject({ ok: false, error: { type: 'not-found' } });
  expect((await configure('main')).ok).toBe(true);
});
