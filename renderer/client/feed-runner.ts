import { type FeedMessage, type FeedRequest } from '../../shared/contract/index.ts';
import { type DomainEvent, type Recorded } from '../../shared/domain/event.ts';
import { type World } from '../../shared/domain/world.ts';
import { type FeedEffect, type FeedInput, type FeedState, initialFeed, stepFeed } from './feed.ts';
import { type FeedConnection, type Transport } from './transport.ts';

/** What the feed does to the screen. */
export interface FeedSink {
  onState(state: FeedState): void;
  onWorld(world: World): void;
  onEvents(events: readonly Recorded<DomainEvent>[]): void;
  onOther(message: Exclude<FeedMessage, { kind: 'events' | 'hello' }>): void;
  /** What to watch, said anew on every connection. */
  watching(): FeedRequest;
  onLive(version: string): void;
}

export interface Timer {
  after(milliseconds: number, run: () => void): () => void;
}

const wallTimer: Timer = {
  after(milliseconds, run) {
    const id = setTimeout(run, milliseconds);
    return () => clearTimeout(id);
  },
};

export interface FeedRunner {
  request(request: FeedRequest): void;
  /** Try now instead of when the wait is over. */
  retryNow(): void;
  stop(): void;
}

/** Runs the gap recovery over a transport until stopped. */
export function runFeed(transport: Transport, sink: FeedSink, timer: Timer = wallTimer): FeedRunner {
  let state: FeedState = initialFeed;
  let connection: FeedConnection | null = null;
  let current: symbol | null = null;
  let cancelWait: (() => void) | null = null;
  let stopped = false;

  const feed = (input: FeedInput): void => {
    if (stopped) return;
    const step = stepFeed(state, input);
    if (step.state !== state) sink.onState(step.state);
    state = step.state;
    for (const effect of step.effects) act(effect);
  };

  const act = (effect: FeedEffect): void => {
    switch (effect.type) {
      case 'apply':
        return sink.onEvents(effect.events);
      case 'connect':
        return connect(effect.after);
      case 'disconnect':
        connection?.close();
        connection = null;
        current = null;
        return;
      case 'wait':
        cancelWait = timer.after(effect.milliseconds, due);
        return;
      case 'reload':
        void load();
    }
  };

  const due = (): void => {
    cancelWait?.();
    cancelWait = null;
    feed({ type: 'due' });
  };

  const connect = (after: number): void => {
    const mine = (current = Symbol('connection'));
    connection = transport.connectFeed(after, {
      onMessage: (message) => {
        if (mine !== current) return;
        feed({ type: 'received', message });
        if (message.kind === 'hello') sink.onLive(message.version);
        else if (message.kind !== 'events') sink.onOther(message);
      },
      onClose: () => {
        if (mine === current) feed({ type: 'closed' });
      },
    });
    connection.request(sink.watching());
  };

  const load = async (): Promise<void> => {
    const answer = await transport.invoke('system.world', {});
    if (stopped) return;
    if (!answer.ok) return feed({ type: 'unreachable' });
    sink.onWorld({ ...(answer.data.world as unknown as World), sequence: answer.data.sequence });
    feed({ type: 'started', sequence: answer.data.sequence });
  };

  void load();
  return {
    request: (request) => connection?.request(request),
    retryNow: () => (cancelWait === null ? undefined : due()),
    stop() {
      stopped = true;
      cancelWait?.();
      connection?.close();
    },
  };
}
