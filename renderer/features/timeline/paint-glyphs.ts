import { type Brush, colour, edge, fill, hatch, line, setFont, text } from './brush.ts';
import { duration } from '../../lib/format.ts';
import { type Shape } from './shapes.ts';

/** A question, waiting or answered. The canvas stands with its origin at the row's upper left corner. */
export function paintApproval(brush: Brush, { x, y, w, h, open, from }: Shape, now: number): void {
  const { ctx } = brush;
  if (w < 6 && !open) {
    ctx.globalAlpha = 0.6;
    fill(brush, 'wait-fill', x, y, w, h);
    ctx.globalAlpha = 1;
    return;
  }
  fill(brush, 'bg1', x, y, w, h, 4);
  if (!open) ctx.globalAlpha = 0.6;
  fill(brush, 'wait-s', x, y, w, h, 4);
  hatch(brush, 'hatch', [x, y, w, h]);
  edge(brush, 'wait-fill', [x, y, w, h], 4, open ? 1 : 0.75);
  ctx.globalAlpha = 1;
  if (!open) return;
  fill(brush, 'wait-fill', x, y, 3, h, 1);
  const words = duration(now - from);
  setFont(brush, { weight: 600 });
  const wide = ctx.measureText(words).width + 14;
  const left = Math.max(x, 0) + 9;
  if (x + w < left + wide + 3) return;
  fill(brush, 'wait-fill', left, y + 14, wide, 20, 4);
  text(brush, 'on-wait', words, left + 7, y + 28, { weight: 600 });
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

function hexagon(ctx: CanvasRenderingContext2D, x: number, y: number, w: number, h: number): void {
  ctx.beginPath();
  ctx.moveTo(x + 5, y);
  ctx.lineTo(x + w - 5, y);
  ctx.lineTo(x + w, y + h / 2);
  ctx.lineTo(x + w - 5, y + h);
  ctx.lineTo(x + 5, y + h);
  ctx.lineTo(x, y + h / 2);
  ctx.closePath();
}

type Points = readonly (readonly [number, number])[];

/** A verification: passed, failed or at work. */
export function paintVerification(brush: Brush, { x, y, w, h, run }: Shape): void {
  const { ctx } = brush;
  const state = run.failed > 0 ? 'fail' : run.outcome === 'open' ? 'live' : 'pass';
  hexagon(ctx, x, y, w, h);
  ctx.fillStyle = colour(brush, 'bg1');
  ctx.fill();
  ctx.fillStyle = colour(brush, `${state}-s`);
  ctx.fill();
  ctx.strokeStyle = colour(brush, state);
  ctx.lineWidth = 1.25;
  if (state === 'live') ctx.setLineDash([4, 2.5]);
  ctx.stroke();
  ctx.setLineDash([]);
  const [mx, my] = [x + w / 2, y + h / 2];
  const at = (...points: Points): Points => points.map(([dx, dy]) => [mx + dx, my + dy]);
  if (state === 'pass') line(brush, 'pass', at([-3, 0], [-0.8, 2.4], [3.2, -2.6]), 1.6);
  if (state !== 'fail') return;
  line(brush, 'fail', at([-3, -3], [3, 3]), 1.6);
  line(brush, 'fail', at([3, -3], [-3, 3]), 1.6);
}

function disc(brush: Brush, x: number, y: number, radius: number): void {
  brush.ctx.beginPath();
  brush.ctx.arc(x, y, radius, 0, Math.PI * 2);
}

/** A node on a rail; `hole` is what shows through it. */
export function paintNode(brush: Brush, x: number, y: number, radius = 6.5): void {
  const { ctx } = brush;
  disc(brush, x, y, radius + 2);
  ctx.fillStyle = colour(brush, 'bg1');
  ctx.fill();
  disc(brush, x, y, radius);
  ctx.fillStyle = colour(brush, 'pass');
  ctx.fill();
  disc(brush, x, y, radius / 3);
  ctx.fillStyle = colour(brush, 'bg1');
  ctx.fill();
}

/** Two tracks that cross. */
export function paintConflict(brush: Brush, shape: Shape): void {
  const { ctx } = brush;
  const [x, y] = [shape.x + 9, shape.y + 9];
  disc(brush, x, y, 9);
  ctx.fillStyle = colour(brush, 'bg1');
  ctx.fill();
  ctx.strokeStyle = colour(brush, 'fail');
  ctx.lineWidth = 1.25;
  ctx.stroke();
  for (const side of [1, -1]) {
    ctx.beginPath();
    ctx.lineWidth = 1.4;
    ctx.moveTo(x - 3 * side, y - 5.2);
    ctx.bezierCurveTo(x - 3 * side, y, x + 3 * side, y, x + 3 * side, y + 5.2);
    ctx.stroke();
  }
}

/** The end of an agent; red with its exit code where it died. */
export function paintEnd(brush: Brush, shape: Shape): void {
  const { x, y, w, h, word } = shape;
  const failed = shape.run.failed > 0;
  fill(brush, failed ? 'fail' : 't3', x, y, w, h);
  if (!failed || word === null) return;
  fill(brush, 'bg1', x + 6, y + 17, 26, 14, 3);
  fill(brush, 'fail-s', x + 6, y + 17, 26, 14, 3);
  text(brush, 'fail', word, x + 19, y + 27.5, { mono: true, weight: 600, size: 10.5, align: 'center' });
}

/** The exit code of a command that failed, in its bar. */
export function paintCode(brush: Brush, { x, y, w, h }: Shape, code: string): void {
  const wide = Math.max(w, 10);
  fill(brush, 'fail', x, y, wide, h, 1.5);
  const size = code.length > 1 && wide < 22 ? 8 : 11;
  text(brush, 'bg1', code, x + wide / 2, y + 16, { mono: true, weight: 700, size, align: 'center' });
}
