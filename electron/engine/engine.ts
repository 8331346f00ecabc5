import { type Actor } from '../../shared/domain/actor.ts';
import { type Command } from '../../shared/domain/command.ts';
import { type DomainEvent, type Recorded, streamOf } from '../../shared/domain/event.ts';
import { type Fresh } from '../../shared/domain/fresh.ts';
import { type CommandId } from '../../shared/domain/ids.ts';
import { type World, evolveIn } from '../../shared/domain/world.ts';
import { type Result, fail, ok } from '../../shared/kernel/result.ts';
import { type Clock } from '../platform/clock.ts';
import { type IdSource } from '../platform/ids.ts';
import { type CommandOutcome, type EventLog } from '../store/event-log.ts';
import { loadWorld, saveSnapshot, snapshotEvery } from '../store/snapshots.ts';
import { whileBusy } from '../store/while-busy.ts';
import { decide } from './decide/decide.ts';
import { faulty, storageFailure } from './dispatch-failures.ts';

/**
 * Who commands, and why. The same `commandId` again gives the first outcome again and changes nothing; of a command
 * without one, which nobody can send again, only the events are kept.
 */
export interface Intent {
  readonly actor: Actor;
  readonly commandId?: CommandId;
  readonly cause?: CommandId;
}

/** The events that a command caused; empty when there was nothing to change. */
export type Dispatched = Result<readonly Recorded<DomainEvent>[]>;

export type Subscriber = (events: readonly Recorded<DomainEvent>[], world: World) => void;

/** How long closing waits for a database that another program holds, in milliseconds; what waits then is refused. */
const closePatience = 5000;

/** How many commands share one transaction at most. */
const batchSize = 256;

/** Of so many streams the newest version is remembered; the log knows it of all. */
const versionsKept = 10_000;

/** A snapshot that is due waits for a pause of so many milliseconds in the writing, so that no command waits for it. */
const quiet = 50;
/** Unless so many times the usual number of events have gathered. */
const patience = 4;

interface Pending {
  readonly command: Command;
  readonly intent: Intent;
  readonly resolve: (result: Dispatched) => void;
}

interface Settled {
  readonly pending: Pending;
  readonly result: Dispatched;
}

/**
 * The one writer. Commands are decided in the order of arrival against the world as it will be, appended with their
 * outcomes in one durable transaction per batch, and only then published and acknowledged.
 */
export class Engine {
  readonly #log: EventLog;
  readonly #clock: Clock;
  readonly #ids: IdSource;
  readonly #subscribers = new Set<Subscriber>();
  readonly #versions = new Map<string, number>();
  #world: World;
  #snapshotAt: number;
  #snapshotSoon: NodeJS.Timeout | null = null;
  #pending: Pending[] = [];
  #running: Promise<void> | null = null;
  #closed = false;
  readonly #onFault: (what: string, error: unknown) => void;

  /** `onFault` hears of bugs in deciding and in subscribers: they fail one command or miss one batch, the writer goes on. */
  constructor(
    log: EventLog,
    clock: Clock,
    ids: IdSource,
    onFault: (what: string, error: unknown) => void = () => undefined,
  ) {
    this.#log = log;
    this.#clock = clock;
    this.#ids = ids;
    this.#onFault = onFault;
    const { world, replayed } = loadWorld(log);
    this.#world = world;
    this.#snapshotAt = world.sequence - replayed;
  }

  /** The world as of the last published event. */
  get world(): World {
    return this.#world;
  }

  /** Called with each published batch, in order, before the commands in it are acknowledged. */
  subscribe(subscriber: Subscriber): () => void {
    this.#subscribers.add(subscriber);
    return () => this.#subscribers.delete(subscriber);
  }

