import { type LaneId, type TurnId } from '../../shared/domain/ids.ts';
import { type TranscriptBody, type TranscriptItem } from '../../shared/domain/transcript/item.ts';
import { backUpTo } from './back-up.ts';
import { transcript0001 } from './migrations/transcript-0001-items.ts';
import { type Handle } from './handle.ts';
import { openDatabase } from './open.ts';

interface Row {
  lane_id: string;
  item_id: string;
  turn_id: string | null;
  position: number;
  at: number;
  updated_at: number;
  body: string;
}

/** What the timeline needs to know of a tool call. */
export interface ToolRow {
  readonly row: number;
  readonly laneId: LaneId;
  readonly position: number;
  readonly tool: string;
  readonly status: string;
  readonly exitCode: number | null;
  readonly startedAt: number;
  readonly endedAt: number | null;
}

/** One place where a search found something. */
export interface SearchHit {
  readonly laneId: LaneId;
  readonly itemId: string;
  readonly position: number;
  readonly at: number;
  readonly snippet: string;
}

/** High-volume material, in a database of its own: it survives the end of the process, not power loss. */
export class TranscriptStore {
  readonly #db: Handle;

  constructor(path: string) {
    this.#db = openDatabase(path, 'NORMAL', [transcript0001]);
  }

  /** Inserts or replaces items by (lane, item) in one transaction; an item keeps the position of its first sight. */
  upsert(items: readonly TranscriptItem[]): void {
    const statement = this.#db.prepare(
      `INSERT INTO items (lane_id, item_id, turn_id, position, at, updated_at, body, words) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (lane_id, item_id) DO UPDATE SET updated_at = excluded.updated_at, body = excluded.body, words = excluded.words`,
    );
    this.#db.transaction(() => {
      for (const i of items) {
        statement.run(
          i.laneId,
          i.itemId,
          i.turnId,
          i.position,
          i.at,
          i.updatedAt,
          JSON.stringify(i.body),
          wordsOf(i.body),
        );
      }
    })();
  }

  /** The position that the next new item of a lane gets. */
  nextPosition(laneId: LaneId): number {
    const row = this.#db.prepare('SELECT max(position) AS last FROM items WHERE lane_id = ?').get(laneId) as {
      last: number | null;
    };
    return (row.last ?? 0) + 1;
  }

  /** One item, if it is there. */
  get(laneId: LaneId, itemId: string): TranscriptItem | null {
    const row = this.#db
      .prepare('SELECT * FROM items WHERE lane_id = ? AND item_id = ?')
      .get(laneId, itemId) as Row | undefined;
    return row ? toItem(row) : null;
  }

  /** The first item of a turn that began about then; a turn's items come after its beginning, so few are looked at. */
  firstOfTurn(laneId: LaneId, turnId: TurnId, startedAt: number): TranscriptItem | null {
    const row = this.#db
      .prepare(
        'SELECT * FROM items WHERE lane_id = ? AND at >= ? AND turn_id = ? ORDER BY at, position LIMIT 1',
      )
      .get(laneId, startedAt - 60_000, turnId) as Row | undefined;
    return row ? toItem(row) : null;
  }

  /** A page in order: after a position, or the last ones before it. */
  read(
    laneId: LaneId,
    page: { before?: number | undefined; after?: number | undefined; limit: number },
  ): { items: TranscriptItem[]; more: boolean } {
    if (page.after !== undefined) {
      const rows = this.#db
        .prepare('SELECT * FROM items WHERE lane_id = ? AND position > ? ORDER BY position LIMIT ?')
        .all(laneId, page.after, page.limit + 1) as Row[];
      return { items: rows.slice(0, page.limit).map(toItem), more: rows.length > page.limit };
    }
    const rows = this.#db
      .prepare('SELECT * FROM items WHERE lane_id = ? AND position < ? ORDER BY position DESC LIMIT ?')
      .all(laneId, page.before ?? Number.MAX_SAFE_INTEGER, page.limit + 1) as Row[];
    return { items: rows.slice(0, page.limit).reverse().map(toItem), more: rows.length > page.limit };
  }

  /** Tool calls in the order in which they were first seen, without their words; `after` is the last `row` of the page before. */
  toolCalls(after: number, limit: number): ToolRow[] {
    return this.#db
      .prepare(
        `SELECT rowid AS row, lane_id AS laneId, position, body ->> '$.tool' AS tool, body ->> '$.status' AS status,
           body ->> '$.exitCode' AS exitCode, body ->> '$.startedAt' AS startedAt, body ->> '$.endedAt' AS endedAt
         FROM items WHERE rowid > ? AND body ->> '$.kind' = 'tool' ORDER BY rowid LIMIT ?`,
      )
      .all(after, limit) as ToolRow[];
  }

  /** The newest row; 0 where there is none. */
  lastRow(): number {
    const { row } = this.#db.prepare('SELECT max(rowid) AS row FROM items').get() as { row: number | null };
    return row ?? 0;
  }

  /** Items of a lane by their positions. */
  at(laneId: LaneId, positions: readonly number[]): TranscriptItem[] {
    const rows = this.#db
      .prepare('SELECT * FROM items WHERE lane_id = ? AND position IN (SELECT value FROM json_each(?))')
      .all(laneId, JSON.stringify(positions)) as Row[];
    return rows.map(toItem);
  }

  /** Tool calls whose words contain all words, the best first. */
  searchTools(query: string, limit: number): TranscriptItem[] {
    const match = matchOf(query);
    if (match === null) return [];
    const rows = this.#db
      .prepare(
        `SELECT i.* FROM items_search JOIN items i ON i.rowid = items_search.rowid
         WHERE items_search MATCH ? AND i.body ->> '$.kind' = 'tool' ORDER BY rank LIMIT ?`,
      )
      .all(match, limit) as Row[];
    return rows.map(toItem);
  }

  /**
   * Full-text search. Every word must occur; the last may be a beginning. `newest` reads no more than it answers with,
   * however much matches; `best` weighs all of it.
   */
  search(query: string, limit: number, laneId?: LaneId, order: 'best' | 'newest' = 'best'): SearchHit[] {
    const match = matchOf(query);
    if (match === null) return [];
    const rows = this.#db
      .prepare(
        `SELECT i.lane_id, i.item_id, i.position, i.at, snippet(items_search, 0, '', '', '…', 16) AS snippet
         FROM items_search JOIN items i ON i.rowid = items_search.rowid
         WHERE items_search MATCH ? AND (? IS NULL OR i.lane_id = ?) ORDER BY ${order === 'best' ? 'rank' : 'items_search.rowid DESC'} LIMIT ?`,
      )
      .all(match, laneId ?? null, laneId ?? null, limit) as (Row & { snippet: string })[];
    return rows.map((r) => ({
      laneId: r.lane_id as LaneId,
      itemId: r.item_id,
      position: r.position,
      at: r.at,
      snippet: r.snippet,
    }));
  }

  /** Appends terminal text; offsets count UTF-16 units from the stream's beginning. */
  appendOutput(chunks: readonly { stream: string; offset: number; text: string }[]): void {
    const statement = this.#db.prepare(
      'INSERT OR REPLACE INTO output (stream, start, text) VALUES (?, ?, ?)',
    );
    this.#db.transaction(() => {
      for (const c of chunks) statement.run(c.stream, c.offset, c.text);
    })();
  }

  /** Where a stream ends. */
  outputEnd(stream: string): number {
    const row = this.#db
      .prepare('SELECT start, text FROM output WHERE stream = ? ORDER BY start DESC LIMIT 1')
      .get(stream) as { start: number; text: string } | undefined;
    return row ? row.start + row.text.length : 0;
  }

  /** Text from an offset on, at most about 1 MB of it. */
  readOutput(stream: string, after: number): { text: string; offset: number; end: number } {
    const rows = this.#db
      .prepare(
        `SELECT start, text FROM output WHERE stream = @stream AND start >= coalesce(
           (SELECT max(start) FROM output WHERE stream = @stream AND start <= @after), 0) ORDER BY start LIMIT 2000`,
      )
      .all({ stream, after }) as { start: number; text: string }[];
    const first = rows[0];
    if (!first) return { text: '', offset: after, end: after };
    const offset = Math.max(after, first.start);
    const text = rows
      .map((r) => r.text)
      .join('')
      .slice(offset - first.start, offset - first.start + 1_000_000);
    return { text, offset, end: offset + text.length };
  }

  /** Copies everything into a new file and checks the copy. */
  backUp(path: string): Promise<void> {
    return backUpTo(this.#db, path);
  }

  close(): void {
    this.#db.close();
  }
}

/** Every word must occur, the last may be a beginning; null where there is none. */
function matchOf(query: string): string | null {
  const words = query.match(/[\p{L}\p{N}_]+/gu) ?? [];
  return words.length === 0
    ? null
    : words.map((w, i) => (i === words.length - 1 ? `"${w}"*` : `"${w}"`)).join(' ');
}

function wordsOf(body: TranscriptBody): string {
  switch (body.kind) {
    case 'tool':
      return [body.title, body.command ?? '', ...body.paths, body.output.slice(0, 4000)].join('\n');
    case 'plan':
      return body.entries.map((e) => e.text).join('\n');
    default:
      return body.text;
  }
}

function toItem(row: Row): TranscriptItem {
  const { lane_id: laneId, item_id: itemId, turn_id: turnId, position, at, updated_at: updatedAt } = row;
  return { laneId, itemId, turnId, position, at, updatedAt, body: JSON.parse(row.body) } as TranscriptItem;
}
