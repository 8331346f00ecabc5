import { type LaneId, type TurnId } from '../../shared/domain/ids.ts';
import { type TranscriptItem } from '../../shared/domain/transcript/item.ts';
import { type SearchHit, type ToolRow, type TranscriptStore } from '../store/transcript-store.ts';
import { whileBusy } from '../store/while-busy.ts';

/** What goes to watchers as it is written. */
export interface MaterialListener {
  onItems(laneId: LaneId, items: readonly TranscriptItem[]): void;
  onOutput(stream: string, offset: number, text: string): void;
}

type Chunk = { stream: string; offset: number; text: string };

/** How long new material may wait for more before it is written and published, in milliseconds. */
const patience = 30;

/** Ends of streams that are remembered; beyond that the store is asked anew once all of it is written. */
const rememberedEnds = 500;

const keyOf = ({ laneId, itemId }: Pick<TranscriptItem, 'laneId' | 'itemId'>): string =>
  `${laneId}/${itemId}`;

/**
 * The one way in for high-volume material: transcript items and terminal output. Gathered for a moment, written in one
 * transaction, then published. What cannot be written stays and is tried again; nothing is dropped.
 */
export class Material {
  readonly #store: TranscriptStore;
  readonly #listeners = new Set<MaterialListener>();
  readonly #positions = new Map<LaneId, number>();
  readonly #ends = new Map<string, number>();
  readonly #onTrouble: (error: unknown) => void;
  #items = new Map<string, TranscriptItem>();
  /** What is being written at this moment. */
  #underway: ReadonlyMap<string, TranscriptItem> = new Map();
  #chunks: Chunk[] = [];
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> = Promise.resolve();

  constructor(store: TranscriptStore, onTrouble: (error: unknown) => void) {
    this.#store = store;
    this.#onTrouble = onTrouble;
  }

  subscribe(listener: MaterialListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The position for a lane's next new item. */
  nextPosition(laneId: LaneId): number {
    const next = this.#positions.get(laneId) ?? this.#store.nextPosition(laneId);
    this.#positions.set(laneId, next + 1);
    return next;
  }

  /** An item in its newest state, whether it is written yet or not. */
  newest(laneId: LaneId, itemId: string): TranscriptItem | null {
    const key = keyOf({ laneId, itemId });
    return this.#items.get(key) ?? this.#underway.get(key) ?? this.#store.get(laneId, itemId);
  }

  /** Inserts or replaces an item. */
  upsert(item: TranscriptItem): void {
    this.#items.set(keyOf(item), item);
    this.#schedule();
  }

  /** Appends terminal text to a stream. */
  output(stream: string, text: string): void {
    if (text === '') return;
    const offset = this.#ends.get(stream) ?? this.#store.outputEnd(stream);
    this.#ends.set(stream, offset + text.length);
    const last = this.#chunks.at(-1);
    if (last?.stream === stream) last.text += text;
    else this.#chunks.push({ stream, offset, text });
    this.#schedule();
  }

  /** Writes and publishes what is pending. */
  flush(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  async read(
    laneId: LaneId,
    page: Parameters<TranscriptStore['read']>[1],
  ): Promise<ReturnType<TranscriptStore['read']>> {
    await this.flush();
    return this.#store.read(laneId, page);
  }

  async get(laneId: LaneId, itemId: string): Promise<TranscriptItem | null> {
    await this.flush();
    return this.#store.get(laneId, itemId);
  }

  /** See `TranscriptStore.firstOfTurn`. */
  async firstOfTurn(laneId: LaneId, turnId: TurnId, startedAt: number): Promise<TranscriptItem | null> {
    await this.flush();
    return this.#store.firstOfTurn(laneId, turnId, startedAt);
  }

  async search(
    query: string,
    limit: number,
    laneId?: LaneId,
    order: 'best' | 'newest' = 'best',
  ): Promise<readonly SearchHit[]> {
    await this.flush();
    return this.#store.search(query, limit, laneId, order);
  }

  /** See `TranscriptStore.toolCalls`. */
  async toolCalls(after: number, limit: number): Promise<readonly ToolRow[]> {
    await this.flush();
    return this.#store.toolCalls(after, limit);
  }

  async lastRow(): Promise<number> {
    await this.flush();
    return this.#store.lastRow();
  }

  async at(laneId: LaneId, positions: readonly number[]): Promise<readonly TranscriptItem[]> {
    await this.flush();
    return this.#store.at(laneId, positions);
  }

  async searchTools(query: string, limit: number): Promise<readonly TranscriptItem[]> {
    await this.flush();
    return this.#store.searchTools(query, limit);
  }

  async readOutput(stream: string, after: number): Promise<{ text: string; offset: number; end: number }> {
    await this.flush();
    return this.#store.readOutput(stream, after);
  }

  /** Copies all material into a new file, what is pending included, and checks the copy. */
  async backUp(path: string): Promise<void> {
    await this.flush();
    await this.#store.backUp(path);
  }

  /** Writes the rest and closes the store. */
  async close(): Promise<void> {
    await this.flush();
    this.#store.close();
  }

  #schedule(): void {
    this.#timer ??= setTimeout(() => void this.flush(), patience);
  }

  async #write(): Promise<void> {
    const items = [...this.#items.values()];
    const chunks = this.#chunks;
    if (items.length === 0 && chunks.length === 0) return;
    this.#underway = this.#items;
    this.#items = new Map();
    this.#chunks = [];
    try {
      await whileBusy(() => {
        if (items.length > 0) this.#store.upsert(items);
        if (chunks.length > 0) this.#store.appendOutput(chunks);
      });
    } catch (error) {
      this.#keep(items, chunks);
      this.#onTrouble(error);
      return;
    } finally {
      this.#underway = new Map();
    }
    if (this.#chunks.length === 0 && this.#ends.size > rememberedEnds) this.#ends.clear();
    this.#publish(items, chunks);
  }

  #keep(items: readonly TranscriptItem[], chunks: readonly Chunk[]): void {
    for (const item of items) {
      const key = keyOf(item);
      if (!this.#items.has(key)) this.#items.set(key, item);
    }
    this.#chunks = [...chunks, ...this.#chunks];
    this.#timer ??= setTimeout(() => void this.flush(), 1000);
  }

  #publish(items: readonly TranscriptItem[], chunks: readonly Chunk[]): void {
    const byLane = Map.groupBy(items, (i) => i.laneId);
    for (const listener of this.#listeners) {
      for (const [laneId, group] of byLane) listener.onItems(laneId, group);
      for (const c of chunks) listener.onOutput(c.stream, c.offset, c.text);
    }
  }
}
