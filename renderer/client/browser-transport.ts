import { type FeedMessage, type Invoke } from '../../shared/contract/index.ts';
import { type Result, fail } from '../../shared/kernel/result.ts';
import { type FeedListener, type Transport } from './transport.ts';

const offline = () =>
  fail('offline', 'The host cannot be reached.', {
    kept: 'Lanes go on as they are; nothing that was recorded is lost.',
    next: 'This page connects again by itself when the host is back.',
  });

const isResult = (value: unknown): value is Result<never> =>
  typeof value === 'object' && value !== null && 'ok' in value && typeof value.ok === 'boolean';

/** Calls by POST and the feed by WebSocket, both on the page's own origin with its cookie. */
export function browserTransport(origin: string): Transport {
  const invoke: Invoke = async (name, input) => {
    try {
      const response = await fetch(`${origin}/rpc/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        credentials: 'same-origin',
        body: JSON.stringify(input),
      });
      const answer: unknown = await response.json();
      return isResult(answer)
        ? answer
        : fail('internal', `The host answered ${response.status} without a result.`);
    } catch {
      return offline();
    }
  };
  return {
    kind: 'browser',
    invoke,
    connectFeed: (after, listener) => connectSocket(feedUrl(origin, after), listener),
    chooseFolder: null,
  };
}

const feedUrl = (origin: string, after: number) => `${origin.replace(/^http/, 'ws')}/feed?after=${after}`;

function connectSocket(url: string, { onMessage, onClose }: FeedListener) {
  const socket = new WebSocket(url);
  const unsent: string[] = [];
  let closed = false;
  socket.addEventListener('open', () => unsent.splice(0).forEach((text) => socket.send(text)));
  socket.addEventListener('message', (event) => {
    if (!closed) onMessage(JSON.parse(String(event.data)) as FeedMessage);
  });
  socket.addEventListener('close', () => {
    if (!closed) onClose();
    closed = true;
  });
  return {
    request(request: unknown) {
      const text = JSON.stringify(request);
      if (socket.readyState === WebSocket.OPEN) socket.send(text);
      else if (socket.readyState === WebSocket.CONNECTING) unsent.push(text);
    },
    close() {
      closed = true;
      socket.close();
    },
  };
}
