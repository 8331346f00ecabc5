import { type SpanKind, spanKinds } from '../../../shared/domain/timeline/span.ts';
import { type Brush, colour, line } from './brush.ts';
import {
  paintApproval,
  paintCode,
  paintConflict,
  paintEnd,
  paintNode,
  paintPause,
  paintVerification,
} from './paint-glyphs.ts';
import { rowHeight } from './layout.ts';
import { type Line, type Scene } from './scene.ts';
import { type Row } from './rows.ts';
import { type Frame, scaleOf, type Shape, shapeAt } from './shapes.ts';
import { type Strip } from './strip.ts';

/** How close two of a sort may stand, in pixels; the later one gives way, since it could not be told apart. */
const apart: Partial<Record<SpanKind, number>> = {
  checkpoint: 7,
  landed: 6,
  verify: 5,
  conflict: 8,
  ended: 4,
};

/** Shapes of one kind on a line that are on the screen and stand apart. */
function shapesOf({ strip }: Pick<Line, 'strip'>, kind: SpanKind, scene: Frame): readonly Shape[] {
  const { runs } = strip;
  const wanted = spanKinds.indexOf(kind);
  const { at, scale } = scaleOf(strip, scene);
  const least = apart[kind] ?? 0;
  const shapes: Shape[] = [];
  let free = Number.NEGATIVE_INFINITY;
  for (let i = runs.first[wanted] ?? 0; i < (runs.end[wanted] ?? 0); i++) {
    if (runs.kind[i] !== wanted) continue;
    const x = at + (runs.x[i] ?? 0) * scale;
    if (x > scene.width + 40 || x + (runs.w[i] ?? 1) * scale < -40 || x < free) continue;
    const shape = shapeAt(strip, i, scene);
    if (shape === null) continue;
    shapes.push(shape);
    free = x + least;
  }
  return shapes;
}

/** Draws every shape of one kind with the origin at its row. */
function each(
  brush: Brush,
  scene: Scene,
  lines: readonly Line[],
  kind: SpanKind,
  draw: (shape: Shape, y: number) => void,
): void {
  const { ctx } = brush;
  for (const row of lines) {
    const shapes = shapesOf(row, kind, scene);
    if (shapes.length === 0) continue;
    ctx.save();
    ctx.translate(0, row.y);
    for (const shape of shapes) draw(shape, row.y);
    ctx.restore();
  }
}

/** From the lanes that landed down to the target branch, under the spans. */
export function paintLandings(brush: Brush, scene: Scene, lines: readonly Line[]): void {
  brush.ctx.globalAlpha = 0.75;
  for (const row of lines) {
    for (const { x, w } of shapesOf(row, 'landed', scene)) {
      const middle = x + w / 2;
      line(
        brush,
        'pass',
        [
          [middle, row.y + 32],
          [middle, scene.height],
        ],
        1.5,
      );
    }
  }
  brush.ctx.globalAlpha = 1;
}

/** Everything that is neither turn nor tool call. */
export function paintMarks(brush: Brush, scene: Scene, lines: readonly Line[]): void {
  paintCheckpoints(brush, scene, lines);
  paintCodes(brush, scene, lines);
  each(brush, scene, lines, 'landed', ({ x, y }) => paintNode(brush, x + 5, y + 5, 5));
  each(brush, scene, lines, 'verify', (shape) => paintVerification(brush, shape));
  each(brush, scene, lines, 'approval', (shape) => paintApproval(brush, shape, scene.now));
  each(brush, scene, lines, 'ended', (shape) => paintEnd(brush, shape));
  each(brush, scene, lines, 'conflict', (shape) => paintConflict(brush, shape));
  each(brush, scene, lines, 'paused', ({ x, w }) => paintPause(brush, x, 0, w, rowHeight));
}

function paintCheckpoints(brush: Brush, scene: Scene, lines: readonly Line[]): void {
  const path = new Path2D();
  for (const row of lines) {
    for (const { x, y, w, h } of shapesOf(row, 'checkpoint', scene)) {
      path.moveTo(x, row.y + y + h);
      path.lineTo(x + w / 2, row.y + y);
      path.lineTo(x + w, row.y + y + h);
    }
  }
  brush.ctx.fillStyle = colour(brush, 't3');
  brush.ctx.fill(path);
}

/** Exit codes, where there is room for them. */
function paintCodes(brush: Brush, scene: Scene, lines: readonly Line[]): void {
  const { ctx } = brush;
  for (const { y, strip } of lines) {
    let free = Number.NEGATIVE_INFINITY;
    for (const [i, code] of strip.words) {
      const shape = shapeAt(strip, i, scene);
      if (shape === null || shape.run.kind === 'turn' || shape.run.kind === 'ended') continue;
      if (shape.x < free || shape.x > scene.width || shape.x < -20) continue;
      free = shape.x + 12;
      ctx.save();
      ctx.translate(0, y);
      paintCode(brush, shape, code);
      ctx.restore();
    }
  }
}

/** Where two or more lanes were paused at the same time, for the row of the target branch. */
export function commonPauses(
  rows: readonly Row[],
  stripOf: (laneId: string) => Strip | null,
  frame: Frame,
): readonly { readonly x: number; readonly w: number }[] {
  const counts = new Map<string, { x: number; w: number; lanes: number }>();
  for (const row of rows) {
    const strip = row.kind === 'lane' ? stripOf(row.lane.id) : null;
    if (strip === null) continue;
    for (const { x, w } of shapesOf({ strip }, 'paused', frame)) {
      const key = `${Math.round(x / 4)} ${Math.round((x + w) / 4)}`;
      const known = counts.get(key);
      if (known) known.lanes += 1;
      else counts.set(key, { x, w, lanes: 1 });
    }
  }
  return [...counts.values()].filter(({ lanes }) => lanes > 1);
}
