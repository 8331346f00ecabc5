import { type DomainEvent, type Recorded } from '../../shared/domain/event.ts';
import { type Engine } from '../engine/engine.ts';
import { type Log } from '../platform/log.ts';

/** Does one effect of events. Idempotent: told of the same event again, it finds the work done. */
export interface Reactor {
  readonly name: string;
  /** Returns a promise where there is something to do; null where the event is not its concern. */
  react(event: Recorded<DomainEvent>): Promise<void> | null;
}

/** Runs reactors on what is published. `drain` resolves when all that was begun is over, for tests and for shutdown. */
export function startReactors(
  engine: Engine,
  reactors: readonly Reactor[],
  log: Log,
): { drain(): Promise<void>; stop(): void } {
  const going = new Set<Promise<void>>();
  const begin = (reactor: Reactor, event: Recorded<DomainEvent>) => {
    const work = reactor.react(event);
    if (!work) return;
    const watched: Promise<void> = work
      .catch((error: unknown) =>
        log.error('a reactor failed', { reactor: reactor.name, event: event.type, error }),
      )
      .finally(() => going.delete(watched));
    going.add(watched);
  };
  const unsubscribe = engine.subscribe((events) => {
    for (const event of events) for (const reactor of reactors) begin(reactor, event);
  });
  return {
    stop: unsubscribe,
    drain: async () => {
      while (going.size > 0) await Promise.all(going);
    },
  };
}
