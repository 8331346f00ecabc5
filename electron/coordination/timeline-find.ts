import { type CallOutput, type ParsedInput } from '../../shared/contract/index.ts';
import { type LaneId } from '../../shared/domain/ids.ts';
import { type TranscriptItem } from '../../shared/domain/transcript/item.ts';
import { type History, type HistoryDeps, historyOf } from './history.ts';
import { kindOfTool, stateOfTool } from './span-index.ts';
import { wantedLanes } from './timeline.ts';

type Found = CallOutput<'timeline.find'>['items'][number];

/** Spans whose words contain what is asked for: turns, questions, verifications and marks by their titles, tool calls by everything in them. */
export async function timelineFind(
  deps: HistoryDeps,
  { query, projectId, limit }: ParsedInput<'timeline.find'>,
): Promise<CallOutput<'timeline.find'>> {
  const history = historyOf(deps);
  await history.whole;
  const lanes = new Set<string>(wantedLanes(deps.engine.world, { projectId }).map(({ id }) => id));
  const calls = await deps.material.searchTools(query, limit + 1);
  const found = [...inWords(history, query, lanes, limit + 1), ...calls.flatMap(fromTool)]
    .filter(({ laneId }) => lanes.has(laneId))
    .sort((a, b) => a.span.from - b.span.from);
  return { items: found.slice(0, limit), more: found.length > limit };
}

/** The newest that match. */
function inWords({ index }: History, query: string, lanes: ReadonlySet<string>, limit: number): Found[] {
  const asked = query.toLowerCase().split(/\s+/);
  const found: Found[] = [];
  for (const laneId of lanes) {
    for (const [name, track] of index.lane(laneId).tracks()) {
      if (name === 'tool') continue;
      for (let i = track.size - 1; i >= 0 && found.length < limit; i--) {
        const words = index.words[track.refAt(i)];
        const title = words?.title.toLowerCase() ?? '';
        if (!words || !asked.every((word) => title.includes(word))) continue;
        const to = track.toAt(i);
        const span = {
          id: words.id,
          kind: track.kindAt(i),
          from: track.fromAt(i),
          to: Number.isFinite(to) ? to : null,
          title: words.title,
          state: index.stateName(track.stateAt(i)),
          count: 1,
          ref: words.ref,
        };
        found.push({ laneId: laneId as LaneId, span });
      }
    }
  }
  return found;
}

function fromTool({ laneId, itemId, body }: TranscriptItem): Found[] {
  if (body.kind !== 'tool') return [];
  const span = {
    id: itemId,
    kind: kindOfTool(body.tool),
    from: body.startedAt,
    to: body.endedAt,
    title: body.command ?? body.title,
    state: stateOfTool(body),
    count: 1,
    ref: itemId,
  };
  return [{ laneId, span }];
}
