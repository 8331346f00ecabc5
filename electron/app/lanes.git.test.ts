import { existsSync, readFileSync, readlinkSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rehearse, tempHost } from './testing/temp-host.ts';
import { tempProject } from './testing/temp-project.ts';

const at = tempProject({ 'a.txt': 'a\n' });
const { launch } = at;

test('lanes launched at once have names, branches and ports of their own', async () => {
  const titles = Array.from({ length: 6 }, (_, n) => `Lane ${n}`);
  const lanes = await Promise.all(titles.map((title) => launch(title, [{ say: 'Hello.' }])));
  const ports = lanes.flatMap((l) => Array.from({ length: 10 }, (_, n) => l.portsFrom + n));
  expect(new Set(ports).size).toBe(60);
  expect(new Set(lanes.map((l) => l.branch)).size).toBe(6);
  await Promise.all(lanes.map((l) => at.host.lane(l.id, 'idle')));
});

test('a lane resumed twice at once has one agent, which lives', async () => {
  const lane = await launch('Twice', [{ say: 'Hello.' }]);
  const idle = await at.host.lane(lane.id, 'idle');
  process.kill(idle.run?.pid ?? 0, 'SIGKILL');
  await at.host.lane(lane.id, 'interrupted');
  const resumed = await Promise.all([
    at.host.tryCall('lane.resume', { laneId: lane.id }),
    at.host.tryCall('lane.resume', { laneId: lane.id }),
  ]);
  expect(resumed.map((r) => r.ok).sort()).toEqual([false, true]);
  await at.host.call('lane.prompt', {
    laneId: lane.id,
    text: rehearse([{ write: 'b.txt', content: 'b\n' }]),
  });
  const worked = await at.host.until('the second turn', (w) => {
    const now = w.lanes[lane.id];
    return now?.turns === 2 && now.turn === null && now;
  });
  expect(worked).toMatchObject({ lastOutcome: 'completed', changes: { files: 1 } });
});

test('closing during the preparation leaves neither worktree nor branch, and can be undone', async () => {
  const lane = await launch('Early', [{ say: 'Hello.' }]);
  await at.host.call('lane.close', { laneId: lane.id });
  await at.host.until('it to be put away', () => !existsSync(lane.worktreePath));
  await gone(lane.branch);
  expect((await at.host.call('lane.reopen', { laneId: lane.id })).status).toBe('failed');
  await at.host.call('lane.resume', { laneId: lane.id });
  expect((await at.host.lane(lane.id, 'idle')).turns).toBe(1);
});

test('commits on the branch that HEAD has left count as work, and a close keeps them', async () => {
  const commit = 'git add -A && git -c user.name=a -c user.email=a@x commit -qm gold';
  const lane = await launch('Hidden', [
    { write: 'gold.txt', content: 'gold\n' },
    { run: `${commit} && git checkout -q --detach HEAD~1`, ask: false },
  ]);
  await at.host.lane(lane.id, 'idle');
  const tip = await at.repository.git('rev-parse', lane.branch);
  expect(await at.host.tryCall('lane.close', { laneId: lane.id })).toMatchObject({
    ok: false,
    error: { type: 'refused', details: { unmerged: true, files: 1 } },
  });
  await at.host.call('lane.close', { laneId: lane.id, discardUnmerged: true });
  await gone(lane.branch);
  const holders = await at.repository.git('for-each-ref', '--contains', tip, '--format=%(refname)');
  expect(holders).toContain(`refs/switchyard/closed-branches/${lane.id}`);
});

test('a lane whose worktree was removed by hand comes back from its snapshot', async () => {
  const commit = 'git add -A && git -c user.name=a -c user.email=a@x commit -qm w';
  const lane = await launch('Removed', [
    { write: 'w.txt', content: 'w\n' },
    { run: commit, ask: false },
  ]);
  await at.host.lane(lane.id, 'idle');
  rmSync(lane.worktreePath, { recursive: true });
  expect((await at.host.tryCall('lane.close', { laneId: lane.id })).ok).toBe(false);
  await at.host.call('lane.close', { laneId: lane.id, discardUnmerged: true });
  await at.host.call('lane.reopen', { laneId: lane.id });
  expect(readFileSync(join(lane.worktreePath, 'w.txt'), 'utf8')).toBe('w\n');
});

test('closed, reopened and closed again: ignored files come back, nothing is left registered', async () => {
  await at.repository.commit({ '.gitignore': 'secret.env\nbuild/\n' });
  const lane = await launch('Again', [
    { write: 'w.txt', content: 'w\n' },
    { write: 'secret.env', content: 'key\n' },
    { write: 'build/deep/out.bin', content: 'out\n' },
  ]);
  await at.host.lane(lane.id, 'idle');
  for (let round = 0; round < 2; round++) {
    await at.host.call('lane.close', { laneId: lane.id, discardUnmerged: true });
    await gone(lane.branch);
    expect(existsSync(lane.worktreePath)).toBe(false);
    const reopened = await Promise.all([
      at.host.tryCall('lane.reopen', { laneId: lane.id }),
      at.host.tryCall('lane.reopen', { laneId: lane.id }),
    ]);
    expect(reopened.map((r) => r.ok)).toEqual([true, false]);
    for (const file of ['w.txt', 'secret.env', 'build/deep/out.bin'])
      expect(existsSync(join(lane.worktreePath, file)), file).toBe(true);
  }
  await at.host.call('lane.resume', { laneId: lane.id });
  await at.host.lane(lane.id, 'idle');
});

