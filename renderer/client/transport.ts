import { type FeedMessage, type FeedRequest, type Invoke } from '../../shared/contract/index.ts';

/** One connection to the feed; it is not opened again after it closed. */
export interface FeedConnection {
  request(request: FeedRequest): void;
  close(): void;
}

export interface FeedListener {
  readonly onMessage: (message: FeedMessage) => void;
  /** Once, when the connection ended for another reason than `close()`. */
  readonly onClose: () => void;
}

/** How the screen reaches its host: over the bridge of the desktop app, or over HTTP and WebSocket. */
export interface Transport {
  readonly kind: 'desktop' | 'browser';
  readonly invoke: Invoke;
  connectFeed(after: number, listener: FeedListener): FeedConnection;
  /** The native folder dialog; null where there is none. */
  readonly chooseFolder: (() => Promise<string | null>) | null;
}
