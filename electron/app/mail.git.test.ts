import { expect, test } from 'vitest';
import { tempProject } from './testing/temp-project.ts';

const at = tempProject({ 'a.txt': 'one\n' });
const { worked, turnsOver } = at;

const prompts = async (laneId: string): Promise<string[]> => {
  const { items } = await at.host.call('transcript.read', { laneId });
  return items.flatMap(({ body }) => (body.kind === 'prompt' ? [body.text] : []));
};

test('an urgent message wakes a lane, is told once, and survives a restart', async () => {
  const lane = await worked('Rest', [{ say: 'done' }]);
  const sent = await at.host.call('message.send', {
    address: { to: 'lane', laneId: lane.id },
    subject: 'Stop using v1',
    body: 'The API moved.',
    importance: 'urgent',
  });
  await turnsOver(lane.id, 2);
  expect((await prompts(lane.id))[1]).toContain(`[${sent.id}] from the human (urgent): Stop using v1`);
  await at.host.restart();
  const { items } = await at.host.call('message.list', { laneId: lane.id });
  expect(items).toMatchObject([{ id: sent.id, deliveries: { [lane.id]: { again: false } } }]);
  expect(items[0]?.deliveries[lane.id]?.deliveredAt).not.toBeNull();
});

test('a file is attached as it is now, kept in the repository, and readable from the other worktree', async () => {
  const sender = await worked('Write', [{ write: 'notes/api.md', content: 'GET /users\n' }]);
  const reader = await worked('Read', [{ say: 'here' }]);
  const sent = await at.host.call('message.send', {
    from: sender.id,
    address: { to: 'lane', laneId: reader.id },
    subject: 'The interface',
    attachments: [{ kind: 'file', path: 'notes/api.md' }],
  });
  const [attached] = sent.attachments;
  expect(attached).toMatchObject({ kind: 'file', path: 'notes/api.md' });
  const oid = attached?.oid ?? '';
  expect(await at.repository.gitIn(reader.worktreePath, 'show', `${oid}:notes/api.md`)).toBe('GET /users');
  expect(await at.repository.git('for-each-ref', '--format=%(objectname)', 'refs/switchyard/mail/')).toBe(
    oid,
  );
  const missing = await at.host.tryCall('message.send', {
    from: sender.id,
    address: { to: 'lane', laneId: reader.id },
    subject: 'Nothing',
    attachments: [{ kind: 'file', path: 'notes/none.md' }],
  });
  expect(missing).toMatchObject({ ok: false, error: { type: 'not-found', kept: 'Nothing was sent.' } });
});

test('mail to the human waits in the list until it is read', async () => {
  const lane = await worked('Ask', [{ say: 'done' }]);
  const sent = await at.host.call('message.send', {
    from: lane.id,
    address: { to: 'human' },
    subject: 'Which one?',
  });
  const waiting = async () => (await at.host.call('message.list', { waiting: true })).items.map((m) => m.id);
  expect(await waiting()).toEqual([sent.id]);
  await at.host.call('message.read', { messageIds: [sent.id] });
  expect(await waiting()).toEqual([]);
});
