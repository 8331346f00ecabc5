import { type CallOutput, type ParsedInput } from '../../shared/contract/index.ts';
import { type LaneId } from '../../shared/domain/ids.ts';
import { type Lane } from '../../shared/domain/lane/state.ts';
import { RunWriter } from '../../shared/domain/timeline/runs.ts';
import { exitCodeOf } from '../../shared/domain/timeline/span.ts';
import { type World } from '../../shared/domain/world.ts';
import { type HistoryDeps, historyOf } from './history.ts';
import { type LaneSpans, type TrackName } from './lane-spans.ts';
import { type SpanIndex } from './span-index.ts';
import { type SpanTrack } from './span-track.ts';
import { eachRun, type Grid } from './track-runs.ts';

type Strips = CallOutput<'timeline.strips'>;
type Strip = Strips['lanes'][number];

/** In steps: marks of these tracks stand at least so far apart. */
const buckets: Partial<Record<TrackName, number>> = { tool: 1, turn: 4, checkpoint: 6 };
/** In steps: arrows between the same two lanes arrive at least so far apart. */
const apart = 10;
/** In steps: a turn as wide as this has room for a title. */
const titled = 28;

/** The lanes that a question is about. */
export function wantedLanes(
  world: World,
  {
    laneIds,
    projectId,
  }: { readonly laneIds?: readonly LaneId[] | undefined; readonly projectId?: string | undefined },
): Lane[] {
  const ids = laneIds && new Set<string>(laneIds);
  return Object.values(world.lanes).filter(
    (lane) => (!projectId || lane.projectId === projectId) && (!ids || ids.has(lane.id)),
  );
}

/** What there is to draw. Answers at once with what is known so far. */
export function timelineStrips(deps: HistoryDeps, asked: ParsedInput<'timeline.strips'>): Strips {
  const history = historyOf(deps);
  const { from, step, steps } = asked;
  const lanes = wantedLanes(deps.engine.world, asked);
  const ids = new Set<string | null>(lanes.map(({ id }) => id));
  const end = from + step * steps;
  return {
    from,
    step,
    steps,
    known: history.known,
    lanes: lanes.map(({ id }) => stripOf(history.index, id, { from, step, steps })),
    links: [...history.index.links.between(from, end, ids, apart * step)],
    landings: history.index.landings,
  };
}

function stripOf(index: SpanIndex, laneId: LaneId, grid: Grid): Strip {
  const lane = index.lane(laneId);
  const writer = new RunWriter();
  const words: Strip['words'] = [];
  for (const [name, track] of lane.tracks()) {
    eachRun(track, grid, buckets[name] ?? 2, (run, position) => {
      const said = run.count === 1 ? wordOf(index, name, track, position, run.w) : null;
      if (said !== null) words.push([writer.count, said]);
      writer.add(run);
    });
  }
  const bytes = writer.bytes();
  return {
    laneId,
    runs: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
    words,
    spend: spendOf(lane, grid),
  };
}

function wordOf(
  index: SpanIndex,
  name: TrackName,
  track: SpanTrack,
  position: number,
  width: number,
): string | null {
  if (name === 'turn') return width < titled ? null : (index.words[track.refAt(position)]?.title ?? null);
  if (track.outcomeAt(position) !== 'bad' || (name !== 'tool' && name !== 'ended')) return null;
  const title = name === 'ended' ? (index.words[track.refAt(position)]?.title ?? '') : '';
  const code = exitCodeOf({ state: index.stateName(track.stateAt(position)), title });
  return code === null ? null : String(code);
}

/** In steps: a point of the line stands for what was reported within. */
const spendStep = 4;

function spendOf(lane: LaneSpans, { from, step, steps }: Grid): Strip['spend'] {
  const { at, total, currency } = lane.spend;
  if (at.length === 0) return null;
  const points: [number, number][] = [[0, lane.spentBy(from)]];
  const end = from + step * steps;
  let i = at.findIndex((t) => t > from);
  while (i >= 0 && i < at.length && (at[i] ?? 0) <= end) {
    const x = Math.floor(((at[i] ?? 0) - from) / step / spendStep) * spendStep;
    const last = points.at(-1);
    if (last && last[0] === x && points.length > 1) last[1] = total[i] ?? 0;
    else points.push([x, total[i] ?? 0]);
    i += 1;
  }
  return { currency, points };
}
