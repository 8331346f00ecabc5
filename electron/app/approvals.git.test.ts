import { existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rehearse } from './testing/temp-host.ts';
import { tempProject } from './testing/temp-project.ts';

const at = tempProject({ 'a.txt': 'a\n' });
const { launch } = at;

const pending = (laneId: string, seen: ReadonlySet<string> = new Set()) =>
  at.host.until('an approval', (w) =>
    Object.values(w.approvals).find((a) => a.laneId === laneId && a.status === 'pending' && !seen.has(a.id)),
  );

test('a link does not carry a write out of the worktree, whether what it leads to exists or not', async () => {
  const lane = await launch('Links', [{ say: 'Hello.' }]);
  await at.host.lane(lane.id, 'idle');
  const links = {
    folder: at.repository.beside,
    file: join(at.repository.beside, 'new.txt'),
    circle: 'circle',
  };
  for (const [name, target] of Object.entries(links)) symlinkSync(target, join(lane.worktreePath, name));
  symlinkSync('file', join(lane.worktreePath, 'second'));
  const paths = ['folder/out.txt', 'file', 'second', 'circle/x'];
  const steps = paths.map((path) => ({ write: path, content: 'x', ask: true }));
  await at.host.call('lane.prompt', { laneId: lane.id, text: rehearse(steps) });
  const seen = new Set<string>();
  for (const path of paths) {
    const ask = await pending(lane.id, seen);
    seen.add(ask.id);
    expect(ask).toMatchObject({ risk: 'outside', subject: { title: `Write ${path}` } });
    await at.host.call('approval.decide', { approvalId: ask.id, outcome: 'reject' });
  }
  await at.host.lane(lane.id, 'idle');
  expect(existsSync(join(at.repository.beside, 'new.txt'))).toBe(false);
});
