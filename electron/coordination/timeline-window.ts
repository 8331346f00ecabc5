import { type CallOutput, type ParsedInput } from '../../shared/contract/index.ts';
import { type LaneId } from '../../shared/domain/ids.ts';
import { type TranscriptItem } from '../../shared/domain/transcript/item.ts';
import { type Material } from '../engine/material.ts';
import { type History, type HistoryDeps, historyOf } from './history.ts';
import { type TrackName } from './lane-spans.ts';
import { type SpanIndex } from './span-index.ts';
import { type SpanTrack } from './span-track.ts';
import { wantedLanes } from './timeline.ts';

type Windowed = CallOutput<'timeline.window'>;
export type Span = Windowed['lanes'][number]['spans'][number];

/** A span, or several of one sort within a pixel, of which the longest gives the words. */
interface Picked {
  readonly laneId: LaneId;
  readonly name: TrackName;
  readonly track: SpanTrack;
  readonly position: number;
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

const joinable = new Set<TrackName>(['tool', 'turn', 'checkpoint']);

/** The spans of a window with their words, those of one sort that would share a pixel put together with their count. */
export async function timelineWindow(
  deps: HistoryDeps,
  asked: ParsedInput<'timeline.window'>,
): Promise<Windowed> {
  const history = historyOf(deps);
  await history.whole;
  const lanes = wantedLanes(deps.engine.world, asked).map(({ id }) => id);
  const all = lanes.flatMap((id) => pick(history, id, asked));
  const newestFirst = all.toSorted((a, b) => b.from - a.from);
  const kept = asked.limit === undefined ? newestFirst : newestFirst.slice(0, asked.limit);
  const byLane = Map.groupBy(kept, (p) => p.laneId);
  const answer = [];
  for (const laneId of lanes) {
    const picked = byLane.get(laneId) ?? [];
    const spans = await wordsFor(deps.material, history.index, laneId, picked);
    answer.push({ laneId, spans: spans.reverse() });
  }
  const near = (10 * (asked.to - asked.from)) / asked.pixels;
  const links = history.index.links.between(asked.from, asked.to, new Set<string | null>(lanes), near);
  return { lanes: answer, total: all.length, links: [...links] };
}

function pick(
  history: History,
  laneId: LaneId,
  { from, to, pixels }: ParsedInput<'timeline.window'>,
): Picked[] {
  const pixel = (to - from) / pixels;
  const picked: Picked[] = [];
  for (const [name, track] of history.index.lane(laneId).tracks()) {
    const put = (positions: readonly number[]): void => {
      const first = positions[0];
      if (first === undefined) return;
      const length = (i: number): number => track.toAt(i) - track.fromAt(i);
      const position = positions.reduce((a, b) => (length(b) > length(a) ? b : a));
      const end = positions.reduce((latest, i) => Math.max(latest, track.toAt(i)), 0);
      picked.push({
        laneId,
        name,
        track,
        position,
        from: track.fromAt(first),
        to: end,
        count: positions.length,
      });
    };
    let i = track.begunBefore(from);
    for (const early of track.reaching(i, from)) put([early]);
    const last = track.begunBy(to);
    while (i < last) {
      const j = joinable.has(name) ? Math.min(last, track.skip(i, track.fromAt(i) + pixel)) : i + 1;
      const positions = Array.from({ length: Math.max(1, j - i) }, (_, n) => i + n);
      for (const group of alike(track, positions, pixel)) put(group);
      i += positions.length;
    }
  }
  return picked;
}

/** What is open or long stands alone, and a failure is never hidden among what went well, nor one kind in another. */
function alike(track: SpanTrack, positions: readonly number[], pixel: number): (readonly number[])[] {
  if (positions.length === 1) return [positions];
  const groups = Map.groupBy(positions, (i) =>
    track.toAt(i) - track.fromAt(i) > 2 * pixel ? i : `${track.kindAt(i)} ${track.stateAt(i)}`,
  );
  return [...groups.values()];
}

async function wordsFor(
  material: Material,
  index: SpanIndex,
  laneId: LaneId,
  picked: readonly Picked[],
): Promise<Span[]> {
  const positions = picked.filter((p) => p.name === 'tool').map((p) => p.track.refAt(p.position));
  const items = positions.length === 0 ? [] : await material.at(laneId, positions);
  const byPosition = new Map(items.map((item) => [item.position, item]));
  return picked.map((p) => spanOf(index, p, byPosition.get(p.track.refAt(p.position))));
}

function spanOf(index: SpanIndex, p: Picked, item: TranscriptItem | undefined): Span {
  const { track, position } = p;
  const words = p.name === 'tool' ? null : index.words[track.refAt(position)];
  const body = item?.body.kind === 'tool' ? item.body : null;
  return {
    id: words?.id ?? item?.itemId ?? `tool:${track.refAt(position)}`,
    kind: track.kindAt(position),
    from: p.from,
    to: Number.isFinite(p.to) ? p.to : null,
    title: words?.title ?? body?.command ?? body?.title ?? '',
    state: index.stateName(track.stateAt(position)),
    count: p.count,
    ref: words?.ref ?? item?.itemId ?? null,
  };
}
