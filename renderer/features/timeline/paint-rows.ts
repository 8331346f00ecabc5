import { type Brush, edge, fill, hatch, line } from './brush.ts';
import { pauseBands, rowHeight, type Shape } from './layout.ts';
import { paintShape } from './paint-shape.ts';
import { ticksOf } from './ticks.ts';
import { type TimeWindow, xOf } from './time-window.ts';

/** What the lanes' canvas shows. */
export interface Scene {
  readonly view: TimeWindow;
  readonly now: number;
  readonly width: number;
  readonly height: number;
  /** How far the rows are scrolled up. */
  readonly scroll: number;
  readonly rows: readonly (readonly Shape[])[];
  readonly selectedRow: number | null;
  /** The span under the pointer or chosen by key. */
  readonly marked: Shape | null;
}

/** Draws the rows that are on the screen. */
export function paintRows(brush: Brush, scene: Scene): void {
  const { ctx } = brush;
  const { width, height, scroll, rows } = scene;
  fill(brush, 'bg1', 0, 0, width, height);
  paintGrid(brush, scene);
  paintLandings(brush, scene);
  const first = Math.max(0, Math.floor(scroll / rowHeight));
  const last = Math.min(rows.length - 1, Math.floor((scroll + height) / rowHeight));
  for (let row = first; row <= last; row++) {
    ctx.save();
    ctx.translate(0, row * rowHeight - scroll);
    paintRow(brush, scene, rows[row] ?? [], row === scene.selectedRow);
    ctx.restore();
  }
  paintPauses(brush, scene);
  paintNow(brush, scene, height);
  for (let row = first; row <= last; row++) {
    const shape = rows[row]?.find((s) => s === scene.marked);
    if (shape)
      edge(
        brush,
        'accent',
        [shape.x - 3, row * rowHeight - scroll + shape.y - 3, shape.w + 6, shape.h + 6],
        5,
        2,
      );
  }
}

function paintGrid(brush: Brush, { view, width, height, scroll, rows }: Scene): void {
  const { ctx } = brush;
  for (const tick of ticksOf(view, width)) {
    ctx.globalAlpha = tick.label === null ? 0.45 : 1;
    fill(brush, 'line1', Math.round(xOf(view, width, tick.at)), 0, 1, height);
  }
  ctx.globalAlpha = 1;
  for (let row = 1; row <= rows.length; row++) {
    const y = row * rowHeight - scroll - 1;
    if (y >= 0 && y <= height) fill(brush, 'line1', 0, y, width, 1);
  }
}

/** From the lane that landed down to the target branch, under the spans. */
function paintLandings(brush: Brush, { rows, scroll, height }: Scene): void {
  brush.ctx.globalAlpha = 0.75;
  for (const [row, shapes] of rows.entries()) {
    for (const shape of shapes) {
      if (shape.span.kind !== 'landed') continue;
      const x = shape.x + shape.w / 2;
      line(
        brush,
        'pass',
        [
          [x, row * rowHeight - scroll + 32],
          [x, height],
        ],
        1.5,
      );
    }
  }
  brush.ctx.globalAlpha = 1;
}

function paintRow(brush: Brush, scene: Scene, shapes: readonly Shape[], selected: boolean): void {
  const { ctx } = brush;
  if (selected) {
    ctx.globalAlpha = 0.55;
    fill(brush, 'bg3', 0, 0, scene.width, rowHeight - 1);
    ctx.globalAlpha = 1;
  }
  const drawn = shapes.filter((s) => s.span.kind !== 'paused');
  const from = drawn.reduce((x, s) => Math.min(x, s.x), Number.POSITIVE_INFINITY);
  const to = drawn.reduce((x, s) => Math.max(x, s.x + s.w), Number.NEGATIVE_INFINITY);
  if (from < to)
    fill(brush, 'line2', Math.max(0, from), 32, Math.min(scene.width, to) - Math.max(0, from), 1);
  for (const shape of drawn) paintShape(brush, shape, scene.now);
}

function paintPauses(brush: Brush, { rows, scroll }: Scene): void {
  for (const band of pauseBands(rows)) {
    const whole = band.rows.length === rows.length && rows.length > 1;
    const spans = whole ? [[0, rows.length] as const] : band.rows.map((row) => [row, 1] as const);
    for (const [row, count] of spans) {
      paintPause(brush, band.x, row * rowHeight - scroll, band.w, count * rowHeight);
    }
  }
}

/** A paused stretch: work is hidden beneath it. */
export function paintPause(brush: Brush, x: number, y: number, w: number, h: number): void {
  const { ctx } = brush;
  ctx.globalAlpha = 0.88;
  fill(brush, 'bg1', x, y, w, h);
  ctx.globalAlpha = 1;
  fill(brush, 'pause-s', x, y, w, h);
  hatch(brush, 'hatch-pause', [x, y, w, h], true);
  ctx.globalAlpha = 0.8;
  fill(brush, 'pause', x, y, 1, h);
  fill(brush, 'pause', x + w - 1, y, 1, h);
  ctx.globalAlpha = 1;
}

/** The now-line and the dim strip to its right. */
export function paintNow(
  brush: Brush,
  { view, width, now }: Pick<Scene, 'view' | 'width' | 'now'>,
  height: number,
): void {
  const x = Math.round(xOf(view, width, now));
  if (x > width || x < -1) return;
  brush.ctx.globalAlpha = 0.5;
  fill(brush, 'bg0', x + 1, 0, width - x, height);
  brush.ctx.globalAlpha = 1;
  fill(brush, 'live', x, 0, 1, height);
}
