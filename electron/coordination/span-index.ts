import { type CallOutput } from '../../shared/contract/index.ts';
import { type DomainEvent, type Recorded } from '../../shared/domain/event.ts';
import { type Task } from '../../shared/domain/lane/events.ts';

export type Span = CallOutput<'timeline.window'>['lanes'][number]['spans'][number];
type Open = Omit<Span, 'to' | 'state'> & { to: number | null; state: string };

/** What the events say about each lane over time, as spans. Fed in order; holds everything, so windows are a matter of reading. */
export class SpanIndex {
  readonly #lanes = new Map<string, Open[]>();
  readonly #open = new Map<string, Open>();
  readonly #tasks = new Map<string, Task>();

  /** Takes one event; those that say nothing about time in a lane are passed over. */
  add(event: Recorded<DomainEvent>): void {
    if (event.type.startsWith('lane.')) this.#lane(event);
    else if (event.type.startsWith('approval.')) this.#approval(event);
    else if (event.type.startsWith('merge.')) this.#merge(event);
    else this.#fleet(event);
  }

  /** Spans of a lane that touch a window, oldest first. */
  window(laneId: string, from: number, to: number): Span[] {
    return (this.#lanes.get(laneId) ?? []).filter((s) => s.from <= to && (s.to === null || s.to >= from));
  }

  #lane(event: Recorded<DomainEvent>): void {
    switch (event.type) {
      case 'lane.launched':
        this.#tasks.set(event.data.laneId, event.data.task);
        return;
      case 'lane.turnStarted':
        return this.#turn(event);
      case 'lane.turnEnded':
        return this.#end(event.data.turnId, event.at, event.data.outcome);
      case 'lane.paused':
        return this.#begin(
          event,
          event.data.laneId,
          'paused',
          `paused:${event.data.laneId}`,
          'Paused',
          'paused',
        );
      case 'lane.resumed':
        return this.#end(`paused:${event.data.laneId}`, event.at, 'resumed');
      case 'lane.checkpointed':
        return this.#mark(
          event,
          event.data.laneId,
          'checkpoint',
          `Checkpoint, ${event.data.files} files`,
          'done',
          event.data.oid,
        );
      case 'lane.runEnded': {
        const { laneId, end, message } = event.data;
        if (end === 'closed') return;
        return this.#mark(event, laneId, 'ended', message, end, null);
      }
      default:
    }
  }

  /** A turn is called by what it was asked; the one that begins the task, by the task's title. */
  #turn(event: Extract<Recorded<DomainEvent>, { type: 'lane.turnStarted' }>): void {
    const { laneId, turnId, text } = event.data;
    const task = this.#tasks.get(laneId);
    const title = task?.brief === text ? task.title : firstLine(text);
    this.#begin(event, laneId, 'turn', turnId, title, 'running');
  }

  #approval(event: Recorded<DomainEvent>): void {
    if (event.type === 'approval.requested') {
      const { laneId, approvalId, subject } = event.data;
      this.#begin(event, laneId, 'approval', approvalId, subject.command ?? subject.title, 'pending');
    }
    if (event.type === 'approval.decided') this.#end(event.data.approvalId, event.at, event.data.outcome);
    if (event.type === 'approval.voided') this.#end(event.data.approvalId, event.at, 'void');
  }

  #merge(event: Recorded<DomainEvent>): void {
    switch (event.type) {
      case 'merge.verifyStarted':
        return this.#begin(
          event,
          event.data.laneId,
          'verify',
          event.data.mergeId,
          event.data.command,
          'verifying',
        );
      case 'merge.verifyFinished':
        return this.#end(event.data.mergeId, event.at, event.data.exitCode === 0 ? 'passed' : 'failed');
      case 'merge.requeued':
      case 'merge.cancelled':
        return this.#end(event.data.mergeId, event.at, 'ended');
      case 'merge.landed': {
        const title = event.data.kind === 'revert' ? 'Taken back' : 'Landed';
        return this.#mark(
          event,
          event.data.laneId,
          'landed',
          `${title} as ${event.data.newOid.slice(0, 7)}`,
          event.data.kind,
          event.data.mergeId,
        );
      }
      case 'merge.conflicted':
        return this.#mark(
          event,
          event.data.laneId,
          'conflict',
          `Conflict in ${event.data.files.length} files`,
          'conflict',
          event.data.mergeId,
        );
      default:
    }
  }

  #fleet(event: Recorded<DomainEvent>): void {
    if (event.type === 'fleet.paused') {
      for (const { laneId } of event.data.lanes)
        this.#begin(event, laneId, 'paused', `fleet:${laneId}`, 'Fleet paused', 'paused');
    }
    if (event.type === 'fleet.resumed') {
      for (const key of [...this.#open.keys()])
        if (key.startsWith('fleet:')) this.#end(key, event.at, 'resumed');
    }
  }

  #begin(
    event: Recorded<DomainEvent>,
    laneId: string,
    kind: Span['kind'],
    key: string,
    title: string,
    state: string,
  ): void {
    if (this.#open.has(key)) return;
    const span: Open = {
      id: `${kind}:${event.sequence}:${laneId}`,
      kind,
      from: event.at,
      to: null,
      title,
      state,
      count: 1,
      ref: key,
    };
    this.#open.set(key, span);
    this.#push(laneId, span);
  }

  #end(key: string, at: number, state: string): void {
    const span = this.#open.get(key);
    if (!span) return;
    span.to = at;
    span.state = state;
    this.#open.delete(key);
  }

  #mark(
    event: Recorded<DomainEvent>,
    laneId: string,
    kind: Span['kind'],
    title: string,
    state: string,
    ref: string | null,
  ): void {
    this.#push(laneId, {
      id: `${kind}:${event.sequence}`,
      kind,
      from: event.at,
      to: event.at,
      title,
      state,
      count: 1,
      ref,
    });
  }

  #push(laneId: string, span: Open): void {
    const spans = this.#lanes.get(laneId);
    if (spans) spans.push(span);
    else this.#lanes.set(laneId, [span]);
  }
}

const firstLine = (text: string): string =>
  (text.split('\n').find((line) => line.trim() !== '') ?? '').trim().slice(0, 120);
