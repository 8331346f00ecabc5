import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempProject } from './testing/temp-project.ts';

const at = tempProject({ 'src/a.txt': 'one\n', 'src/b.txt': 'b\n', 'c.txt': 'c\n' });
const { launch, turnsOver } = at;

const readOr = (path: string): string | null => (existsSync(path) ? readFileSync(path, 'utf8') : null);
const holds = (globs: string[], laneId?: string) =>
  at.host.call('reservation.take', {
    ...(laneId ? { laneId } : { projectId: at.projectId }),
    globs,
    reason: 'mine now',
  });

test('a write to a path that another one holds is rejected before the act, and the agent is told why', async () => {
  const holder = await launch('Holder', [{ say: 'here' }]);
  await turnsOver(holder.id, 1);
  await holds(['src/**'], holder.id);
  const other = await launch('Other', [
    { write: './src/../src/a.txt', content: 'stolen\n', ask: true },
    { write: 'c.txt', content: 'mine\n', ask: true },
  ]);
  const lane = await turnsOver(other.id, 2);
  const files = await at.host.call('review.files', { laneId: other.id });
  expect(files.files.map((f) => f.path).filter((p) => !p.startsWith('NOTES'))).toEqual(['c.txt']);
  const { items } = await at.host.call('transcript.read', { laneId: other.id });
  const told = items.flatMap(({ body }) => (body.kind === 'prompt' ? [body.text] : []))[1];
  expect(told).toContain(`${holder.name} holds src/a.txt`);
  expect(lane.waitingOn).toEqual([]);
  const { events } = await at.host.call('audit.read', { after: 0, limit: 5000 });
  expect(events.filter((e) => e.type === 'approval.ruled')).toContainEqual(
    expect.objectContaining({ data: expect.objectContaining({ outcome: 'reject' }) as object }),
  );
});

test('a command that may write there asks, even where a rule allows it', async () => {
  await at.host.call('project.addRule', {
    projectId: at.projectId,
    effect: 'allow',
    on: 'command',
    pattern: 'sed *',
  });
  await holds(['src/**']);
  const lane = await launch('Command', [{ run: 'sed -i s/one/two/ src/a.txt', ask: true }]);
  const approval = await at.host.until('a question', (w) =>
    Object.values(w.approvals).find((a) => a.laneId === lane.id && a.status === 'pending'),
  );
  expect(approval.reasons.map((r) => r.text).join()).toContain('The human holds src/a.txt');
  await at.host.call('approval.decide', { approvalId: approval.id, outcome: 'reject' });
  await turnsOver(lane.id, 1);
});

test('a write that nobody was asked about is found on the disk, and keeps the merge waiting until it is free', async () => {
  const mine = await holds(['src/b.txt']);
  const lane = await launch('Sneaky', [{ write: 'src/b.txt', content: 'sneaked\n' }]);
  const trespass = await at.host.until('a trespass', (w) => w.reservations.trespasses[0]);
  expect(trespass).toMatchObject({ trespasser: lane.id, holder: null, path: 'src/b.txt' });
  await turnsOver(lane.id, 1);
  const entry = await at.host.call('merge.enqueue', { laneId: lane.id });
  const waiting = await at.host.until('the merge to wait', (w) => {
    const merge = w.merges[entry.id];
    return merge?.state === 'waiting' && merge;
  });
  expect(waiting.reason).toContain('src/b.txt is reserved by the human');
  expect(await at.repository.git('show', 'main:src/b.txt')).toBe('b');
  await at.host.call('reservation.release', { reservationId: mine.id });
  await at.host.until('it to land', (w) => w.merges[entry.id]?.state === 'landed');
  expect(await at.repository.git('show', 'main:src/b.txt')).toBe('sneaked');
});

test('a merge over a reservation needs the human and a reason, which stays', async () => {
  const holder = await launch('Holder', [{ say: 'here' }]);
  await turnsOver(holder.id, 1);
  await holds(['src/b.txt'], holder.id);
  const lane = await launch('Urgent', [{ write: 'src/b.txt', content: 'urgent\n' }]);
  await turnsOver(lane.id, 1);
  const entry = await at.host.call('merge.enqueue', { laneId: lane.id });
  await at.host.until('the merge to wait', (w) => w.merges[entry.id]?.state === 'waiting');
  await at.host.call('merge.override', { mergeId: entry.id, reason: 'production is down' });
  const landed = await at.host.until('it to land', (w) => {
    const merge = w.merges[entry.id];
    return merge?.state === 'landed' && merge;
  });
  expect(landed.override).toBe('production is down');
  const again = await at.host.tryCall('merge.override', { mergeId: entry.id, reason: 'again' });
  expect(again).toMatchObject({ ok: false, error: { type: 'refused' } });
});

test('what was there before the reservation is nobody’s trespass; the list says how much is covered', async () => {
  const lane = await launch('Early', [{ write: 'src/a.txt', content: 'early\n' }, { wait: 60_000 }]);
  await at.host.until('the write', (w) => (w.lanes[lane.id]?.turn ? true : null));
  const { worktreePath } = await at.host.call('lane.get', { laneId: lane.id });
  await at.host.until('the file', () => readOr(join(worktreePath, 'src/a.txt')) === 'early\n');
  await new Promise((resolve) => setTimeout(resolve, 20));
  await holds(['src/**']);
  writeFileSync(join(worktreePath, 'src/b.txt'), 'late\n');
  const first = await at.host.until('a trespass', (w) => w.reservations.trespasses[0]);
  expect(first.path).toBe('src/b.txt');
  const list = await at.host.call('reservation.list', { projectId: at.projectId });
  expect(list.items).toMatchObject([{ covers: { files: 2, of: 3 }, hoarded: null, holder: null }]);
  expect(list.trespasses.map((t) => t.path)).toEqual(['src/b.txt']);
});

test('who holds a path can be asked for', async () => {
  await holds(['src/**']);
  const lane = await launch('Asking', [{ say: 'hello' }]);
  const { items } = await at.host.call('reservation.check', {
    laneId: lane.id,
    paths: ['SRC/a.txt', 'c.txt'],
  });
  expect(items).toMatchObject([
    { path: 'SRC/a.txt', free: false, holder: 'the human' },
    { path: 'c.txt', free: true, holder: null },
  ]);
});
