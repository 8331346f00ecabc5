import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import { journal0001 } from '../../electron/store/migrations/journal-0001-events.ts';
import { chainStart, type EventFields } from '../../electron/store/hash-chain.ts';

const chained = (before: string, fields: readonly unknown[]): string =>
  createHash('sha256').update(before).update(JSON.stringify(fields)).digest('hex');

/** The journal's table with nothing of ours around it: a prepared insert, WAL, synchronous FULL. */
export class BareLog {
  readonly #db: Database.Database;
  readonly #insert: Database.Statement;

  constructor(path: string) {
    this.#db = new Database(path);
    this.#db.pragma('journal_mode = WAL');
    this.#db.pragma('synchronous = FULL');
    this.#db.exec(journal0001.sql);
    this.#insert = this.#db.prepare('INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  }

  /** Writes the rows, one durable transaction per batch; with the hash chain when asked for. */
  write(rows: readonly EventFields[], batch: number, chain: boolean): void {
    let hash = chainStart;
    const some = this.#db.transaction((part: readonly EventFields[]) => {
      for (const row of part) {
        const { sequence, stream, version, type, schema, at, actor, commandId, cause, data } = row;
        const fields = [sequence, stream, version, type, schema, at, actor, commandId, cause, data];
        if (chain) hash = chained(hash, fields);
        this.#insert.run(...fields, hash);
      }
    });
    for (let from = 0; from < rows.length; from += batch) some(rows.slice(from, from + batch));
  }

  close(): void {
    this.#db.close();
  }
}
