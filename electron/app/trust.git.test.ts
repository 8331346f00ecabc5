import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { rehearse } from './testing/temp-host.ts';
import { tempProject } from './testing/temp-project.ts';

const at = tempProject({ 'src/a.txt': 'a\n' });
beforeEach(async () => {
  await at.host.call('agent.register', {
    id: 'stranger',
    name: 'Stranger',
    protocol: 'acp',
    command: process.execPath,
    args: [join(import.meta.dirname, '..', 'rehearsal.ts')],
    env: { SWITCHYARD_REHEARSAL_HASTE: '20' },
  });
});

const launched = (agentId: string, steps: readonly object[], roleId?: string) =>
  at.host.call('lane.launch', {
    projectId: at.projectId,
    agentId,
    ...(roleId ? { roleId } : {}),
    task: { title: 'A task', brief: rehearse(steps) },
  });
const question = (laneId: string) =>
  at.host.until('a question', (w) =>
    Object.values(w.approvals).find((a) => a.laneId === laneId && a.status === 'pending'),
  );
const rested = (laneId: string, turns = 1) =>
  at.host.until(`turn ${turns} to be over`, (w) => {
    const lane = w.lanes[laneId];
    return lane?.turns === turns && lane.turn === null && lane;
  });
const standingOf = async (agentId: string) =>
  (await at.host.call('trust.list', { projectId: at.projectId })).items.find(
    (one) => one.agentId === agentId,
  );

test('a new agent asks for what its role allows, until the human or its work says that it is trusted', async () => {
  mkdirSync(join(at.repository.dir, '.switchyard', 'roles'), { recursive: true });
  const text = '---\nname: Echoer\nmandate: Says what it hears.\nallow: [command echo *]\n---\n\nSay it.\n';
  writeFileSync(join(at.repository.dir, '.switchyard', 'roles', 'echoer.md'), text);
  const first = await launched('stranger', [{ run: 'echo one', ask: true }], 'echoer');
  const asked = await question(first.id);
  expect(asked.rule).toContain('stranger (rehearsal-1) is on probation, with 0 of 3 accepted tasks');
  await at.host.call('approval.decide', { approvalId: asked.id, outcome: 'allow' });
  await rested(first.id);
  expect(await standingOf('stranger')).toMatchObject({ level: 'probation', by: 'work', needed: 3 });

  const { model } = await at.host.call('lane.get', { laneId: first.id });
  await at.host.call('trust.set', {
    agentId: 'stranger',
    model,
    word: 'trusted',
    reason: 'I know its maker.',
  });
  const second = await launched('stranger', [{ run: 'echo two', ask: true }], 'echoer');
  expect((await rested(second.id)).waitingOn).toEqual([]);
  const { events } = await at.host.call('audit.read', { after: 0, limit: 5000 });
  expect(events.find(({ type }) => type === 'trust.set')).toMatchObject({
    actor: { kind: 'human' },
    data: { reason: 'I know its maker.' },
  });
  expect(events.filter(({ type }) => type === 'approval.requested')).toHaveLength(1);
});

test('an accepted task counts for the agent, and taking it back counts against it', async () => {
  const lane = await launched('stranger', [{ write: 'src/b.txt', content: 'b\n' }]);
  await rested(lane.id);
  const { id: mergeId } = await at.host.call('merge.enqueue', { laneId: lane.id });
  await at.host.until('the landing', (w) => w.merges[mergeId]?.state === 'landed');
  expect(await standingOf('stranger')).toMatchObject({ score: 1, counts: { accepted: 1 } });
  await at.host.call('merge.revert', { mergeId });
  await at.host.until('the taking back', (w) => w.merges[mergeId]?.state === 'reverted');
  expect(await standingOf('stranger')).toMatchObject({ score: -1, counts: { accepted: 1, reverted: 1 } });
});

test('a role keeps its lane to its paths: outside, a write asks or is refused, the agent is told why, and that counts', async () => {
  const folder = join(at.repository.dir, '.switchyard', 'roles');
  mkdirSync(folder, { recursive: true });
  const file = (outside: string) =>
    `---\nname: Painter\nmandate: Paints the fence before it rains.\npaths: [fence/**]\noutside: ${outside}\n---\n`;
  writeFileSync(join(folder, 'painter.md'), file('ask'));
  const steps = [
    { write: 'fence/a.txt', content: 'x\n', ask: true },
    { write: 'src/a.txt', content: 'x\n', ask: true },
  ];
  const asking = await launched('rehearsal', steps, 'painter');
  const asked = await question(asking.id);
  expect(asked.rule).toBe('src/a.txt is outside what the role Painter may write: fence/**');
  await at.host.call('approval.decide', { approvalId: asked.id, outcome: 'reject' });
  await rested(asking.id);

  writeFileSync(join(folder, 'painter.md'), file('forbid'));
  const refused = await launched('rehearsal', steps, 'painter');
  await rested(refused.id, 2);
  const { files } = await at.host.call('review.files', { laneId: refused.id });
  expect(files.map(({ path }) => path).filter((path) => !path.startsWith('NOTES'))).toEqual(['fence/a.txt']);
  const { items } = await at.host.call('transcript.read', { laneId: refused.id });
  const told = items.flatMap(({ body }) => (body.kind === 'prompt' ? [body.text] : []));
  expect(told[1]).toContain(
    'That was rejected by your role. src/a.txt is outside what the role Painter may write',
  );
  expect(await standingOf('rehearsal')).toMatchObject({
    level: 'trusted',
    by: 'script',
    counts: { forbidden: 1 },
  });
});
