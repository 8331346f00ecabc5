import { type IncomingMessage, type Server } from 'node:http';
import { type Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { fail, ok, type Result } from '../../shared/kernel/result.ts';
import { feedClose, type FeedLimits, serveFeed } from './feed-socket.ts';
import { type Access, checkHost, checkOrigin, identify } from './http-access.ts';
import { refuseRaw } from './http-bad-request.ts';
import { parseTarget } from './parse-url.ts';
import { type FeedSource } from './host-port.ts';

export interface FeedEndpoint {
  /** Tells every client that the host goes away. */
  close(): void;
}

/** Serves `GET /feed?after=N` as a WebSocket on the server. */
export function acceptFeeds(
  server: Server,
  source: FeedSource,
  access: Access,
  limits: FeedLimits & { readonly feeds: number },
): FeedEndpoint {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 1024 * 1024, perMessageDeflate: false });
  server.on('upgrade', (request: IncomingMessage, connection: Duplex, head: Buffer) => {
    connection.on('error', () => connection.destroy());
    const start = admit(request, access);
    if (!start.ok) return refuseRaw(connection, statusOf(start), start);
    if (sockets.clients.size >= limits.feeds) {
      return refuseRaw(connection, 503, fail('refused', 'Too many clients read the feed already.'));
    }
    sockets.handleUpgrade(request, connection, head, (socket) =>
      serveFeed(socket, source, start.data, limits),
    );
  });
  return {
    close: () => {
      for (const socket of sockets.clients) socket.close(feedClose.goingAway, 'the host goes away');
      setTimeout(() => sockets.clients.forEach((socket) => socket.terminate()), 500).unref();
    },
  };
}

/** The sequence to start after, for a request that may read the feed. */
function admit(request: IncomingMessage, access: Access): Result<number> {
  const url = parseTarget(request.url);
  const host = checkHost(request, access.port);
  if (!host.ok) return host;
  const origin = checkOrigin(request);
  if (!origin.ok) return origin;
  if (url?.pathname !== '/feed') return fail('not-found', 'There is nothing at this address.');
  const caller = identify(request, access, url.searchParams);
  if (!caller.ok) return caller;
  const after = url.searchParams.get('after') ?? '0';
  if (!/^\d{1,15}$/.test(after))
    return fail('invalid-input', '"after" is the last sequence you have: 0 or more.');
  return ok(Number(after));
}

function statusOf(result: Result<number>): number {
  if (result.ok) return 200;
  if (result.error.type === 'unauthorised') return 401;
  return result.error.type === 'not-found' ? 404 : 400;
}
