import { type Migration } from '../migration.ts';

/** The event log, append-only by trigger; what each command came to; snapshots of the world. */
export const journal0001: Migration = {
  version: 1,
  name: 'events',
  sql: `
    CREATE TABLE events (
      sequence   INTEGER PRIMARY KEY,
      stream     TEXT    NOT NULL,
      version    INTEGER NOT NULL,
      type       TEXT    NOT NULL,
      schema     INTEGER NOT NULL,
      at         INTEGER NOT NULL,
      actor      TEXT    NOT NULL,
      command_id TEXT    NOT NULL,
      cause      TEXT,
      data       TEXT    NOT NULL,
      hash       TEXT    NOT NULL,
      UNIQUE (stream, version)
    ) STRICT;
    CREATE TRIGGER events_no_update BEFORE UPDATE ON events
      BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
    CREATE TRIGGER events_no_delete BEFORE DELETE ON events
      BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
    CREATE INDEX events_by_time ON events (at);

    CREATE TABLE command_outcomes (
      command_id TEXT PRIMARY KEY,
      at         INTEGER NOT NULL,
      outcome    TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE snapshots (
      sequence INTEGER PRIMARY KEY,
      version  INTEGER NOT NULL,
      hash     TEXT NOT NULL,
      world    TEXT NOT NULL
    ) STRICT;
  `,
};
