import { type WebSocket } from 'ws';
import { feedRequest, type FeedMessage } from '../../shared/contract/index.ts';
import { type FeedSource } from './host-port.ts';

/** Close codes of the feed. 4008: the client was too slow; it connects again after its last sequence. */
export const feedClose = { badRequest: 1008, goingAway: 1001, tooSlow: 4008 } as const;

/** How much may wait for a client, in characters. */
export interface FeedLimits {
  /** A replay goes on below this. */
  readonly low: number;
  /** The client is cut off above this. */
  readonly high: number;
  readonly pingEveryMs: number;
}

export const feedLimits: FeedLimits = { low: 1_000_000, high: 64_000_000, pingEveryMs: 15_000 };

/** Serves one client of the feed over a WebSocket until either side ends it. */
export function serveFeed(socket: WebSocket, source: FeedSource, after: number, limits = feedLimits): void {
  const outlet = makeOutlet(socket, limits);
  const subscription = source.subscribe(after, outlet);
  const stopPinging = keepAlive(socket, limits.pingEveryMs);
  socket.on('message', (data, isBinary) => {
    const request = isBinary ? null : parseRequest(String(data));
    if (request) subscription.request(request);
    else socket.close(feedClose.badRequest, 'not a feed request');
  });
  socket.on('error', () => socket.terminate());
  socket.on('close', () => {
    stopPinging();
    subscription.close();
    outlet.release();
  });
}

function makeOutlet(socket: WebSocket, { low, high }: FeedLimits) {
  let pending = 0;
  let waiting: (() => void)[] = [];
  const release = () => {
    for (const go of waiting.splice(0)) go();
  };
  const sent = (size: number) => {
    pending -= size;
    if (pending <= low) release();
  };
  return {
    release,
    send(message: FeedMessage) {
      if (socket.readyState !== socket.OPEN) return;
      const text = JSON.stringify(message);
      pending += text.length;
      socket.send(text, () => sent(text.length));
      if (pending > high) cutOff(socket);
    },
    drained: () =>
      pending <= low || socket.readyState !== socket.OPEN
        ? Promise.resolve()
        : new Promise<void>((resolve) => (waiting = [...waiting, resolve])),
  };
}

/** The close frame waits behind what the client has not read, so the connection is ended soon after. */
function cutOff(socket: WebSocket): void {
  socket.close(feedClose.tooSlow, 'too slow: connect again after your last sequence');
  setTimeout(() => socket.terminate(), 1000).unref();
}

/** A client that does not answer two pings is gone, whatever the network says. */
function keepAlive(socket: WebSocket, everyMs: number): () => void {
  let missed = 0;
  socket.on('pong', () => (missed = 0));
  const timer = setInterval(() => {
    if (missed >= 2) return socket.terminate();
    missed += 1;
    socket.ping();
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}

function parseRequest(text: string) {
  try {
    const parsed = feedRequest.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
