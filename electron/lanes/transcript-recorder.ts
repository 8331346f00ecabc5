import { type LaneId, type TurnId } from '../../shared/domain/ids.ts';
import { type Usage } from '../../shared/domain/lane/events.ts';
import {
  type ToolItem,
  type TranscriptBody,
  type TranscriptItem,
} from '../../shared/domain/transcript/item.ts';
import { type AgentUpdate, type ToolPatch } from '../agents/protocol.ts';
import { type Material } from '../engine/material.ts';
import { type Clock } from '../platform/clock.ts';

const nothingReported: Usage = {
  inputTokens: null,
  cachedTokens: null,
  outputTokens: null,
  contextUsed: null,
  contextSize: null,
  cost: null,
  currency: null,
};

/** Items of a turn that are kept at hand; a turn may go on for hours, and what came before is read again if need be. */
const atHand = 100;

/** Turns what an agent says in one run into transcript items, each upserted by its id. */
export class TranscriptRecorder {
  readonly #material: Material;
  readonly #clock: Clock;
  readonly #laneId: LaneId;
  readonly #prefix: string;
  readonly #items = new Map<string, TranscriptItem>();
  readonly #onUsage: (usage: Usage) => void;
  #usage = nothingReported;
  #turnId: TurnId | null = null;
  #notices = 0;
  #forgot = false;

  /** `prefix` keeps apart what different runs call by the same id: agents count from 1 again. */
  constructor(
    material: Material,
    clock: Clock,
    laneId: LaneId,
    prefix: string,
    onUsage: (usage: Usage) => void,
  ) {
    this.#material = material;
    this.#clock = clock;
    this.#laneId = laneId;
    this.#prefix = prefix;
    this.#onUsage = onUsage;
  }

  /** What is said from now on belongs to this turn; the prompt stands at its beginning. */
  beginTurn(turnId: TurnId, text: string, source: string): void {
    this.#turnId = turnId;
    this.#put(`prompt:${turnId}`, { kind: 'prompt', text, source });
  }

  /** Closes tool calls that the agent left open; it will not speak of them again. */
  endTurn(): void {
    for (const item of this.#items.values()) {
      const { body } = item;
      if (body.kind !== 'tool' || body.endedAt !== null) continue;
      this.#put(item.itemId, { ...body, status: 'failed', endedAt: this.#clock.now() }, true);
    }
    this.#items.clear();
    this.#forgot = false;
    this.#turnId = null;
  }

  apply(update: AgentUpdate): void {
    switch (update.kind) {
      case 'text': {
        const id = `${update.role}:${update.itemId}`;
        const before = this.#body(id);
        const text = before && 'text' in before ? before.text + update.append : update.append;
        return this.#put(id, { kind: update.role, text });
      }
      case 'tool':
        return this.#tool(update.patch);
      case 'plan':
        return this.#put(`plan:${this.#turnId ?? ''}`, { kind: 'plan', entries: update.entries });
      case 'notice':
        return this.notice(update.level, update.text);
      case 'usage':
        this.#usage = { ...this.#usage, ...update.usage };
        return this.#onUsage(this.#usage);
    }
  }

  /** Something that Switchyard has to say in the transcript. */
  notice(level: 'info' | 'warning' | 'error', text: string): void {
    this.#put(`notice:${this.#clock.now()}:${++this.#notices}`, { kind: 'notice', level, text });
  }

  /** What is known of a tool call, for joining a permission request with it. */
  toolCall(toolCallId: string): ToolItem | null {
    const body = this.#body(`tool:${toolCallId}`);
    return body?.kind === 'tool' ? body : null;
  }

  #tool(patch: ToolPatch): void {
    const id = `tool:${patch.toolCallId}`;
    const now = this.#clock.now();
    const body = this.#body(id);
    const before = body?.kind === 'tool' ? body : newTool(patch.toolCallId, now);
    const after = { ...before, ...patch };
    const over = after.status === 'completed' || after.status === 'failed';
    this.#put(id, {
      ...after,
      kind: 'tool',
      startedAt: before.startedAt,
      endedAt: over ? (before.endedAt ?? now) : null,
    });
  }

  #body(id: string): TranscriptBody | undefined {
    return this.#known(`${this.#prefix}:${id}`)?.body;
  }

  #known(itemId: string): TranscriptItem | undefined {
    const found = this.#items.get(itemId);
    if (found || !this.#forgot) return found;
    return this.#material.newest(this.#laneId, itemId) ?? undefined;
  }

  /** Lets go of the oldest; a call that has not ended stays, since the end of the turn must find it. */
  #forget(): void {
    if (this.#items.size <= 2 * atHand) return;
    for (const [id, { body }] of [...this.#items].slice(0, -atHand))
      if (body.kind !== 'tool' || body.endedAt !== null) this.#items.delete(id);
    this.#forgot = true;
  }

  #put(id: string, body: TranscriptBody, whole = false): void {
    const itemId = whole ? id : `${this.#prefix}:${id}`;
    const now = this.#clock.now();
    const before = this.#known(itemId);
    const item: TranscriptItem = before
      ? { ...before, updatedAt: now, body }
      : {
          laneId: this.#laneId,
          itemId,
          turnId: this.#turnId,
          position: this.#material.nextPosition(this.#laneId),
          at: now,
          updatedAt: now,
          body,
        };
    this.#items.set(itemId, item);
    this.#forget();
    this.#material.upsert(item);
  }
}

function newTool(toolCallId: string, now: number): ToolItem {
  return {
    kind: 'tool',
    toolCallId,
    title: 'tool call',
    tool: 'other',
    status: 'pending',
    paths: [],
    command: null,
    exitCode: null,
    output: '',
    diffs: [],
    startedAt: now,
    endedAt: null,
  };
}
