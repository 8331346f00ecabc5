import { type Instant } from '../../../shared/kernel/time.ts';
import { exitCodeOf, type Outcome, outcomeOf, type Span } from './spans.ts';
import { type TimeWindow, xOf } from './time-window.ts';

/** Height of a lane's row, and of what stands in it. */
export const rowHeight = 64;
const top = 8;
const bottom = 56;
const baseline = 52;

/** A span as a box in its row, in CSS pixels from the row's upper left corner. */
export interface Shape {
  readonly span: Span;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly outcome: Outcome;
  /** It reaches to now. */
  readonly open: boolean;
  /** The exit code, written into a failed command. */
  readonly code: number | null;
  /** Where its title must end: at its own end, or before a pause that hides it. */
  readonly titleEnd: number;
}

/** Drawn in this order: later ones cover earlier ones. */
const order: readonly Span['kind'][] = [
  'turn',
  'read',
  'search',
  'other',
  'edit',
  'command',
  'checkpoint',
  'landed',
  'verify',
  'approval',
  'paused',
  'ended',
  'conflict',
];

const heights: Partial<Record<Span['kind'], number>> = {
  read: 8,
  search: 8,
  other: 8,
  edit: 16,
  command: 24,
};

interface Frame {
  readonly view: TimeWindow;
  readonly width: number;
  readonly now: Instant;
}

/** The boxes of one lane's spans that are on the screen, in drawing order. */
export function layoutRow(spans: readonly Span[], frame: Frame): readonly Shape[] {
  const shapes = spans.map((span) => shapeOf(span, frame));
  const pauses = shapes.filter((s) => s.span.kind === 'paused').map((s) => s.x);
  return shapes
    .map((s) => ({ ...s, titleEnd: Math.min(s.x + s.w, ...pauses.filter((x) => x > Math.max(0, s.x))) }))
    .filter((s) => s.x + s.w >= -12 && s.x <= frame.width + 12)
    .sort((a, b) => order.indexOf(a.span.kind) - order.indexOf(b.span.kind) || a.x - b.x);
}

function shapeOf(span: Span, { view, width, now }: Frame): Shape {
  const outcome = outcomeOf(span);
  const open = span.to === null && !isPoint(span);
  const start = xOf(view, width, span.from);
  const end = xOf(view, width, isPoint(span) ? span.from : (span.to ?? Math.max(now, span.from)));
  const code = span.kind === 'command' && outcome === 'bad' ? exitCodeOf(span) : null;
  return { span, outcome, open, code, titleEnd: end, ...box(span, outcome, start, Math.max(0, end - start)) };
}

/** Whether it happened at one moment. */
export const isPoint = (span: Span): boolean =>
  span.kind === 'checkpoint' || span.kind === 'landed' || span.kind === 'conflict' || span.kind === 'ended';

function box(span: Span, outcome: Outcome, x: number, w: number): Pick<Shape, 'x' | 'y' | 'w' | 'h'> {
  switch (span.kind) {
    case 'turn':
    case 'approval':
      return { x, y: top, w: Math.max(w, 4), h: bottom - top };
    case 'paused':
      return { x, y: 0, w: Math.max(w, 3), h: rowHeight };
    case 'verify':
      return { x: w < 16 ? x + w / 2 - 8 : x, y: 20, w: Math.max(w, 16), h: 24 };
    case 'checkpoint':
      return { x: x - 3, y: 58, w: 6, h: 4 };
    case 'landed':
      return { x: x - 5, y: 27, w: 10, h: 10 };
    case 'conflict':
      return { x: x - 9, y: 23, w: 18, h: 18 };
    case 'ended':
      return { x: x - 1, y: top, w: 3, h: bottom - top };
    default: {
      const h = heights[span.kind] ?? 8;
      const least = outcome === 'bad' && span.kind === 'command' ? 10 : 1.5;
      return { x, y: baseline - h, w: Math.max(w, least), h };
    }
  }
}

/** The uppermost shape at a point, with a little tolerance for thin ones; null where there is none. */
export function hitTest(shapes: readonly Shape[], x: number, y: number): Shape | null {
  for (let i = shapes.length - 1; i >= 0; i--) {
    const s = shapes[i];
    if (!s) continue;
    const slack = s.w < 6 ? (6 - s.w) / 2 : 0;
    const tall = s.y >= 28 && s.y + s.h === baseline;
    const upper = tall ? 28 : s.y - 2;
    if (x >= s.x - slack && x <= s.x + s.w + slack && y >= upper && y <= s.y + s.h + 2) return s;
  }
  return null;
}

/** How much of a title fits, ending with …; nothing under three letters. */
export function fitTitle(title: string, width: number, measure: (text: string) => number): string {
  const text = title.trim();
  if (width <= 0 || text === '') return '';
  if (measure(text) <= width) return text;
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(`${text.slice(0, middle)}…`) <= width) low = middle;
    else high = middle - 1;
  }
  const cut = text.slice(0, low).trimEnd();
  return cut.length < 3 ? '' : `${cut}…`;
}

/** Pauses of several lanes at the same time, as bands across all rows. */
export function pauseBands(
  rows: readonly (readonly Shape[])[],
): readonly { readonly x: number; readonly w: number; readonly rows: readonly number[] }[] {
  const bands: { x: number; w: number; rows: number[] }[] = [];
  for (const [row, shapes] of rows.entries()) {
    for (const shape of shapes) {
      if (shape.span.kind !== 'paused') continue;
      const same = bands.find(
        (b) => Math.abs(b.x - shape.x) < 4 && Math.abs(b.x + b.w - shape.x - shape.w) < 4,
      );
      if (same) same.rows.push(row);
      else bands.push({ x: shape.x, w: shape.w, rows: [row] });
    }
  }
  return bands;
}
