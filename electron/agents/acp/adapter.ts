import { randomUUID } from 'node:crypto';
import { PROTOCOL_VERSION, RequestError } from '@agentclientprotocol/sdk';
import { fail, type Result } from '../../../shared/kernel/result.ts';
import { type AgentAdapter, type AgentSession, type AgentStart } from '../protocol.ts';
import { type AgentProcess, openAgent } from './agent-process.ts';
import { type AcpDeadlines, withDeadline } from './deadline.ts';
import { wordsOf } from './errors.ts';
import { readInside, writeInside } from './files.ts';
import { openSession } from './open-session.ts';
import { PermissionDesk } from './permission-desk.ts';
import { AcpSession } from './session.ts';
import { Updates } from './updates.ts';
import { asNumber, asText, at } from './wire.ts';

const deadlinesByDefault: AcpDeadlines = { handshake: 30_000, session: 60_000, request: 10_000 };

/** Speaks the Agent Client Protocol, version 1, over the stdio of a process. */
export function acpAdapter(deadlines: Partial<AcpDeadlines> = {}): AgentAdapter {
  const all = { ...deadlinesByDefault, ...deadlines };
  return { protocol: 'acp', start: (request) => start(request, all) };
}

async function start(request: AgentStart, deadlines: AcpDeadlines): Promise<Result<AgentSession>> {
  // What an agent tells of an earlier conversation while it loads it is not news.
  const replay = { running: false, lastAt: 0 };
  const heard: { credential: string | null } = { credential: null };
  const updates = new Updates(request.runId, request.cwd, (update) => request.handlers.onUpdate(update));
  const desk = new PermissionDesk(updates, request.handlers);
  const process = openAgent(request, {
    onNotification(method, params) {
      if (method === 'session/update' && replay.running) replay.lastAt = performance.now();
      else if (method === 'session/update') updates.take(params);
      // Claude Code tells in this way which login it uses.
      if (method === '_auth/status_update') heard.credential = asText(at(params, 'authStatus', 'label'));
    },
    requests: {
      'session/request_permission': (params, signal) => desk.ask(params, signal),
      'fs/read_text_file': (params, signal) =>
        ifAllowed(request, 'read', params, signal, () => readFor(request.cwd, params)),
      'fs/write_text_file': (params, signal) =>
        ifAllowed(request, 'edit', params, signal, () => writeFor(request.cwd, params)),
    },
  });
  const opened = await orGone(request, process, async () => {
    const hello = await shakeHands(request, process, deadlines);
    if (!hello.ok) return hello;
    return openSession({ request, process, hello: hello.data, deadlines, replay, updates });
  });
  if (!opened.ok) {
    process.hangUp();
    return opened;
  }
  const facts = { ...opened.data, credential: heard.credential };
  return { ok: true, data: new AcpSession(process, updates, desk, facts, request.handlers) };
}

/** Runs the steps of the start; a process that dies in the middle ends them with its own words. */
async function orGone<T>(
  request: AgentStart,
  process: AgentProcess,
  steps: () => Promise<Result<T>>,
): Promise<Result<T>> {
  const gone = process.gone.then((exit): Result<T> => {
    const missing = exit.error !== null;
    return fail(missing ? 'agent-missing' : 'agent-failed', exit.message, {
      kept: 'The worktree is untouched.',
      next: missing
        ? `Check that “${request.agent.command}” is installed and on the PATH.`
        : 'Try again, or start the agent in a terminal to see what it says.',
    });
  });
  const went = steps().catch((error: unknown): Result<T> | Promise<Result<T>> =>
    process.connected() ? fail('agent-failed', `${request.agent.name}: ${wordsOf(error)}`) : gone,
  );
  return Promise.race([went, gone]);
}

async function shakeHands(
  request: AgentStart,
  process: AgentProcess,
  deadlines: AcpDeadlines,
): Promise<Result<unknown>> {
  const hello = await withDeadline(
    process.request('initialize', {
      protocolVersion: PROTOCOL_VERSION,
      clientInfo: { name: 'switchyard', title: 'Switchyard', version: '1' },
      // Agents use their own tools. `terminal_output` makes Claude Code and Codex send output apart, with the exit code.
      clientCapabilities: {
        fs: { readTextFile: false, writeTextFile: false },
        terminal: false,
        session: { notices: {} },
        _meta: { terminal_output: true },
      },
    }),
    deadlines.handshake,
    request.agent.name,
    request.clockStopped,
  );
  if (!hello.ok) return hello;
  const version = asNumber(at(hello.data, 'protocolVersion'));
  if (version === PROTOCOL_VERSION) return hello;
  return fail(
    'agent-failed',
    `${request.agent.name} speaks version ${version ?? 'unknown'} of the Agent Client Protocol; Switchyard speaks ${PROTOCOL_VERSION}.`,
    { next: 'Install a version of the agent that speaks it.' },
  );
}

/** What an agent has us do with a file is held against the rules as if it asked first. */
async function ifAllowed(
  { handlers }: AgentStart,
  tool: 'read' | 'edit',
  params: unknown,
  withdrawn: AbortSignal,
  act: () => Promise<object>,
): Promise<object> {
  const path = asText(at(params, 'path')) ?? '';
  const title = `${tool === 'read' ? 'Read' : 'Write'} ${path}`;
  const subject = { tool, title, command: null, cwd: null, paths: [path], diffs: [], because: null };
  const answer = await handlers.onPermission({ toolCallId: `fs-${randomUUID()}`, subject, withdrawn });
  if (answer === 'allow') return act();
  throw new RequestError(-32003, `${title} was not allowed.`);
}

async function readFor(root: string, params: unknown): Promise<object> {
  const path = asText(at(params, 'path')) ?? '';
  const read = await readInside(root, path, asNumber(at(params, 'line')), asNumber(at(params, 'limit')));
  if (!read.ok) throw new RequestError(-32002, read.error.message);
  return { content: read.data };
}

async function writeFor(root: string, params: unknown): Promise<object> {
  const content = asText(at(params, 'content'));
  if (content === null) throw RequestError.invalidParams({ message: 'content is missing' });
  const written = await writeInside(root, asText(at(params, 'path')) ?? '', content);
  if (!written.ok) throw new RequestError(-32002, written.error.message);
  return {};
}
