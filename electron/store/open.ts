import Database from 'better-sqlite3';
import { type Handle } from './handle.ts';
import { migrate } from './migrate.ts';
import { type Migration } from './migration.ts';

/** `FULL`: what is committed survives power loss. `NORMAL`: it survives the end of the process. */
export type Durability = 'FULL' | 'NORMAL';

/**
 * Opens or creates a database in WAL mode and brings it to the newest schema.
 * The busy timeout is 0: a database locked by somebody else must never block the host; see `while-busy.ts`.
 */
export function openDatabase(path: string, durability: Durability, migrations: readonly Migration[]): Handle {
  const db = new Database(path, { timeout: 0 });
  db.pragma('journal_mode = WAL');
  db.pragma(`synchronous = ${durability}`);
  db.pragma('foreign_keys = ON');
  migrate(db, migrations);
  return db;
}
