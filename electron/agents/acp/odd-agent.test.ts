import { readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type AgentSession } from '../protocol.ts';
import { Rehearsed } from '../testing/rehearsed.ts';

const odd = { args: [new URL('../testing/odd-agent.mjs', import.meta.url).pathname] };
let lane: Rehearsed;
beforeEach(async () => {
  lane = new Rehearsed();
  await lane.open();
});
afterEach(() => lane.close());

async function answerTo(session: AgentSession, method: string, params: object): Promise<string> {
  const end = await session.prompt(JSON.stringify([method, { sessionId: 's', ...params }]));
  expect(end.outcome).toBe('completed');
  return lane.texts().at(-1) ?? '';
}

it('may read and write inside the worktree, and nowhere else', async () => {
  const session = await lane.start({}, odd);
  const inside = join(lane.cwd, 'new/a.txt');
  expect(await answerTo(session, 'fs/write_text_file', { path: inside, content: 'hi\n' })).toBe('{}');
  expect(await readFile(inside, 'utf8')).toBe('hi\n');
  expect(await answerTo(session, 'fs/read_text_file', { path: inside })).toBe('{"content":"hi\\n"}');
  await symlink(lane.beside(''), join(lane.cwd, 'up'));
  const outside = { path: join(lane.cwd, 'up', 'out.txt'), content: 'x' };
  expect(await answerTo(session, 'fs/write_text_file', outside)).toContain('outside the lane');
  await expect(readFile(lane.beside('out.txt'))).rejects.toThrow('ENOENT');
});

it('has files read and written for it only as far as the rules allow', async () => {
  lane.answer = ({ subject }) => Promise.resolve(subject.paths[0]?.endsWith('.env') ? 'reject' : 'allow');
  const session = await lane.start({}, odd);
  const [env, other] = [join(lane.cwd, '.env'), join(lane.cwd, 'b.txt')];
  expect(await answerTo(session, 'fs/write_text_file', { path: env, content: 'x' })).toContain('not allowed');
  expect(await answerTo(session, 'fs/read_text_file', { path: env })).toContain('not allowed');
  expect(await answerTo(session, 'fs/write_text_file', { path: other, content: 'x' })).toBe('{}');
  await expect(readFile(env)).rejects.toThrow('ENOENT');
  expect(lane.asked.map(({ subject }) => subject.tool)).toEqual(['edit', 'read', 'edit']);
});

it('is told properly that there is no terminal for it', async () => {
  const session = await lane.start({}, odd);
  expect(await answerTo(session, 'terminal/create', { command: 'touch', args: ['x'] })).toContain('-32601');
});

it('is asked about with what it says only in its question, and the call is closed with the turn', async () => {
  lane.answer = () => Promise.resolve('reject');
  const session = await lane.start({}, odd);
  const toolCall = { toolCallId: 't', title: 'rm -rf build', kind: 'execute', status: 'pending' };
  const options = [{ optionId: 'no', name: 'No', kind: 'reject_once' }];
  expect(await answerTo(session, 'session/request_permission', { toolCall, options })).toContain('"no"');
  expect(lane.asked[0]?.subject).toMatchObject({ command: 'rm -rf build', tool: 'execute' });
  expect(lane.tools()).toMatchObject([{ toolCallId: 't', status: 'failed', command: 'rm -rf build' }]);
});

it('does not bring back the past that it tells after loading', async () => {
  const session = await lane.start({ resume: 's' }, odd);
  expect(session.origin).toBe('loaded');
  await answerTo(session, 'terminal/create', {});
  expect(lane.texts().join()).not.toContain('The past.');
});
