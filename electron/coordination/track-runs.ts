import { type Run } from '../../shared/domain/timeline/runs.ts';
import { type SpanTrack } from './span-track.ts';

/** What is drawn: from when, and how many steps of how many milliseconds. */
export interface Grid {
  readonly from: number;
  readonly step: number;
  readonly steps: number;
}

/** Spans that begin in one bucket are drawn as one; the position is that of the longest of them. */
export type TakeRun = (run: Run, position: number) => void;

/** Walks over what a track has to show in a grid. Costs what it finds, whatever lies beneath. */
export function eachRun(track: SpanTrack, grid: Grid, bucket: number, take: TakeRun): void {
  const { from, step, steps } = grid;
  const end = from + step * steps;
  let i = track.begunBefore(from);
  for (const early of track.reaching(i, from)) take(single(track, early, grid), early);
  while (i < track.size && track.fromAt(i) < end) {
    const place = Math.floor((track.fromAt(i) - from) / step / bucket);
    const j = track.skip(i, from + (place + 1) * bucket * step);
    if (j - i <= 1) take(single(track, i, grid), i);
    else together(track, i, j, grid, take);
    i = Math.max(j, i + 1);
  }
}

function single(track: SpanTrack, at: number, grid: Grid): Run {
  const begin = track.fromAt(at);
  const outcome = track.outcomeAt(at);
  return {
    ...extent(begin, track.toAt(at), grid),
    kind: track.kindAt(at),
    outcome,
    cut: begin < grid.from,
    cover: 1,
    failed: outcome === 'bad' ? 1 : 0,
    count: 1,
  };
}

function together(track: SpanTrack, i: number, j: number, grid: Grid, take: TakeRun): void {
  const { longest, count, failed, covered } = track.bucket(i, j);
  const place = extent(track.fromAt(i), track.toAt(longest), grid);
  const open = track.outcomeAt(longest) === 'open';
  take(
    {
      ...place,
      kind: track.kindAt(longest),
      outcome: open ? 'open' : 'plain',
      cut: false,
      cover: open ? 1 : Math.min(1, covered / (place.w * grid.step)),
      failed: failed / count,
      count,
    },
    longest,
  );
}

function extent(begin: number, end: number, { from, step, steps }: Grid): { x: number; w: number } {
  const x = Math.max(0, Math.min(steps - 1, Math.floor((begin - from) / step)));
  const last = Math.min(steps, Math.ceil((end - from) / step));
  return { x, w: Math.max(1, last - x) };
}