test('a close that fails leaves a lane that can go on', async () => {
  const lane = await launch('Fails', [{ write: 'w.txt', content: 'w\n' }]);
  await at.host.lane(lane.id, 'idle');
  await at.repository.git('update-ref', `refs/switchyard/closed/${lane.id}/in-the-way`, 'HEAD');
  expect((await at.host.tryCall('lane.close', { laneId: lane.id, discardUnmerged: true })).ok).toBe(false);
  expect((await at.host.call('lane.get', { laneId: lane.id })).status).toBe('interrupted');
  await at.host.call('lane.resume', { laneId: lane.id });
  await at.host.lane(lane.id, 'idle');
});

test('a lane whose repository is gone can be closed; its files stay where they are', async () => {
  const lane = await launch('Orphan', [{ write: 'w.txt', content: 'w\n' }]);
  await at.host.lane(lane.id, 'idle');
  rmSync(join(at.repository.dir, '.git'), { recursive: true });
  const refused = await at.host.tryCall('lane.close', { laneId: lane.id });
  expect(refused).toMatchObject({ ok: false, error: { kept: expect.stringContaining(lane.worktreePath) } });
  const closed = await at.host.call('lane.close', { laneId: lane.id, discardUnmerged: true });
  expect(closed).toMatchObject({ status: 'closed', snapshotOid: null, unmergedAtClose: true });
  expect(readFileSync(join(lane.worktreePath, 'w.txt'), 'utf8')).toBe('w\n');
});

test('a repository that was moved is the same project when it is opened where it is now', async () => {
  const lane = await launch('Moved', [{ write: 'w.txt', content: 'w\n' }]);
  await at.host.lane(lane.id, 'idle');
  const now = join(at.repository.beside, 'moved');
  renameSync(at.repository.dir, now);
  const lost = await at.host.tryCall('review.files', { laneId: lane.id });
  expect(lost).toMatchObject({
    error: { type: 'not-found', kept: expect.any(String), next: expect.any(String) },
  });
  expect(await at.host.call('project.open', { path: now })).toMatchObject({ id: at.projectId, path: now });
  expect((await at.host.call('review.files', { laneId: lane.id })).files).toHaveLength(1);
  const entry = await at.host.call('merge.enqueue', { laneId: lane.id });
  await at.host.until('it to land', (w) => w.merges[entry.id]?.state === 'landed');
  expect(readFileSync(join(now, 'w.txt'), 'utf8')).toBe('w\n');
});

test('a project opened by a linked worktree goes on by the main one when that is gone', async () => {
  const linked = join(at.repository.beside, 'linked');
  await at.repository.git('worktree', 'add', '--quiet', linked, '-b', 'feature');
  const other = await tempHost();
  try {
    const first = await other.call('project.open', { path: linked });
    rmSync(linked, { recursive: true });
    const again = await other.call('project.open', { path: at.repository.dir });
    expect(again).toMatchObject({ id: first.id, path: at.repository.dir, targetBranch: 'feature' });
  } finally {
    await other.dispose();
  }
});

test('files that .worktreeinclude names come along, links as links', async () => {
  await at.repository.commit({
    '.gitignore': 'deps/\n.env\nconf\n',
    '.worktreeinclude': 'deps/\n.env\nconf/*\n',
  });
  await at.repository.write('.env', 'KEY=1\n');
  await at.repository.write('deps/tool/run.js', 'run\n');
  symlinkSync('tool', join(at.repository.dir, 'deps', 'alias'));
  symlinkSync('../a.txt', join(at.repository.dir, 'deps', 'file'));
  const lane = await launch('Included', [{ say: 'Hello.' }]);
  const files = (await at.host.lane(lane.id, 'idle')).stages.find((s) => s.name === 'files');
  expect(files).toMatchObject({ state: 'done', detail: '4 files copied' });
  expect(readlinkSync(join(lane.worktreePath, 'deps', 'alias'))).toBe('tool');
  expect(readlinkSync(join(lane.worktreePath, 'deps', 'file'))).toBe('../a.txt');
  expect(readFileSync(join(lane.worktreePath, 'deps', 'alias', 'run.js'), 'utf8')).toBe('run\n');
});

test('an agent that closes its output and lives on fails the launch, and is ended', async () => {
  const args = ['-c', 'exec >&-; echo nothing to say >&2; exec sleep 300'];
  const agent = { id: 'mute', name: 'Mute', protocol: 'acp' as const, command: 'sh', args };
  await at.host.call('agent.register', agent);
  const task = { title: 'Mute', brief: 'Go.' };
  const lane = await at.host.call('lane.launch', { projectId: at.projectId, agentId: 'mute', task });
  expect((await at.host.lane(lane.id, 'failed')).reason).toMatch(/Mute closed its output[^]*nothing to say/);
  expect((await at.host.call('system.health', {})).counts.processes).toBe(0);
});

/** Waits until a closed lane's branch has been put away. */
async function gone(branch: string): Promise<void> {
  while ((await at.repository.git('branch', '--list', branch)) !== '')
    await new Promise((r) => setTimeout(r, 20));
}