  /** Decides and records a command. Resolves when what it caused survives power loss. */
  dispatch(command: Command, intent: Intent): Promise<Dispatched> {
    if (this.#closed) return Promise.resolve(fail('offline', 'Switchyard is shutting down.'));
    return new Promise((resolve) => {
      this.#pending.push({ command, intent, resolve });
      this.#running ??= Promise.resolve().then(() => this.#drain());
    });
  }

  /** Resolves when nothing waits to be written. */
  async settled(): Promise<void> {
    while (this.#running) await this.#running;
  }

  /** Writes what is pending, saves a snapshot and stops. */
  async close(): Promise<void> {
    const giveUp = setTimeout(() => (this.#closed = true), closePatience);
    await this.settled();
    clearTimeout(giveUp);
    this.#closed = true;
    if (this.#snapshotSoon) clearTimeout(this.#snapshotSoon);
    try {
      saveSnapshot(this.#log, this.#world);
    } catch (error) {
      // The log has everything; the next start replays a little more.
      this.#onFault('no snapshot could be saved at the end', error);
    }
  }

  async #drain(): Promise<void> {
    while (this.#pending.length > 0) await this.#writeBatch(this.#pending.splice(0, batchSize));
    this.#running = null;
  }

  async #writeBatch(batch: readonly Pending[]): Promise<void> {
    let decided: Decided;
    try {
      decided = this.#log.reading(() => this.#decideAll(batch));
      const { events, outcomes } = decided;
      if (events.length + outcomes.length > 0)
        await whileBusy(
          () => this.#log.append(events, outcomes),
          () => this.#closed,
        );
    } catch (error) {
      for (const { resolve } of batch) resolve(storageFailure(error));
      return;
    }
    const { world, events, versions, settled } = decided;
    if (this.#versions.size > versionsKept) this.#versions.clear();
    for (const [stream, version] of versions) this.#versions.set(stream, version);
    this.#world = world;
    if (events.length > 0) for (const subscriber of this.#subscribers) this.#tell(subscriber, events);
    for (const { pending, result } of settled) pending.resolve(result);
    this.#maybeSnapshot();
  }

  #decideAll(batch: readonly Pending[]): Decided {
    let world = this.#world;
    let fresh: Fresh = new WeakSet();
    const events: Recorded<DomainEvent>[] = [];
    const outcomes: CommandOutcome[] = [];
    const versions = new Map<string, number>();
    const settled = batch.map((pending): Settled => {
      const step = this.#take(pending, { world, versions, outcomes, events, fresh });
      if (step.spoilt) {
        fresh = new WeakSet();
        world = events.reduce((before, event) => evolveIn(before, event, fresh), this.#world);
      }
      world = step.world ?? world;
      events.push(...(step.caused ?? []));
      if (step.outcome) outcomes.push(step.outcome);
      return { pending, result: step.result };
    });
    return { world, events, outcomes, versions, settled };
  }

  #tell(subscriber: Subscriber, events: readonly Recorded<DomainEvent>[]): void {
    try {
      subscriber(events, this.#world);
    } catch (error) {
      this.#onFault('a subscriber threw', error);
    }
  }

  /** A command that a bug makes impossible to decide fails alone; the ones beside it are written. */
  #take(pending: Pending, batch: Batch): Step {
    try {
      const touched = new Map<string, number>();
      const step =
        this.#repeated(pending, batch.outcomes, batch.events) ?? this.#decideOne(pending, batch, touched);
      for (const [stream, version] of touched) batch.versions.set(stream, version);
      return step;
    } catch (error) {
      this.#onFault(`${pending.command.type} could not be decided`, error);
      return { result: faulty(pending.command), spoilt: true };
    }
  }

  #repeated(
    pending: Pending,
    outcomes: readonly CommandOutcome[],
    events: readonly Recorded<DomainEvent>[],
  ): Step | null {
    const id = pending.intent.commandId;
    if (!id) return null;
    const inBatch = outcomes.find((o) => o.commandId === id);
    const outcome = inBatch ?? this.#log.outcomeOf(id);
    if (!outcome) return null;
    if (outcome.refusal) return { result: { ok: false, error: outcome.refusal } };
    if (inBatch) return { result: ok(events.filter((e) => e.commandId === id)) };
    const first = outcome.sequences[0];
    return { result: ok(first === undefined ? [] : this.#log.read(first - 1, outcome.sequences.length)) };
  }

  #decideOne(
    { command, intent }: Pending,
    { world, versions, fresh }: Batch,
    touched: Map<string, number>,
  ): Step {
    const commandId = intent.commandId ?? this.#ids<CommandId>('command');
    const at = this.#clock.now();
    const decision = decide({ world, actor: intent.actor }, command);
    if (!decision.ok) {
      const outcome = { commandId, at, sequences: [], refusal: decision.error };
      return { result: decision, ...(intent.commandId && { outcome }) };
    }
    let next = world;
    const caused = decision.data.map((event) => {
      const stream = streamOf(event);
      const known = touched.get(stream) ?? versions.get(stream) ?? this.#versions.get(stream);
      const version = (known ?? this.#log.versionOf(stream)) + 1;
      touched.set(stream, version);
      const stamp = {
        sequence: next.sequence + 1,
        stream,
        version,
        schema: 1,
        at,
        actor: intent.actor,
        commandId,
        cause: intent.cause ?? null,
      };
      const recorded = { ...event, ...stamp } as Recorded<DomainEvent>;
      next = evolveIn(next, recorded, fresh);
      return recorded;
    });
    return {
      result: ok(caused),
      world: next,
      caused,
      ...(intent.commandId && {
        outcome: { commandId, at, sequences: caused.map((e) => e.sequence), refusal: null },
      }),
    };
  }

  #maybeSnapshot(): void {
    const behind = this.#world.sequence - this.#snapshotAt;
    if (behind < snapshotEvery) return;
    if (behind >= patience * snapshotEvery) return this.#snapshot();
    if (this.#snapshotSoon) this.#snapshotSoon.refresh();
    else this.#snapshotSoon = setTimeout(() => this.#snapshot(), quiet).unref();
  }

  #snapshot(): void {
    if (this.#snapshotSoon) clearTimeout(this.#snapshotSoon);
    this.#snapshotSoon = null;
    if (this.#closed) return;
    this.#snapshotAt = this.#world.sequence;
    void whileBusy(
      () => saveSnapshot(this.#log, this.#world),
      () => this.#closed,
    ).catch(() => undefined);
  }
}

/** What the commands of a batch before this one came to. */
interface Batch {
  readonly world: World;
  readonly versions: Map<string, number>;
  readonly outcomes: readonly CommandOutcome[];
  readonly events: readonly Recorded<DomainEvent>[];
  readonly fresh: Fresh;
}

/** What a batch came to, before it is written. */
interface Decided extends Pick<Batch, 'world' | 'versions' | 'outcomes' | 'events'> {
  readonly settled: readonly Settled[];
}

interface Step {
  readonly result: Dispatched;
  readonly world?: World;
  readonly caused?: readonly Recorded<DomainEvent>[];
  readonly outcome?: CommandOutcome;
  /** It failed half-way and may have written into the batch's world: that one is folded anew. */
  readonly spoilt?: boolean;
}
