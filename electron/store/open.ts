import { basename } from 'node:path';
import Database from 'better-sqlite3';
import { type Handle } from './handle.ts';
import { checkSchema, migrate } from './migrate.ts';
import { type Migration } from './migration.ts';

/** `FULL`: what is committed survives power loss. `NORMAL`: it survives the end of the process. */
export type Durability = 'FULL' | 'NORMAL';

/**
 * Opens or creates a database in WAL mode and brings it to the newest schema.
 * The busy timeout is 0: a database locked by somebody else must never block the host; see `while-busy.ts`.
 */
export function openDatabase(path: string, durability: Durability, migrations: readonly Migration[]): Handle {
  try {
    const db = new Database(path, { timeout: 0 });
    checkSchema(db, migrations);
    db.pragma('journal_mode = WAL');
    db.pragma(`synchronous = ${durability}`);
    db.pragma('foreign_keys = ON');
    migrate(db, migrations);
    return db;
  } catch (error) {
    // SQLite does not say which file it speaks of.
    if (error instanceof Error) error.message = `${basename(path)}: ${error.message}`;
    throw error;
  }
}
