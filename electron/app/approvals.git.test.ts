import { existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTempRepository, type TempRepository } from '../git/testing/temp-repository.ts';
import { rehearse, tempHost, type TempHost } from './testing/temp-host.ts';

let repository: TempRepository;
let host: TempHost;
let projectId: string;

beforeEach(async () => {
  repository = await createTempRepository({ files: { 'a.txt': 'a\n' } });
  host = await tempHost();
  projectId = (await host.call('project.open', { path: repository.dir })).id;
});
afterEach(async () => {
  await host.dispose();
  await repository.dispose();
});

const launch = (title: string, steps: readonly object[]) =>
  host.call('lane.launch', { projectId, agentId: 'rehearsal', task: { title, brief: rehearse(steps) } });
const pending = (laneId: string, seen: ReadonlySet<string> = new Set()) =>
  host.until('an approval', (w) =>
    Object.values(w.approvals).find((a) => a.laneId === laneId && a.status === 'pending' && !seen.has(a.id)),
  );

test('a link does not carry a write out of the worktree, whether what it leads to exists or not', async () => {
  const lane = await launch('Links', [{ say: 'Hello.' }]);
  await host.lane(lane.id, 'idle');
  const links = { folder: repository.beside, file: join(repository.beside, 'new.txt'), circle: 'circle' };
  for (const [name, target] of Object.entries(links)) symlinkSync(target, join(lane.worktreePath, name));
  symlinkSync('file', join(lane.worktreePath, 'second'));
  const paths = ['folder/out.txt', 'file', 'second', 'circle/x'];
  const steps = paths.map((path) => ({ write: path, content: 'x', ask: true }));
  await host.call('lane.prompt', { laneId: lane.id, text: rehearse(steps) });
  const seen = new Set<string>();
  for (const path of paths) {
    const ask = await pending(lane.id, seen);
    seen.add(ask.id);
    expect(ask).toMatchObject({ risk: 'outside', subject: { title: `Write ${path}` } });
    await host.call('approval.decide', { approvalId: ask.id, outcome: 'reject' });
  }
  await host.lane(lane.id, 'idle');
  expect(existsSync(join(repository.beside, 'new.txt'))).toBe(false);
});
