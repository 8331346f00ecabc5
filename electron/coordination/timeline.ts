import { type CallOutput, type ParsedInput } from '../../shared/contract/index.ts';
import { type LaneId } from '../../shared/domain/ids.ts';
import { type Lane } from '../../shared/domain/lane/state.ts';
import { type TranscriptItem } from '../../shared/domain/transcript/item.ts';
import { type Engine } from '../engine/engine.ts';
import { type Material } from '../engine/material.ts';
import { type Clock } from '../platform/clock.ts';
import { type EventLog } from '../store/event-log.ts';
import { type Span, SpanIndex } from './span-index.ts';

export interface TimelineDeps {
  readonly engine: Engine;
  readonly material: Material;
  readonly log: EventLog;
  readonly clock: Clock;
}

/** Tool calls that are read for one lane and window at most; beyond it the oldest stand for the rest. */
const mostTools = 5000;

const indexes = new WeakMap<EventLog, SpanIndex>();

/** The spans of a window, those of one kind that would share a pixel put together with their count. */
export async function timelineWindow(
  deps: TimelineDeps,
  window: ParsedInput<'timeline.window'>,
): Promise<CallOutput<'timeline.window'>> {
  const index = indexOf(deps);
  const wanted = Object.values(deps.engine.world.lanes).filter((l) => isWanted(l, window));
  const pixel = (window.to - window.from) / window.pixels;
  const lanes = [];
  for (const lane of wanted) {
    const tools = await deps.material.toolsBetween(lane.id, window.from, window.to, mostTools);
    const spans = [...index.window(lane.id, window.from, window.to), ...tools.flatMap(toolSpan)];
    lanes.push({
      laneId: lane.id,
      spans: joinNarrow(
        spans.sort((a, b) => a.from - b.from),
        pixel,
      ),
    });
  }
  return { lanes };
}

function isWanted(lane: Lane, { laneIds, projectId }: ParsedInput<'timeline.window'>): boolean {
  return (!projectId || lane.projectId === projectId) && (!laneIds || laneIds.includes(lane.id as LaneId));
}

/** Built from the whole log at the first question, then kept up with what is published. */
function indexOf({ engine, log }: TimelineDeps): SpanIndex {
  const known = indexes.get(log);
  if (known) return known;
  const index = new SpanIndex();
  let after = 0;
  for (;;) {
    const page = log.read(after, 2000).filter((e) => e.sequence <= engine.world.sequence);
    for (const event of page) index.add(event);
    const last = page.at(-1);
    if (!last) break;
    after = last.sequence;
  }
  engine.subscribe((events) => {
    for (const event of events) index.add(event);
  });
  indexes.set(log, index);
  return index;
}

const kinds: Readonly<Record<string, Span['kind']>> = {
  read: 'read',
  search: 'search',
  fetch: 'search',
  edit: 'edit',
  delete: 'edit',
  move: 'edit',
  execute: 'command',
};

function toolSpan({ body, itemId }: TranscriptItem): Span[] {
  if (body.kind !== 'tool') return [];
  const failed = body.exitCode !== null && body.exitCode !== 0 ? `exit ${body.exitCode}` : body.status;
  const { startedAt: from, endedAt: to } = body;
  return [
    {
      id: itemId,
      kind: kinds[body.tool] ?? 'other',
      from,
      to,
      title: body.command ?? body.title,
      state: failed,
      count: 1,
      ref: itemId,
    },
  ];
}

const joinable = new Set<Span['kind']>(['read', 'search', 'edit', 'command', 'other', 'checkpoint']);

/** Neighbours of one kind and state closer than a pixel become one span with their count; failures are never hidden in it. */
function joinNarrow(spans: readonly Span[], pixel: number): Span[] {
  const joined: Span[] = [];
  const last = new Map<string, number>();
  for (const span of spans) {
    const key = `${span.kind}/${span.state}`;
    const at = last.get(key);
    const before = at === undefined ? undefined : joined[at];
    const near =
      before &&
      before.to !== null &&
      span.to !== null &&
      span.from - before.to < pixel &&
      span.to - before.from < 2 * pixel;
    if (at !== undefined && before && near && joinable.has(span.kind)) {
      joined[at] = {
        ...before,
        to: Math.max(before.to ?? 0, span.to ?? 0),
        count: before.count + span.count,
      };
    } else {
      last.set(key, joined.push(span) - 1);
    }
  }
  return joined;
}
