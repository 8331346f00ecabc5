import { setTimeout as delay } from 'node:timers/promises';
import { client, type ClientContext, type SendRequestOptions } from '@agentclientprotocol/sdk';
import { type OwnedChild } from '../../process/port.ts';
import { type AgentExit, type AgentStart } from '../protocol.ts';
import { LastWords } from './output.ts';
import { blankedMarks } from './session-marks.ts';
import { messageStream } from './stream.ts';

/** How long the last words of a dead process may take to arrive; a shell it left behind may hold its output open. */
const drainMs = 500;
/** How long a process may live on that has closed its output. */
const exitMs = 2_000;
const beat = 100;
const stderrKept = 8 * 1024;
const linesShown = 12;

/** Answers a request of the agent's. What it throws goes to the agent as a JSON-RPC error. */
export type RequestHandler = (params: unknown, signal: AbortSignal) => Promise<object>;

export interface AgentListener {
  readonly onNotification: (method: string, params: unknown) => void;
  readonly requests: Readonly<Record<string, RequestHandler>>;
}

/** An agent's process and the connection to it. */
export interface AgentProcess {
  readonly pid: number;
  /** Settles once, when the process is gone, or cannot be spoken to any more, and its last words have been read. */
  readonly gone: Promise<AgentExit & { readonly error: string | null }>;
  readonly connected: () => boolean;
  request(method: string, params: object, options?: SendRequestOptions): Promise<unknown>;
  notify(method: string, params: object): Promise<void>;
  hangUp(): void;
}

/** Starts the agent's process. The agent's own environment yields to the lane's. */
export function openAgent(start: AgentStart, listener: AgentListener): AgentProcess {
  const { agent } = start;
  const child = start.spawn({
    owner: start.laneId,
    runId: start.runId,
    command: agent.command,
    args: agent.args,
    cwd: start.cwd,
    env: { ...blankedMarks, ...agent.env, ...start.env },
  });
  const words = new LastWords(stderrKept);
  child.stderr.on('data', (chunk: Buffer) => words.append(chunk.toString('utf8')));
  child.stderr.on('error', () => undefined);
  const connection = appFor(listener).connect(
    messageStream(child, {
      onNotification(method, params) {
        listener.onNotification(method, params);
        return true;
      },
      onJunk: (line) => words.append(`${line}\n`),
    }),
  );
  const context: ClientContext = connection.agent;
  return {
    pid: child.pid,
    gone: goneOf(start, child, words, connection.closed),
    connected: () => !connection.signal.aborted,
    request: (method, params, options) => context.request<unknown, object>(method, params, options),
    notify: (method, params) => context.notify<object>(method, params),
    hangUp: () => child.stdin.end(),
  };
}

function appFor(listener: AgentListener): ReturnType<typeof client> {
  const app = client({ name: 'switchyard' });
  for (const [method, handler] of Object.entries(listener.requests)) {
    app.onRequest(
      method,
      (params) => params,
      ({ params, signal }) => handler(params, signal),
    );
  }
  return app;
}

async function goneOf(
  { agent: { name }, clockStopped }: AgentStart,
  child: OwnedChild,
  words: LastWords,
  closed: Promise<void>,
): Promise<AgentExit & { readonly error: string | null }> {
  const exit = await Promise.race([child.exited, silenced(closed, clockStopped)]);
  if (exit === null) {
    const message = `${name} closed its output though it goes on running, and can no longer be spoken to.`;
    return { code: null, signal: null, error: null, message: withWords(message, words) };
  }
  let timer: ReturnType<typeof setTimeout> | undefined;
  await Promise.race([closed, new Promise((resolve) => (timer = setTimeout(resolve, drainMs)))]);
  clearTimeout(timer);
  return { ...exit, message: withWords(exitMessage(name, exit), words) };
}

/** Null when a process has closed its output and still lives a while later; time spent frozen does not count. */
async function silenced(closed: Promise<void>, clockStopped: () => boolean = () => false): Promise<null> {
  await closed;
  for (let waited = 0; waited < exitMs; waited += clockStopped() ? 0 : beat)
    await delay(beat, null, { ref: false });
  return null;
}

function exitMessage(
  name: string,
  exit: { readonly code: number | null; readonly signal: string | null; readonly error: string | null },
): string {
  if (exit.error !== null) return `${name} could not be started: ${exit.error}`;
  if (exit.signal !== null) return `${name} was ended by ${exit.signal}.`;
  return `${name} ended with exit code ${exit.code ?? 'unknown'}.`;
}

function withWords(message: string, words: LastWords): string {
  const said = words.lines(linesShown);
  return said === '' ? message : `${message}\n${said}`;
}
