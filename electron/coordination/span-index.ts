import { type CallOutput } from '../../shared/contract/index.ts';
import { type DomainEvent, type Recorded } from '../../shared/domain/event.ts';
import { type Task } from '../../shared/domain/lane/events.ts';
import { type Outcome, outcomeOf, type SpanKind } from '../../shared/domain/timeline/span.ts';
import { LaneLinks } from './lane-links.ts';
import { LaneSpans, trackOf } from './lane-spans.ts';

type Landing = CallOutput<'timeline.strips'>['landings'][number];
type Of<T extends DomainEvent['type']> = Extract<Recorded<DomainEvent>, { type: T }>;

/** What can be read of a span that an event began. */
export interface Words {
  readonly laneId: string;
  readonly id: string;
  readonly title: string;
  /** The id of what it stands for. */
  readonly ref: string | null;
}

/** A tool call as far as time goes; its words stay in the transcript, found by lane and position. */
export interface ToolCall {
  readonly laneId: string;
  readonly position: number;
  readonly tool: string;
  readonly status: string;
  readonly exitCode: number | null;
  readonly startedAt: number;
  readonly endedAt: number | null;
}

interface Begun {
  readonly laneId: string;
  readonly kind: SpanKind;
  readonly from: number;
  readonly word: number;
}

const toolKind: Readonly<Record<string, SpanKind>> = {
  read: 'read',
  search: 'search',
  fetch: 'search',
  edit: 'edit',
  delete: 'edit',
  move: 'edit',
  execute: 'command',
};

/** The kind of span for a tool's own kind. */
export const kindOfTool = (tool: string): SpanKind => toolKind[tool] ?? 'other';

/** How a tool call came out, in words: its exit code where that tells more. */
export const stateOfTool = ({ exitCode, status }: Pick<ToolCall, 'exitCode' | 'status'>): string =>
  exitCode !== null && exitCode !== 0 ? `exit ${exitCode}` : status;

/** What happened in each lane over time, in numbers. Fed in order with what is published; answers come from `LaneSpans`. */
export class SpanIndex {
  readonly #lanes = new Map<string, LaneSpans>();
  readonly #open = new Map<string, Begun>();
  readonly #tasks = new Map<string, Task>();
  readonly #states: string[] = [];
  readonly #stateNumbers = new Map<string, number>();
  /** By the `ref` of spans that events began. */
  readonly words: Words[] = [];
  readonly links = new LaneLinks();
  readonly landings: Landing[] = [];

  lane(laneId: string): LaneSpans {
    const known = this.#lanes.get(laneId);
    if (known) return known;
    const made = new LaneSpans();
    this.#lanes.set(laneId, made);
    return made;
  }

  /** The name of a state by its number. */
  stateName(state: number): string {
    return this.#states[state] ?? '';
  }

  /** Takes one event; those that say nothing about time in a lane are passed over. */
  add(event: Recorded<DomainEvent>): void {
    this.links.add(event);
    if (event.type.startsWith('lane.')) this.#laneEvent(event);
    else if (event.type.startsWith('approval.')) this.#approval(event);
    else if (event.type.startsWith('merge.')) this.#merge(event);
    else this.#fleet(event);
  }

  /** Takes a tool call, or what became of it. */
  addTool(call: ToolCall): void {
    const kind = kindOfTool(call.tool);
    const state = stateOfTool(call);
    const outcome = outcomeOf({ kind, to: call.endedAt, state, title: '' });
    const track = this.lane(call.laneId).track('tool');
    const to = call.endedAt === null ? Infinity : Math.max(call.startedAt, call.endedAt);
    const entry = {
      from: call.startedAt,
      to,
      kind,
      outcome,
      state: this.#state(state),
      ref: call.position,
    };
    const newest = track.size > 0 ? track.refAt(track.size - 1) : -1;
    if (call.position > newest || !track.change(entry)) track.add(entry);
  }

