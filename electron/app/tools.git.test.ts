import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTempProject, type TempProject } from './testing/temp-project.ts';

let at: TempProject;
let server: Server;
let url: string;

async function begin(transport: 'http' | 'stdio'): Promise<void> {
  const files = { 'src/a.txt': 'one\n', 'b.txt': 'b\n' };
  at = await openTempProject(files, { SWITCHYARD_REHEARSAL_TOOLS: transport });
  server = createServer((request, response) => void at.host.host.answerTools(request, response));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/mcp`;
  at.host.host.toolsAt(url);
}
afterEach(async () => {
  await at.dispose();
  server.closeAllConnections();
  server.close();
});

const worked = (title: string, steps: readonly object[]) => at.worked(title, steps, { writeSet: ['src/**'] });
/** What each tool that the lane called answered, by its name. */
async function answers(laneId: string): Promise<string[]> {
  const { items } = await at.host.call('transcript.read', { laneId });
  return items.flatMap(({ body }) => (body.kind === 'tool' ? [body.output ?? ''] : []));
}
const tool = (name: string, args: object = {}) => ({ do: 'tool', name, args });

describe.each(['http', 'stdio'] as const)('over %s', (transport) => {
  beforeEach(() => begin(transport));

  test('a lane learns who it is and what to do, holds paths, and keeps another one from them', async () => {
    const first = await worked('First', [
      tool('whoami'),
      tool('get_task'),
      tool('reserve_files', { globs: ['src/**'], reason: 'rewriting it' }),
    ]);
    const [self, task, held] = await answers(first.id);
    expect(self).toContain(`You are ${first.name}`);
    expect(task).toContain('May write: src/**');
    expect(held).toMatch(/^Held until \d\d:\d\d UTC as reservation_/);
    const second = await worked('Second', [
      tool('check_paths', { paths: ['src/a.txt', 'b.txt'] }),
      tool('reserve_files', { globs: ['src/a.txt'], reason: 'me too' }),
      tool('list_lanes'),
    ]);
    const [checked, refused, lanes] = await answers(second.id);
    expect(checked).toMatch(new RegExp(`src/a.txt: held by ${first.name}.*\\nb.txt: free`));
    expect(refused).toContain(
      `${first.name} holds src/** (rewriting it). Nothing was reserved. Work on other paths`,
    );
    expect(lanes).toContain(`${first.name} (${first.id}): First. idle, holds src/**`);
    const { events } = await at.host.call('audit.read', { after: 0, limit: 5000 });
    const taken = events.find((e) => e.type === 'reservation.taken');
    expect(taken?.actor).toMatchObject({ kind: 'lane', laneId: first.id, agentId: 'rehearsal' });
  });
});

describe('the tools of a lane', () => {
  beforeEach(() => begin('http'));

  test('carry mail, and the question of a lane waits for the human, whose answer reaches it', async () => {
    const reader = await worked('Reader', [{ say: 'here' }]);
    const writer = await worked('Writer', [
      { write: 'src/api.md', content: 'GET /users\n' },
      tool('send_message', {
        to: reader.name,
        subject: 'The interface',
        attachments: ['src/api.md'],
        ack_required: true,
      }),
      tool('send_message', { to: 'Nobody', subject: 'Hello' }),
      tool('ask_human', { question: 'Which database?', options: ['SQLite', 'Postgres'] }),
      tool('predicted_conflicts'),
    ]);
    await at.turnsOver(reader.id, 2);
    const [message] = (await at.host.call('message.list', { laneId: reader.id })).items;
    expect(message?.deliveries[reader.id]).toMatchObject({ note: 'Read by the rehearsal agent.' });
    expect((await answers(writer.id)).slice(1)).toEqual([
      expect.stringMatching(/^Sent as message_/),
      expect.stringContaining('Nobody is not an open lane of this project. Nothing was sent.'),
      expect.stringContaining('The answer comes as mail.'),
      'Nothing of yours overlaps with another lane or the target branch.',
    ]);
    const [question] = (await at.host.call('message.list', { waiting: true })).items;
    expect(question?.body).toBe('Which database?\n1. SQLite\n2. Postgres');
    await at.host.call('message.send', {
      address: { to: 'lane', laneId: writer.id },
      subject: 'SQLite',
      importance: 'high',
      ...(question ? { replyTo: question.id } : {}),
    });
    await at.turnsOver(writer.id, 2);
    expect((await answers(writer.id)).at(-1)).toContain('from the human (high): SQLite');
  });

  test('answer to nobody without the token of an open lane, which dies with its run and is in no file', async () => {
    const call = (token: string) =>
      fetch(url, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          accept: 'application/json, text/event-stream',
        },
        body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' }),
      });
    expect((await call('swl_wrong')).status).toBe(401);
    let token = '';
    server.prependListener('request', (request) => {
      token = /^Bearer (swl_\S+)/.exec(request.headers.authorization ?? '')?.[1] ?? token;
    });
    const lane = await worked('Token', [tool('whoami')]);
    expect(token).not.toBe('');
    expect((await call(token)).status).toBe(200);
    await at.host.call('lane.close', { laneId: lane.id, discardUnmerged: true });
    expect((await call(token)).status).toBe(401);
    for (const file of readdirSync(at.host.dataDirectory, { recursive: true, withFileTypes: true }))
      if (file.isFile()) expect(readFileSync(join(file.parentPath, file.name)).includes(token)).toBe(false);
  });
});
