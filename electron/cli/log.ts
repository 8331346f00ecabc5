import { WebSocket } from 'ws';
import { type CallOutput, type FeedMessage } from '../../shared/contract/index.ts';
import { fail, ok, type Result } from '../../shared/kernel/result.ts';
import { exitCodes } from '../app/exit-codes.ts';
import { feedClose } from '../bridge/feed-socket.ts';
import { type HostFile } from '../platform/host-file.ts';
import { type Client } from './client.ts';
import { type Context, withHost } from './context.ts';
import { failureWords, type Terminal } from './terminal.ts';

export interface LogOptions {
  /** A lane's name or id; null for all that happened. */
  readonly lane: string | null;
  readonly follow: boolean;
  readonly limit: number;
}

interface LogEvent {
  readonly sequence: number;
  readonly stream: string;
  readonly type: string;
  readonly at: number;
  readonly actor: CallOutput<'audit.read'>['events'][number]['actor'];
  readonly data: object;
}

/** `switchyard log`: what happened, newest last; with --follow what happens, too, until interrupted. */
export function log(context: Context, options: LogOptions): Promise<number> {
  return withHost(context, async (client) => {
    const start = await readStart(client, options);
    if (!start.ok) {
      if (context.json) context.terminal.out(JSON.stringify(start));
      else context.terminal.err(failureWords(start.error));
      return exitCodes.failed;
    }
    const { events, stream } = start.data;
    const print = (event: LogEvent) =>
      context.terminal.out(context.json ? JSON.stringify(event) : line(event));
    events.forEach(print);
    if (!options.follow) return exitCodes.fine;
    const last = events.at(-1)?.sequence ?? 0;
    return followFeed(context.terminal, client.host, last, (event) => {
      if (stream === null || event.stream === stream) print(event);
    });
  });
}

interface Start {
  readonly events: readonly LogEvent[];
  readonly stream: string | null;
}

async function readStart({ call }: Client, { lane, limit }: LogOptions): Promise<Result<Start>> {
  const stream = lane === null ? ok(null) : await streamOfLane(call, lane);
  if (!stream.ok) return stream;
  const filter = stream.data === null ? {} : { stream: stream.data };
  const page = await call('audit.read', { newest: true, limit, ...filter }, 30_000);
  if (!page.ok) return page;
  const events = [...page.data.events].sort((a, b) => a.sequence - b.sequence);
  return ok({ events, stream: stream.data });
}

async function streamOfLane(call: Client['call'], lane: string): Promise<Result<string>> {
  const lanes = await call('lane.list', { closed: true }, 30_000);
  if (!lanes.ok) return lanes;
  const wanted = lane.toLowerCase();
  const found = lanes.data.items.find(({ id, name }) => id === lane || name.toLowerCase() === wanted);
  return found ? ok(`lane:${found.id}`) : fail('not-found', `There is no lane called ${lane}.`);
}

/** Follows from a sequence on; connects again from the last one it saw when it was cut off for being slow. */
function followFeed(
  terminal: Terminal,
  host: HostFile,
  after: number,
  onEvent: (event: LogEvent) => void,
): Promise<number> {
  return new Promise((resolve) => {
    const headers = { authorization: `Bearer ${host.token}` };
    const socket = new WebSocket(`ws://127.0.0.1:${host.port}/feed?after=${after}`, { headers });
    let last = after;
    socket.on('message', (data) => {
      const message = JSON.parse(String(data)) as FeedMessage;
      if (message.kind !== 'events') return;
      for (const event of message.events.filter(({ sequence }) => sequence > last)) {
        last = event.sequence;
        onEvent(event);
      }
    });
    socket.on('error', (error) => terminal.err(error.message));
    socket.on('close', (code) => {
      if (code === feedClose.tooSlow) return resolve(followFeed(terminal, host, last, onEvent));
      terminal.err('The host went away.');
      resolve(exitCodes.failed);
    });
  });
}

function line({ sequence, stream, type, at, actor, data }: LogEvent): string {
  const who =
    actor.kind === 'lane'
      ? `lane/${actor.agentId}`
      : actor.kind === 'human'
        ? `human/${actor.via}`
        : 'switchyard';
  const when = new Date(at).toISOString().replace('T', ' ').slice(0, 19);
  return `${String(sequence).padStart(6)}  ${when}  ${who.padEnd(16)}  ${type.padEnd(26)}  ${stream}  ${brief(data)}`;
}

function brief(data: object): string {
  const text = JSON.stringify(data);
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
