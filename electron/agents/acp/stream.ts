import { type Readable, type Writable } from 'node:stream';
import { type AnyMessage, type Stream } from '@agentclientprotocol/sdk';
import { asRecord } from './wire.ts';

/** A single line longer than this is dropped: it is not a message that a lane could use. Bytes. */
const longestLine = 64 * 1024 * 1024;

export interface AgentPipes {
  readonly stdin: Writable;
  readonly stdout: Readable;
}

export interface StreamTaps {
  /** Takes a notification out of the stream, at once and in order, before any response that follows it. True if taken. */
  readonly onNotification: (method: string, params: unknown) => boolean;
  /** A line that is not a message. Agents and their plugins print banners and warnings to stdout. */
  readonly onJunk: (line: string) => void;
}

/**
 * The agent's stdio as a stream of messages. Ours instead of the SDK's ndJsonStream for two reasons: that one answers
 * every line that does not parse with a JSON-RPC error to the agent, and it hands out notifications through promises,
 * so that a turn's end can overtake the turn's last words.
 */
export function messageStream(pipes: AgentPipes, taps: StreamTaps): Stream {
  const readable = new ReadableStream<AnyMessage>({
    start(controller) {
      const lines = lineSplitter((line) => {
        const message = parseMessage(line);
        if (message === null) taps.onJunk(line);
        else if (!taken(message, taps)) controller.enqueue(message);
      });
      let open = true;
      const close = (): void => {
        if (!open) return;
        open = false;
        lines.flush();
        controller.close();
      };
      pipes.stdout.on('data', (chunk: Buffer) => {
        if (open) lines.push(chunk);
      });
      pipes.stdout.on('end', close);
      pipes.stdout.on('close', close);
      pipes.stdout.on('error', close);
    },
  });
  // A process that dies closes its pipe; the exit says so, and a write that found it closed is not a second failure.
  pipes.stdin.on('error', () => undefined);
  const writable = new WritableStream<AnyMessage>({
    write: (message) =>
      new Promise((resolve) => {
        if (pipes.stdin.destroyed || pipes.stdin.writableEnded) resolve();
        else pipes.stdin.write(JSON.stringify(message) + '\n', () => resolve());
      }),
  });
  return { readable, writable };
}

function taken(message: AnyMessage, taps: StreamTaps): boolean {
  if (!('method' in message) || 'id' in message) return false;
  return taps.onNotification(message.method, message.params);
}

function parseMessage(line: string): AnyMessage | null {
  if (!line.startsWith('{')) return null;
  try {
    const value: unknown = JSON.parse(line);
    return asRecord(value)['jsonrpc'] === '2.0' ? (value as AnyMessage) : null;
  } catch {
    return null;
  }
}

interface LineSplitter {
  push(chunk: Buffer): void;
  flush(): void;
}

function lineSplitter(onLine: (line: string) => void): LineSplitter {
  let parts: Buffer[] = [];
  let length = 0;
  let skipping = false;
  const emit = (): void => {
    const line = skipping ? '' : Buffer.concat(parts).toString('utf8').trim();
    parts = [];
    length = 0;
    skipping = false;
    if (line !== '') onLine(line);
  };
  const keep = (part: Buffer): void => {
    if (skipping || part.length === 0) return;
    length += part.length;
    if (length > longestLine) {
      skipping = true;
      parts = [];
    } else parts.push(part);
  };
  return {
    push(chunk) {
      let from = 0;
      for (let to = chunk.indexOf(10); to !== -1; to = chunk.indexOf(10, from)) {
        keep(chunk.subarray(from, to));
        emit();
        from = to + 1;
      }
      keep(chunk.subarray(from));
    },
    flush: emit,
  };
}
