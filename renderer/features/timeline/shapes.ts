import { type Run, runAt } from '../../../shared/domain/timeline/runs.ts';
import { spanKinds } from '../../../shared/domain/timeline/span.ts';
import { type Instant } from '../../../shared/kernel/time.ts';
import { type Box, boxOf, isPoint } from './layout.ts';
import { type Strip } from './strip.ts';
import { lengthOf, type TimeWindow } from './time-window.ts';

/** What is on the screen: which time, how wide, and where now is. */
export interface Frame {
  readonly view: TimeWindow;
  readonly width: number;
  readonly now: Instant;
}

/** A run as it stands in its row. */
export interface Shape extends Box {
  readonly laneId: string;
  readonly index: number;
  readonly run: Run;
  readonly from: Instant;
  readonly to: Instant;
  readonly open: boolean;
  /** The exit code or title that came with it. */
  readonly word: string | null;
}

/** Takes a strip's x to pixels: `at + x * scale`. */
export function scaleOf(
  strip: Strip,
  { view, width }: Frame,
): { readonly at: number; readonly scale: number } {
  const perMillisecond = width / lengthOf(view);
  return { at: (strip.from - view.from) * perMillisecond, scale: strip.step * perMillisecond };
}

/** One run of a strip as a box; null where there is none. */
export function shapeAt(strip: Strip, index: number, frame: Frame): Shape | null {
  const run = runAt(strip.runs, index);
  if (run === null) return null;
  const { at, scale } = scaleOf(strip, frame);
  const open = run.outcome === 'open' && !isPoint(run);
  const from = strip.from + run.x * strip.step;
  const to = open ? Math.max(frame.now, from) : from + run.w * strip.step;
  const x = at + run.x * scale;
  const w = open
    ? Math.max(0, ((to - frame.view.from) * frame.width) / lengthOf(frame.view) - x)
    : run.w * scale;
  const word = strip.words.get(index) ?? null;
  return { laneId: strip.laneId, index, run, from, to, open, word, ...boxOf(run.kind, run.outcome, x, w) };
}

/** The uppermost shape at a point of a row, with a little tolerance for thin ones; null where there is none. */
export function pick(strip: Strip, frame: Frame, x: number, y: number): Shape | null {
  const { at, scale } = scaleOf(strip, frame);
  const { runs } = strip;
  let found: Shape | null = null;
  for (let i = runs.count - 1; i >= 0; i--) {
    const begin = at + (runs.x[i] ?? 0) * scale;
    const end = begin + (runs.w[i] ?? 0) * scale;
    if (x < begin - 12 || x > end + 18) continue;
    const shape = shapeAt(strip, i, frame);
    if (shape === null || !isOver(shape, x, y)) continue;
    if (found === null || rank(shape) > rank(found)) found = shape;
  }
  return found;
}

const rank = ({ run }: Shape): number => spanKinds.indexOf(run.kind);

function isOver(s: Shape, x: number, y: number): boolean {
  const slack = s.w < 6 ? (6 - s.w) / 2 : 0;
  const upper = s.y >= 28 && s.y + s.h === 52 ? 28 : s.y - 2;
  return x >= s.x - slack && x <= s.x + s.w + slack && y >= upper && y <= s.y + s.h + 2;
}

/** Something that is marked, so that it is found again in a strip of another resolution. */
export interface Mark {
  readonly laneId: string;
  readonly kind: Run['kind'];
  readonly from: Instant;
}

export const markOf = ({ laneId, run, from }: Shape): Mark => ({ laneId, kind: run.kind, from });

/** The run of a strip that stands for what was marked; null where the strip does not reach there. */
export function findMark(strip: Strip, mark: Mark, frame: Frame): Shape | null {
  const { runs } = strip;
  const kind = spanKinds.indexOf(mark.kind);
  const x = (mark.from - strip.from) / strip.step;
  let best = -1;
  let least = Math.max(2, 8 * (lengthOf(frame.view) / frame.width / strip.step));
  for (let i = 0; i < runs.count; i++) {
    const mine = runs.kind[i] ?? 0;
    const begin = runs.x[i] ?? 0;
    const away = Math.abs(begin - x) + (mine === kind ? 0 : 1);
    if (away < least && (mine === kind || (runs.spans[i] ?? 1) > 1)) [least, best] = [away, i];
  }
  return best < 0 ? null : shapeAt(strip, best, frame);
}

/** The next thing of a lane after a mark, or before it; checkpoints are passed over. */
export function step(strip: Strip, mark: Mark | null, by: 1 | -1, frame: Frame): Shape | null {
  const { runs } = strip;
  const checkpoint = spanKinds.indexOf('checkpoint');
  const key = (i: number): number => (runs.x[i] ?? 0) * 16 + (runs.kind[i] ?? 0);
  const start = mark === null ? null : findMark(strip, mark, frame);
  const edge = by > 0 ? frame.view.from : frame.view.to;
  const origin = start === null ? (((mark?.from ?? edge) - strip.from) / strip.step) * 16 : key(start.index);
  let best = -1;
  for (let i = 0; i < runs.count; i++) {
    if (runs.kind[i] === checkpoint) continue;
    const away = (key(i) - origin) * by;
    if (away > 0 && (best < 0 || away < (key(best) - origin) * by)) best = i;
  }
  return best < 0 ? start : shapeAt(strip, best, frame);
}
