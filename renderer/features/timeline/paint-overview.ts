import { type SpanKind, spanKinds } from '../../../shared/domain/timeline/span.ts';
import { type Brush, fill, text } from './brush.ts';
import { type ColourName } from './palette.ts';
import { scaleOf } from './shapes.ts';
import { type Strip } from './strip.ts';
import { ticksOf } from './ticks.ts';
import { type TimeWindow, xOf } from './time-window.ts';

interface Whole {
  readonly whole: TimeWindow;
  readonly now: number;
  readonly strips: readonly (Strip | null)[];
}

/** What is told at this size; everything else is too small to be. */
const told: Partial<Record<SpanKind, ColourName>> = {
  turn: 'span-edit',
  approval: 'wait-fill',
  verify: 'pass',
  conflict: 'fail',
  paused: 'pause',
};

/** All lanes as thin lines, oldest at the left. */
export function paintOverview(
  brush: Brush,
  { width, height }: { readonly width: number; readonly height: number },
  { whole, now, strips }: Whole,
): void {
  fill(brush, 'bg0', 0, 0, width, height);
  for (const tick of ticksOf(whole, width)) {
    if (tick.label === null) continue;
    const x = Math.round(xOf(whole, width, tick.at));
    fill(brush, 'line3', x, height - 12, 1, 12);
    text(brush, 't3', tick.label, x + 4, height - 3, { size: 10.5 });
  }
  const pitch = Math.min(5, (height - 16) / Math.max(1, strips.length));
  const high = Math.max(0.5, pitch - (pitch > 2 ? 1 : 0));
  for (const [row, strip] of strips.entries())
    if (strip) lineOf(brush, strip, { view: whole, width, now }, 4 + row * pitch, high);
  fill(brush, 'live', Math.round(xOf(whole, width, now)), 0, 1, height);
}

/** Neighbours of one colour become one rectangle, so that a full line costs no more than an empty one. */
function lineOf(
  brush: Brush,
  strip: Strip,
  frame: { readonly view: TimeWindow; readonly width: number; readonly now: number },
  y: number,
  high: number,
): void {
  const { at, scale } = scaleOf(strip, frame);
  const { runs } = strip;
  const end = xOf(frame.view, frame.width, frame.now);
  let [from, to, name]: [number, number, ColourName | null] = [0, 0, null];
  const flush = (): void => {
    if (name !== null) fill(brush, name, from, y, Math.max(1, to - from), high);
  };
  for (let i = 0; i < runs.count; i++) {
    const kind = spanKinds[runs.kind[i] ?? 0] ?? 'other';
    const bad = kind === 'verify' && (runs.failed[i] ?? 0) > 0;
    const mine = bad ? 'fail' : told[kind];
    if (mine === undefined) continue;
    const x = at + (runs.x[i] ?? 0) * scale;
    const right = ((runs.flags[i] ?? 0) & 3) === 3 ? end : x + (runs.w[i] ?? 1) * scale;
    if (mine === name && x >= from && x - to < 1.5) to = Math.max(to, right);
    else {
      flush();
      [from, to, name] = [x, right, mine];
    }
  }
  flush();
}
