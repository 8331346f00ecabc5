import {
  type CallInput,
  type CallName,
  type CallOutput,
  type FeedMessage,
  type FeedRequest,
} from '../../shared/contract/index.ts';
import { type DomainEvent, type Recorded, streamOf } from '../../shared/domain/event.ts';
import { type CommandId } from '../../shared/domain/ids.ts';
import { type World, emptyWorld, evolve } from '../../shared/domain/world.ts';
import { type Result, fail, ok } from '../../shared/kernel/result.ts';
import { type FeedListener, type Transport } from '../client/transport.ts';
import { connect } from '../state/connect.ts';
import { flushReplica, replica, replicaWriter } from '../state/replica.ts';
import { resetUi } from '../state/ui.ts';

type Answers = {
  [N in CallName]?: (input: CallInput<N>) => Result<CallOutput<N>> | Promise<Result<CallOutput<N>>>;
};

/** A host in memory: real events, the real fold, and answers as a test wants them. */
export interface FakeHost {
  readonly transport: Transport;
  readonly answers: Answers;
  readonly requests: FeedRequest[];
  /** Inputs of all calls of a name so far. */
  calls<N extends CallName>(name: N): CallInput<N>[];
  /** Records events and sends them; returns the world after them. */
  record(...events: DomainEvent[]): World;
  /** Sends any message to the newest connection. */
  send(message: FeedMessage): void;
  /** Ends the newest connection as a lost network does. */
  drop(): void;
  readonly connections: number;
  stop(): void;
}

interface Waiting {
  readonly milliseconds: number;
  readonly run: () => void;
}

/** Starts a fake host and connects the screen to it. `due` runs the waits of the feed. */
export async function startFakeHost(events: readonly DomainEvent[] = [], answers: Answers = {}) {
  resetUi();
  replicaWriter.reset();
  let world = emptyWorld;
  const seen: { name: CallName; input: unknown }[] = [];
  const listeners: FeedListener[] = [];
  const requests: FeedRequest[] = [];
  const waits: Waiting[] = [];

  const stamp = (event: DomainEvent): Recorded<DomainEvent> =>
    ({
      ...event,
      sequence: world.sequence + 1,
      stream: streamOf(event),
      version: 1,
      schema: 1,
      at: 1_700_000_000_000 + world.sequence * 1000,
      actor: { kind: 'switchyard' },
      commandId: 'command_1' as CommandId,
      cause: null,
    }) as Recorded<DomainEvent>;
  const add = (event: DomainEvent): Recorded<DomainEvent> => {
    const recorded = stamp(event);
    world = evolve(world, recorded);
    return recorded;
  };
  events.forEach(add);

  const all: Answers = {
    'system.world': () => ok({ sequence: world.sequence, version: 1, world: { ...world } }),
    'transcript.read': () => ok({ items: [], more: false }),
    'output.read': () => ok({ text: '', offset: 0, end: 0 }),
    'agent.list': () => ok({ items: [] }),
    ...answers,
  };
  const transport: Transport = {
    kind: 'browser',
    chooseFolder: null,
    invoke: async (name, input) => {
      seen.push({ name, input });
      const answer = all[name] as ((given: unknown) => Result<never> | Promise<Result<never>>) | undefined;
      return answer ? answer(input) : fail('internal', `${name} has no answer in this test`);
    },
    connectFeed(_after, listener) {
      listeners.push(listener);
      queueMicrotask(() => listener.onMessage({ kind: 'hello', sequence: world.sequence, version: '0.1.0' }));
      return { request: (request) => requests.push(request), close: () => undefined };
    },
  };
  const disconnect = connect(transport, {
    after(milliseconds, run) {
      const wait = { milliseconds, run };
      waits.push(wait);
      return () => waits.splice(waits.indexOf(wait), 1);
    },
  });
  const host: FakeHost & { due(): void } = {
    transport,
    answers: all,
    requests,
    calls: (name) => seen.filter((call) => call.name === name).map((call) => call.input as never),
    record(...more) {
      const recorded = more.map(add);
      host.send({ kind: 'events', events: recorded });
      return world;
    },
    send(message) {
      listeners.at(-1)?.onMessage(message);
      flushReplica();
    },
    drop() {
      listeners.at(-1)?.onClose();
      flushReplica();
    },
    due() {
      for (const { run } of waits.splice(0)) run();
    },
    get connections() {
      return listeners.length;
    },
    stop: disconnect,
  };
  await settle();
  return host;
}

/** Lets everything that was promised come in. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 10; i++) await Promise.resolve();
  flushReplica();
}

/** The world on the screen. */
export const shownWorld = (): World => replica.getState().world;
