import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rehearse } from './testing/temp-host.ts';
import { tempProject } from './testing/temp-project.ts';

const at = tempProject({ 'readme.md': '# Sample\n', 'shared.txt': 'one\ntwo\nthree\n', 'other.txt': 'x\n' });
const { launch } = at;

const merged = (mergeId: string, state: string) =>
  at.host.until(`merge ${state}`, (w) => w.merges[mergeId]?.state === state && w.merges[mergeId]);
const edit = (text: string) => [{ say: 'Working.' }, { edit: 'shared.txt', old: 'two', new: text }];

test('launch, approve, review, merge, conflict, send back, resolve, land, revert', async () => {
  await at.repository.write('other.txt', 'mine, not committed\n');
  const project = await at.host.call('project.open', { path: at.repository.dir });
  await at.host.call('project.configure', {
    projectId: project.id,
    verifyCommand: 'grep -q . shared.txt && echo verified',
  });
  const [a, b, c] = await Promise.all([
    launch('Alpha', edit('TWO by alpha')),
    launch('Beta', edit('TWO by beta')),
    launch('Gamma', [
      { run: 'echo allowed > allowed.txt' },
      { run: 'echo rejected > rejected.txt' },
      { say: 'Done.' },
    ]),
  ]);
  expect(new Set([a.name, b.name, c.name]).size).toBe(3);
  await Promise.all([at.host.lane(a.id, 'idle'), at.host.lane(b.id, 'idle')]);

  for (const [outcome, file] of [
    ['allow', 'allowed'],
    ['reject', 'rejected'],
  ] as const) {
    const ask = await at.host.until('an approval', (w) =>
      Object.values(w.approvals).find((p) => p.status === 'pending' && p.subject.command?.includes(file)),
    );
    expect(ask).toMatchObject({ laneId: c.id, subject: { command: `echo ${file} > ${file}.txt` } });
    expect((await at.host.call('lane.get', { laneId: c.id })).status).toBe('waiting');
    await at.host.call('approval.decide', { approvalId: ask.id, outcome });
    expect(await at.host.tryCall('approval.decide', { approvalId: ask.id, outcome: 'allow' })).toMatchObject({
      ok: false,
      error: { type: 'conflict' },
    });
  }
  await at.host.lane(c.id, 'idle');
  expect(existsSync(join(c.worktreePath, 'allowed.txt'))).toBe(true);
  expect(existsSync(join(c.worktreePath, 'rejected.txt'))).toBe(false);

  const files = await at.host.call('review.files', { laneId: a.id });
  expect(files.files).toMatchObject([{ path: 'shared.txt', change: 'modified', added: 1, removed: 1 }]);
  const diff = await at.host.call('review.diff', { laneId: a.id, path: 'shared.txt' });
  expect(diff).toMatchObject({ oldText: 'one\ntwo\nthree\n', newText: 'one\nTWO by alpha\nthree\n' });

  const radar = await at.host.call('radar.get', { projectId: project.id, fresh: true });
  expect(radar.pairs).toMatchObject([
    { conflict: true, files: [{ path: 'shared.txt', overlap: 'lines', conflict: true }] },
  ]);

  const first = await at.host.call('merge.enqueue', { laneId: a.id });
  const landed = await merged(first.id, 'landed');
  expect(landed).toMatchObject({ checkout: 'fast-forwarded', verification: { exitCode: 0 } });
  expect((await at.host.call('output.read', { stream: `verify:${first.id}` })).text).toContain('verified');
  expect(await readFile(join(at.repository.dir, 'shared.txt'), 'utf8')).toContain('TWO by alpha');
  expect(await readFile(join(at.repository.dir, 'other.txt'), 'utf8')).toBe('mine, not committed\n');
  expect(
    await at.repository.git('log', '-1', '--format=%an|%(trailers:key=Lane,valueonly)', `${landed.newOid}`),
  ).toContain(a.name);
  expect((await at.host.lane(a.id, 'done')).status).toBe('done');

  const target = await at.host.call('radar.get', { projectId: project.id, fresh: true });
  expect(target.pairs).toContainEqual(expect.objectContaining({ a: b.id, b: 'target', conflict: true }));
  const second = await at.host.call('merge.enqueue', { laneId: b.id });
  const conflict = await merged(second.id, 'conflict');
  expect(conflict.conflicts[0]).toMatchObject({
    path: 'shared.txt',
    hunks: [{ ours: expect.stringContaining('alpha'), theirs: expect.stringContaining('beta') }],
  });
  expect(await at.repository.git('rev-parse', 'main')).toBe(landed.newOid);

  await at.host.call('merge.sendBack', {
    mergeId: second.id,
    note: `Keep both. ${rehearse([{ resolveConflicts: { 'shared.txt': 'one\nTWO by alpha and beta\nthree\n' } }])}`,
  });
  await at.host.until(
    'the lane to have worked on it',
    (w) => w.lanes[b.id]?.turns === 2 && w.lanes[b.id]?.turn === null,
  );
  const third = await at.host.call('merge.enqueue', { laneId: b.id });
  await merged(third.id, 'landed');
  expect(await at.repository.git('show', 'main:shared.txt')).toContain('TWO by alpha and beta');

  const revert = await at.host.call('merge.revert', { mergeId: third.id });
  await merged(revert.id, 'landed');
  expect(await at.repository.git('show', 'main:shared.txt')).toBe('one\nTWO by alpha\nthree');
  expect((await at.host.world()).merges[third.id]?.state).toBe('reverted');

  const again = await at.host.call('merge.enqueue', { laneId: b.id });
  await merged(again.id, 'landed');
  expect(await at.repository.git('show', 'main:shared.txt')).toContain('TWO by alpha and beta');
  expect(await at.host.call('audit.verify', {})).toMatchObject({ ok: true });
});
