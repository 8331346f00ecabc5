import { type CommandId } from '../../shared/domain/ids.ts';
import { type DomainEvent, type Recorded } from '../../shared/domain/event.ts';
import { type Failure } from '../../shared/kernel/result.ts';
import { chainHash, chainStart, type EventFields, fieldsOf } from './hash-chain.ts';
import { journal0001 } from './migrations/journal-0001-events.ts';
import { type Handle, type Statement } from './handle.ts';
import { openDatabase } from './open.ts';

/** What a command came to: the events it caused, or why it was refused. */
export interface CommandOutcome {
  readonly commandId: CommandId;
  readonly at: number;
  readonly sequences: readonly number[];
  readonly refusal: Failure | null;
}

/** A row of the log with its place in the chain. */
export type LoggedEvent = Recorded<DomainEvent> & { readonly hash: string };

interface Row {
  sequence: number;
  stream: string;
  version: number;
  type: string;
  schema: number;
  at: number;
  actor: string;
  command_id: string;
  cause: string | null;
  data: string;
  hash: string;
}

/** The append-only event log with the outcomes of commands. One writer: the engine. */
export class EventLog {
  readonly #db: Handle;
  readonly #insertEvent: Statement;
  readonly #insertOutcome: Statement;
  readonly #selectVersion: Statement;
  readonly #selectOutcome: Statement;
  #head: { sequence: number; hash: string };

  constructor(path: string) {
    this.#db = openDatabase(path, 'FULL', [journal0001]);
    this.#insertEvent = this.#db.prepare('INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
    this.#insertOutcome = this.#db.prepare('INSERT INTO command_outcomes VALUES (?, ?, ?)');
    this.#selectVersion = this.#db.prepare('SELECT max(version) FROM events WHERE stream = ?').pluck();
    this.#selectOutcome = this.#db.prepare('SELECT at, outcome FROM command_outcomes WHERE command_id = ?');
    this.#head = this.#readHead();
  }

  /** The newest sequence number; 0 for an empty log. */
  get sequence(): number {
    return this.#head.sequence;
  }

  /** The hash of the newest row. */
  get hash(): string {
    return this.#head.hash;
  }

  /** For snapshots, which live beside the events. */
  get handle(): Handle {
    return this.#db;
  }

  /** Appends events and outcomes in one transaction; on return they survive power loss. Throws SQLite's errors. */
  append(events: readonly Recorded<DomainEvent>[], outcomes: readonly CommandOutcome[]): void {
    const before = this.#head;
    try {
      this.#db.transaction(() => {
        for (const event of events) this.#insert(event);
        for (const { commandId, at, sequences, refusal } of outcomes)
          this.#insertOutcome.run(commandId, at, JSON.stringify({ sequences, refusal }));
      })();
    } catch (error) {
      this.#head = before;
      throw error;
    }
  }

  #insert(event: Recorded<DomainEvent>): void {
    const f = fieldsOf(event);
    const hash = chainHash(this.#head.hash, f);
    this.#insertEvent.run(
      f.sequence,
      f.stream,
      f.version,
      f.type,
      f.schema,
      f.at,
      f.actor,
      f.commandId,
      f.cause,
      f.data,
      hash,
    );
    this.#head = { sequence: f.sequence, hash };
  }

  /** Runs `work`, which reads only, on one state of the log: many small reads then share the locks of one. */
  reading<T>(work: () => T): T {
    return this.#db.transaction(work)();
  }

  /** Events after a sequence number, in order; of one stream when given. */
  read(after: number, limit: number, stream?: string): LoggedEvent[] {
    const rows = stream
      ? this.#db
          .prepare('SELECT * FROM events WHERE stream = ? AND sequence > ? ORDER BY sequence LIMIT ?')
          .all(stream, after, limit)
      : this.#db
          .prepare('SELECT * FROM events WHERE sequence > ? ORDER BY sequence LIMIT ?')
          .all(after, limit);
    return (rows as Row[]).map(toEvent);
  }

  /** The newest events before a sequence number, newest first. */
  readBackwards(before: number, limit: number, stream?: string): LoggedEvent[] {
    const rows = stream
      ? this.#db
          .prepare('SELECT * FROM events WHERE stream = ? AND sequence < ? ORDER BY sequence DESC LIMIT ?')
          .all(stream, before, limit)
      : this.#db
          .prepare('SELECT * FROM events WHERE sequence < ? ORDER BY sequence DESC LIMIT ?')
          .all(before, limit);
    return (rows as Row[]).map(toEvent);
  }

  /** Events of some types, in order, up to an instant. */
  readTypes(types: readonly string[], to: number): LoggedEvent[] {
    const marks = types.map(() => '?').join(',');
    const rows = this.#db
      .prepare(`SELECT * FROM events WHERE type IN (${marks}) AND at <= ? ORDER BY sequence`)
      .all(...types, to);
    return (rows as Row[]).map(toEvent);
  }

  /** The newest version of a stream; 0 where there is none. */
  versionOf(stream: string): number {
    return (this.#selectVersion.get(stream) as number | null) ?? 0;
  }

  /** What a command came to, if it was decided before. */
  outcomeOf(commandId: CommandId): CommandOutcome | null {
    const row = this.#selectOutcome.get(commandId) as { at: number; outcome: string } | undefined;
    return row
      ? {
          commandId,
          at: row.at,
          ...(JSON.parse(row.outcome) as Pick<CommandOutcome, 'sequences' | 'refusal'>),
        }
      : null;
  }

  /** Recomputes the chain from the first row on; stops at the first that does not fit. */
  verify(): { ok: boolean; checked: number; firstBroken: number | null } {
    let hash = chainStart;
    let checked = 0;
    for (const row of this.#db.prepare('SELECT * FROM events ORDER BY sequence').iterate() as Iterable<Row>) {
      hash = chainHash(hash, rowFields(row));
      if (hash !== row.hash || row.sequence !== checked + 1)
        return { ok: false, checked, firstBroken: row.sequence };
      checked++;
    }
    return { ok: true, checked, firstBroken: null };
  }

  close(): void {
    this.#db.close();
  }

  #readHead(): { sequence: number; hash: string } {
    const row = this.#db.prepare('SELECT sequence, hash FROM events ORDER BY sequence DESC LIMIT 1').get() as
      { sequence: number; hash: string } | undefined;
    return row ?? { sequence: 0, hash: chainStart };
  }
}

function rowFields(row: Row): EventFields {
  const { command_id: commandId, hash: _hash, ...rest } = row;
  return { ...rest, commandId };
}

function toEvent(row: Row): LoggedEvent {
  const { command_id: commandId, actor, data, ...rest } = row;
  return { ...rest, commandId, actor: JSON.parse(actor), data: JSON.parse(data) } as LoggedEvent;
}
