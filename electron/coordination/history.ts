import { setImmediate as nextTurn } from 'node:timers/promises';
import { type TranscriptItem } from '../../shared/domain/transcript/item.ts';
import { type Engine } from '../engine/engine.ts';
import { type Material } from '../engine/material.ts';
import { type EventLog } from '../store/event-log.ts';
import { SpanIndex } from './span-index.ts';

export interface HistoryDeps {
  readonly engine: Engine;
  readonly material: Material;
  readonly log: EventLog;
}

/** Rows that are read at once; between such portions everything else gets its turn. */
const portion = 2000;

const histories = new WeakMap<EventLog, History>();

/** The history of a host; read from the first question on. */
export function historyOf(deps: HistoryDeps): History {
  const known = histories.get(deps.log);
  if (known) return known;
  const made = new History(deps);
  histories.set(deps.log, made);
  return made;
}

/** The index over log and transcripts: read once in portions, then kept up with what is published. */
export class History {
  readonly index = new SpanIndex();
  /** Settles when everything from before is read. */
  readonly whole: Promise<void>;
  #known = 0;

  constructor(deps: HistoryDeps) {
    this.whole = this.#read(deps);
  }

  /** How much is read, 0 to 1. */
  get known(): number {
    return this.#known;
  }

  async #read(deps: HistoryDeps): Promise<void> {
    await this.#readEvents(deps);
    await this.#readTools(deps);
    this.#known = 1;
  }

  async #readEvents({ engine, log }: HistoryDeps): Promise<void> {
    let after = 0;
    for (;;) {
      const page = log.read(after, portion).filter((e) => e.sequence <= engine.world.sequence);
      for (const event of page) this.index.add(event);
      const last = page.at(-1);
      if (!last) break;
      after = last.sequence;
      this.#known = (0.5 * after) / Math.max(1, engine.world.sequence);
      await nextTurn();
    }
    engine.subscribe((events) => {
      for (const event of events) this.index.add(event);
    });
  }

  /** What is written meanwhile waits, so that an older state of an item never follows a newer one. */
  async #readTools({ material }: HistoryDeps): Promise<void> {
    const meanwhile: TranscriptItem[] = [];
    let caughtUp = false;
    material.subscribe({
      onItems: (_, items) =>
        caughtUp ? items.forEach((item) => this.#take(item)) : meanwhile.push(...items),
      onOutput: () => undefined,
    });
    const end = Math.max(1, await material.lastRow());
    let after = 0;
    for (;;) {
      const page = await material.toolCalls(after, portion);
      for (const call of page) this.index.addTool(call);
      const last = page.at(-1);
      if (!last) break;
      after = last.row;
      this.#known = Math.min(0.999, 0.5 + (0.5 * after) / end);
      await nextTurn();
    }
    for (const item of meanwhile) this.#take(item);
    caughtUp = true;
  }

  #take({ laneId, position, body }: TranscriptItem): void {
    if (body.kind !== 'tool') return;
    const { tool, status, exitCode, startedAt, endedAt } = body;
    this.index.addTool({ laneId, position, tool, status, exitCode, startedAt, endedAt });
  }
}
