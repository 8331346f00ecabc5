import { type Migration } from '../migration.ts';

/** Transcript items with full-text search, and terminal output of commands in chunks. */
export const transcript0001: Migration = {
  version: 1,
  name: 'items',
  sql: `
    CREATE TABLE items (
      rowid      INTEGER PRIMARY KEY,
      lane_id    TEXT NOT NULL,
      item_id    TEXT NOT NULL,
      turn_id    TEXT,
      position   INTEGER NOT NULL,
      at         INTEGER NOT NULL,
      updated_at INTEGER NOT NULL,
      body       TEXT NOT NULL,
      words      TEXT NOT NULL,
      UNIQUE (lane_id, item_id)
    ) STRICT;
    CREATE INDEX items_in_order ON items (lane_id, position);
    CREATE INDEX items_by_time ON items (lane_id, at);
    CREATE VIRTUAL TABLE items_search USING fts5(words, content='items', content_rowid='rowid', tokenize='unicode61');
    CREATE TRIGGER items_ai AFTER INSERT ON items BEGIN
      INSERT INTO items_search(rowid, words) VALUES (new.rowid, new.words);
    END;
    CREATE TRIGGER items_au AFTER UPDATE OF words ON items BEGIN
      INSERT INTO items_search(items_search, rowid, words) VALUES ('delete', old.rowid, old.words);
      INSERT INTO items_search(rowid, words) VALUES (new.rowid, new.words);
    END;

    CREATE TABLE output (
      stream TEXT NOT NULL,
      start  INTEGER NOT NULL,
      text   TEXT NOT NULL,
      PRIMARY KEY (stream, start)
    ) STRICT, WITHOUT ROWID;
  `,
};
