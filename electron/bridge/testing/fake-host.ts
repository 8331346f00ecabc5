import { contract, type FeedMessage, type FeedRequest } from '../../../shared/contract/index.ts';
import { emptyWorld } from '../../../shared/domain/world.ts';
import { fail } from '../../../shared/kernel/result.ts';
import { type FeedSink, type FeedSource, type Handlers, type Host } from '../host-port.ts';

/** Every call refused as `not-found` except those given. */
export function fakeHandlers(given: Partial<Handlers> = {}): Handlers {
  const refuse = () => Promise.resolve(fail('not-found', 'nothing here'));
  const all = Object.keys(contract).map((name) => [name, refuse]);
  return { ...(Object.fromEntries(all) as unknown as Handlers), ...given };
}

/** A feed that sends what the test says, to whoever listens. */
export class FakeFeed implements FeedSource {
  readonly sinks: FeedSink[] = [];
  readonly requests: FeedRequest[] = [];
  readonly after: number[] = [];
  closed = 0;

  subscribe(after: number, sink: FeedSink) {
    this.sinks.push(sink);
    this.after.push(after);
    sink.send({ kind: 'hello', sequence: after, version: 'test' });
    return {
      request: (request: FeedRequest) => void this.requests.push(request),
      close: () => void (this.closed += 1),
    };
  }

  send(message: FeedMessage): void {
    for (const sink of this.sinks) sink.send(message);
  }
}

/** A host with those handlers that does nothing of its own. */
export function fakeHost(dataDirectory: string, given: Partial<Handlers> = {}) {
  const state = { closed: 0, pauses: [] as string[], troubles: new Set<string>() };
  const host: Host = {
    handlers: fakeHandlers(given),
    feed: new FakeFeed(),
    info: { version: 'test', host: 'headless', dataDirectory, homeId: 'home_test' },
    close: () => Promise.resolve(void (state.closed += 1)),
    pauseAll: (reason) => {
      state.pauses.push(reason);
      return Promise.resolve(fail('refused', 'nothing to pause'));
    },
    onPausedChange: (listener) => {
      listener(false);
      return () => undefined;
    },
    onWorldChange: (listener) => {
      listener(emptyWorld, []);
      return () => undefined;
    },
    answerTools: () => Promise.reject(new Error('no tools here')),
    toolsAt: () => undefined,
    addTrouble: (text) => {
      state.troubles.add(text);
      return () => void state.troubles.delete(text);
    },
    attachDesktop: () => undefined,
  };
  return { host, state };
}