  #laneEvent(event: Recorded<DomainEvent>): void {
    switch (event.type) {
      case 'lane.launched':
        this.#tasks.set(event.data.laneId, event.data.task);
        return;
      case 'lane.runStarted':
        if (event.data.origin !== 'loaded') this.lane(event.data.laneId).spend.session = 0;
        return;
      case 'lane.usageReported': {
        const { laneId, usage } = event.data;
        if (usage.cost !== null) this.lane(laneId).spent(event.at, usage.cost, usage.currency);
        return;
      }
      case 'lane.turnStarted':
        return this.#turn(event);
      case 'lane.turnEnded':
        return this.#end(event.data.turnId, event.at, event.data.outcome);
      case 'lane.paused':
        return this.#begin(event, 'paused', `paused:${event.data.laneId}`, 'Paused', 'paused');
      case 'lane.resumed':
      case 'lane.closed':
        return this.#end(`paused:${event.data.laneId}`, event.at, 'resumed');
      case 'lane.checkpointed':
        return this.#mark(
          event,
          'checkpoint',
          `Checkpoint, ${event.data.files} files`,
          'done',
          event.data.oid,
        );
      case 'lane.runEnded':
        if (event.data.end === 'closed') return;
        return this.#mark(event, 'ended', event.data.message, event.data.end, null);
      default:
    }
  }

  /** A turn is called by what it was asked; the one that begins the task, by the task's title. */
  #turn(event: Of<'lane.turnStarted'>): void {
    const { laneId, turnId, text } = event.data;
    const task = this.#tasks.get(laneId);
    const title = task?.brief === text ? task.title : firstLine(text);
    this.#begin(event, 'turn', turnId, title, 'running');
  }

  #approval(event: Recorded<DomainEvent>): void {
    if (event.type === 'approval.requested') {
      const { approvalId, subject } = event.data;
      this.#begin(event, 'approval', approvalId, subject.command ?? subject.title, 'pending');
    }
    if (event.type === 'approval.decided') this.#end(event.data.approvalId, event.at, event.data.outcome);
    if (event.type === 'approval.voided') this.#end(event.data.approvalId, event.at, 'void');
  }

  #merge(event: Recorded<DomainEvent>): void {
    switch (event.type) {
      case 'merge.verifyStarted':
        return this.#begin(event, 'verify', event.data.mergeId, event.data.command, 'verifying');
      case 'merge.verifyFinished':
        return this.#end(event.data.mergeId, event.at, event.data.exitCode === 0 ? 'passed' : 'failed');
      case 'merge.requeued':
      case 'merge.cancelled':
        return this.#end(event.data.mergeId, event.at, 'ended');
      case 'merge.landed': {
        const { kind, newOid, mergeId } = event.data;
        this.landings.push({ mergeId, at: event.at });
        const title = `${kind === 'revert' ? 'Taken back' : 'Landed'} as ${newOid.slice(0, 7)}`;
        return this.#mark(event, 'landed', title, kind, mergeId);
      }
      case 'merge.conflicted': {
        const { files, mergeId } = event.data;
        return this.#mark(event, 'conflict', `Conflict in ${files.length} files`, 'conflict', mergeId);
      }
      default:
    }
  }

  #fleet(event: Recorded<DomainEvent>): void {
    if (event.type === 'fleet.paused') {
      for (const { laneId } of event.data.lanes)
        this.#begin({ ...event, data: { laneId } }, 'paused', `fleet:${laneId}`, 'Fleet paused', 'paused');
    }
    if (event.type === 'fleet.resumed') {
      for (const key of [...this.#open.keys()])
        if (key.startsWith('fleet:')) this.#end(key, event.at, 'resumed');
    }
  }

  #begin(event: InLane, kind: SpanKind, key: string, title: string, state: string): void {
    if (this.#open.has(key)) return;
    const { at: from } = event;
    const { laneId } = event.data;
    const word = this.#word({ laneId, id: `${kind}:${event.sequence}:${laneId}`, title, ref: key });
    this.#open.set(key, { laneId, kind, from, word });
    const entry = { from, to: Infinity, kind, outcome: 'open' as Outcome, ref: word };
    this.lane(laneId)
      .track(trackOf(kind))
      .add({ ...entry, state: this.#state(state) });
  }

  #end(key: string, at: number, state: string): void {
    const begun = this.#open.get(key);
    if (!begun) return;
    this.#open.delete(key);
    const { laneId, kind, from, word } = begun;
    const to = Math.max(from, at);
    const outcome = outcomeOf({ kind, to, state, title: '' });
    this.lane(laneId)
      .track(trackOf(kind))
      .change({ from, to, kind, outcome, state: this.#state(state), ref: word });
  }

  #mark(event: InLane, kind: SpanKind, title: string, state: string, ref: string | null): void {
    const { at } = event;
    const { laneId } = event.data;
    const word = this.#word({ laneId, id: `${kind}:${event.sequence}`, title, ref });
    const outcome = outcomeOf({ kind, to: at, state, title });
    this.lane(laneId)
      .track(trackOf(kind))
      .add({ from: at, to: at, kind, outcome, state: this.#state(state), ref: word });
  }

  #word(words: Words): number {
    return this.words.push(words) - 1;
  }

  #state(name: string): number {
    const known = this.#stateNumbers.get(name);
    if (known !== undefined) return known;
    const number = this.#states.push(name) - 1;
    this.#stateNumbers.set(name, number);
    return number;
  }
}

interface InLane {
  readonly sequence: number;
  readonly at: number;
  readonly data: { readonly laneId: string };
}

const firstLine = (text: string): string =>
  (text.split('\n').find((line) => line.trim() !== '') ?? '').trim().slice(0, 120);
