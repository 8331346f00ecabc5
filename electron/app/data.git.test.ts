import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EventLog } from '../store/event-log.ts';
import { TranscriptStore } from '../store/transcript-store.ts';
import { tempProject } from './testing/temp-project.ts';

const at = tempProject({ 'a.txt': 'one\n', '.gitignore': 'kept-out\n' });

let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'switchyard-backup-'));
});
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
});

async function workedLane(say = 'The lighthouse is painted.') {
  const { id } = await at.launch('Paint', [{ say }, { edit: 'a.txt', old: 'one', new: 'two' }]);
  return at.host.lane(id, 'idle');
}

const partOf = async (name: string) =>
  (await at.host.call('data.sizes', {})).parts.find((part) => part.name === name);
const refs = (laneId: string) => at.repository.git('for-each-ref', `refs/switchyard/checkpoints/${laneId}/`);

describe('sizes', () => {
  it('are what lies on the disk', async () => {
    expect(await partOf('checkpoints')).toMatchObject({ count: 0, bytes: 0 });
    const lane = await workedLane();
    expect(await partOf('checkpoints')).toMatchObject({ count: lane.checkpoints.length, complete: true });
    const before = (await partOf('worktrees'))?.bytes ?? 0;
    writeFileSync(join(lane.worktreePath, 'kept-out'), Buffer.alloc(300_000, 1));
    const after = (await partOf('worktrees'))?.bytes ?? 0;
    expect(after - before).toBeGreaterThanOrEqual(300_000);
    expect((await partOf('journal'))?.bytes).toBeGreaterThan(4096);
  });
});

describe('a back-up', () => {
  it('made while lanes work can be opened and holds the whole log and every transcript', async () => {
    const lane = await workedLane();
    const done = await at.host.call('data.backUp', { folder });
    expect(readdirSync(done.path).sort()).toEqual(['journal.db', 'transcript.db']);
    const log = new EventLog(join(done.path, 'journal.db'));
    const transcript = new TranscriptStore(join(done.path, 'transcript.db'));
    try {
      expect(log.sequence).toBeGreaterThanOrEqual(done.events);
      expect(log.verify()).toMatchObject({ ok: true });
      expect(transcript.search('lighthouse', 5).map(({ laneId }) => laneId)).toContain(lane.id);
    } finally {
      log.close();
      transcript.close();
    }
  });

  it('into a folder that is not there writes nothing and says so', async () => {
    const gone = join(folder, 'none');
    expect(await at.host.tryCall('data.backUp', { folder: gone })).toMatchObject({
      ok: false,
      error: { type: 'not-found', kept: 'Nothing was written.' },
    });
    expect(existsSync(gone)).toBe(false);
  });
});

describe('a clean-up', () => {
  it('shows what goes, deletes that, and keeps what the lane can come back from', async () => {
    const lane = await workedLane();
    writeFileSync(join(lane.worktreePath, 'kept-out'), Buffer.alloc(100_000, 1));
    expect((await at.host.call('data.leftovers', {})).items).toEqual([]);
    expect(await at.host.call('data.cleanUp', { laneIds: [lane.id] })).toMatchObject({
      items: [{ folders: 0, problem: `${lane.name} is not closed.` }],
    });
    await at.host.call('lane.close', { laneId: lane.id, discardUnmerged: true });
    await at.host.until('the worktree to be put aside', () => !existsSync(lane.worktreePath));

    const [item] = (await at.host.call('data.leftovers', {})).items;
    expect(item).toMatchObject({ laneId: lane.id, name: lane.name, held: null });
    expect(item?.folder?.bytes).toBeGreaterThanOrEqual(100_000);
    expect(item?.checkpoints).toBeGreaterThan(0);
    const { items } = await at.host.call('data.cleanUp', { laneIds: [lane.id] });
    expect(items).toMatchObject([{ folders: 1, checkpoints: item?.checkpoints, problem: null }]);
    expect(existsSync(item?.folder?.path ?? '')).toBe(false);
    expect(await refs(lane.id)).toBe('');
    expect((await at.host.call('data.leftovers', {})).items).toEqual([]);

    await at.host.call('lane.reopen', { laneId: lane.id });
    expect(await at.repository.git('show', `${item?.snapshotOid}:a.txt`)).toBe('two');
    expect((await at.host.call('transcript.search', { query: 'lighthouse' })).items).not.toEqual([]);
  });

  it('keeps everything of a lane whose closing snapshot is gone', async () => {
    const lane = await workedLane();
    await at.host.call('lane.close', { laneId: lane.id, discardUnmerged: true });
    await at.host.until('the worktree to be put aside', () => !existsSync(lane.worktreePath));
    await at.repository.git('update-ref', '-d', `refs/switchyard/closed/${lane.id}`);
    await at.repository.git('reflog', 'expire', '--expire=now', '--all');
    await at.repository.git('gc', '--quiet', '--prune=now');
    const [item] = (await at.host.call('data.leftovers', {})).items;
    expect(item?.held).toContain('cannot be found');
    const { items } = await at.host.call('data.cleanUp', { laneIds: [lane.id] });
    expect(items[0]?.problem).toContain('all that is left of its work');
    expect(existsSync(item?.folder?.path ?? '')).toBe(true);
    expect(await refs(lane.id)).not.toBe('');
  });
});

it('lists the ignored files that a lane would get now', async () => {
  const { projectId } = at;
  const included = () => at.host.call('project.includedFiles', { projectId });
  expect(await included()).toEqual({ named: false, files: [], count: 0 });
  writeFileSync(join(at.repository.dir, 'kept-out'), 'secret');
  writeFileSync(join(at.repository.dir, '.worktreeinclude'), 'kept-*\n');
  expect(await included()).toEqual({ named: true, files: ['kept-out'], count: 1 });
});
