import { feedRequest, type FeedMessage } from '../../shared/contract/index.ts';
import { type FeedSource, type FeedSubscription } from './host-port.ts';
import { type FeedAcknowledgement } from './ipc-channels.ts';

/** The part of Electron's MessagePortMain that the feed uses. */
export interface FeedPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  start(): void;
  close(): void;
}

/** How many messages may be on their way: a replay waits above `low`, the client is cut off above `high`. */
const portLimits = { low: 16, high: 20_000 };

export interface OpenFeed {
  send(message: FeedMessage): void;
  close(): void;
}

/** Serves one client of the feed over a port, which acknowledges every message, until either side ends it. */
export function serveFeedPort(
  port: FeedPort,
  source: FeedSource,
  after: number,
  onEnd: () => void,
  { low, high } = portLimits,
): OpenFeed {
  let onTheWay = 0;
  let ended = false;
  let waiting: (() => void)[] = [];
  let subscription: FeedSubscription | null = null;
  const release = () => waiting.splice(0).forEach((go) => go());
  const end = () => {
    if (ended) return;
    ended = true;
    subscription?.close();
    release();
    onEnd();
  };
  const close = () => {
    if (ended) return;
    port.postMessage({ closed: true });
    end();
    port.close();
  };
  const send = (message: FeedMessage) => {
    if (ended) return;
    onTheWay += 1;
    port.postMessage({ message });
    if (onTheWay > high) close();
  };
  const take = () => {
    onTheWay -= 1;
    if (onTheWay <= low) release();
  };
  const drained = () =>
    ended || onTheWay <= low
      ? Promise.resolve()
      : new Promise<void>((resolve) => (waiting = [...waiting, resolve]));
  port.on('message', ({ data }) => {
    if (isTaken(data)) return take();
    const request = feedRequest.safeParse(data);
    if (request.success) subscription?.request(request.data);
  });
  port.on('close', end);
  subscription = source.subscribe(after, { send, drained });
  port.start();
  return { send, close };
}

const isTaken = (data: unknown): data is FeedAcknowledgement =>
  typeof data === 'object' && data !== null && 'kind' in data && data.kind === 'taken';
