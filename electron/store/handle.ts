import type Database from 'better-sqlite3';

/** A database of ours. Only rooms below `store/` see its statements. */
export type Handle = Database.Database;
export type Statement = Database.Statement;
