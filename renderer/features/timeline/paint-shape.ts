import { type Brush, colour, edge, fill, hatch, line, setFont, text } from './brush.ts';
import { fitTitle, type Shape } from './layout.ts';
import { exitCodeOf } from './spans.ts';
import { duration } from '../../lib/format.ts';

/** Draws one span. The canvas stands with its origin at the row's upper left corner. */
export function paintShape(brush: Brush, shape: Shape, now: number): void {
  switch (shape.span.kind) {
    case 'turn':
      return turn(brush, shape);
    case 'read':
    case 'other':
      return fill(brush, 'span-read', shape.x, shape.y, shape.w, shape.h, 1);
    case 'search':
      fill(brush, 'span-search', shape.x, shape.y, shape.w, 3);
      return fill(brush, 'span-search', shape.x, shape.y + 5, shape.w, 3);
    case 'edit':
      return fill(
        brush,
        shape.outcome === 'bad' ? 'fail' : 'span-edit',
        shape.x,
        shape.y,
        shape.w,
        shape.h,
        1,
      );
    case 'command':
      return command(brush, shape);
    case 'approval':
      return approval(brush, shape, now);
    case 'verify':
      return verification(brush, shape);
    case 'checkpoint':
      return triangle(brush, shape);
    case 'landed':
      return landed(brush, shape);
    case 'conflict':
      return conflict(brush, shape);
    case 'ended':
      return ended(brush, shape);
    case 'paused':
      return;
  }
}

function turn(brush: Brush, { x, y, w, h, open, span, outcome, titleEnd }: Shape): void {
  fill(brush, 'span-turn', x, y, w, h, 4);
  edge(brush, open ? 'live-l' : outcome === 'bad' ? 'fail-l' : 'span-turn-line', [x, y, w, h]);
  if (open) fill(brush, 'live', x + w - 2, y, 2, h);
  const from = Math.max(x, 0) + 7;
  setFont(brush);
  const title = fitTitle(span.title, titleEnd - 5 - from, (t) => brush.ctx.measureText(t).width);
  if (title !== '') text(brush, 't2', title, from, y + 13);
}

function command(brush: Brush, { x, y, w, h, outcome, open, code }: Shape): void {
  if (outcome === 'bad') {
    fill(brush, 'fail', x, y, w, h, 1.5);
    text(brush, 'bg1', code === null ? '×' : String(code), x + w / 2, y + 11, {
      mono: true,
      weight: 700,
      size: code !== null && code > 9 && w < 22 ? 8 : 11,
      align: 'center',
    });
    return;
  }
  fill(brush, 'span-command', x, y, w, h, 1);
  if (open) fill(brush, 'live', x + Math.max(0, w - 2), y, Math.min(2, w), h);
}

function approval(brush: Brush, { x, y, w, h, open, span }: Shape, now: number): void {
  const { ctx } = brush;
  ctx.save();
  fill(brush, 'bg1', x, y, w, h, 4);
  if (!open) ctx.globalAlpha = 0.6;
  fill(brush, 'wait-s', x, y, w, h, 4);
  hatch(brush, 'hatch', [x, y, w, h]);
  edge(brush, 'wait-fill', [x, y, w, h], 4, open ? 1 : 0.75);
  ctx.restore();
  if (!open) return;
  fill(brush, 'wait-fill', x, y, 3, h, 1);
  const words = duration(now - span.from);
  setFont(brush, { weight: 600 });
  const wide = ctx.measureText(words).width + 14;
  const left = Math.max(x, 0) + 9;
  if (x + w < left + wide + 3) return;
  fill(brush, 'wait-fill', left, y + 14, wide, 20, 4);
  text(brush, 'on-wait', words, left + 7, y + 28, { weight: 600 });
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

function verification(brush: Brush, { x, y, w, h, outcome }: Shape): void {
  const { ctx } = brush;
  const state = outcome === 'bad' ? 'fail' : outcome === 'open' ? 'live' : 'pass';
  hexagon(ctx, x, y, w, h);
  ctx.fillStyle = colour(brush, 'bg1');
  ctx.fill();
  ctx.fillStyle = colour(brush, `${state}-s`);
  ctx.fill();
  ctx.save();
  ctx.strokeStyle = colour(brush, state);
  ctx.lineWidth = 1.25;
  if (state === 'live') ctx.setLineDash([4, 2.5]);
  ctx.stroke();
  ctx.restore();
  const [mx, my] = [x + w / 2, y + h / 2];
  if (state === 'pass')
    line(
      brush,
      'pass',
      [
        [mx - 3, my],
        [mx - 0.8, my + 2.4],
        [mx + 3.2, my - 2.6],
      ],
      1.6,
    );
  if (state !== 'fail') return;
  line(
    brush,
    'fail',
    [
      [mx - 3, my - 3],
      [mx + 3, my + 3],
    ],
    1.6,
  );
  line(
    brush,
    'fail',
    [
      [mx + 3, my - 3],
      [mx - 3, my + 3],
    ],
    1.6,
  );
}

function triangle(brush: Brush, { x, y, w, h }: Shape): void {
  const { ctx } = brush;
  ctx.fillStyle = colour(brush, 't3');
  ctx.beginPath();
  ctx.moveTo(x, y + h);
  ctx.lineTo(x + w / 2, y);
  ctx.lineTo(x + w, y + h);
  ctx.fill();
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

function landed(brush: Brush, shape: Shape): void {
  paintNode(brush, shape.x + 5, shape.y + 5, 5);
}

function conflict(brush: Brush, shape: Shape): void {
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

function ended(brush: Brush, shape: Shape): void {
  const { span, x, y, w, h } = shape;
  const failed = shape.outcome === 'bad';
  fill(brush, failed ? 'fail' : 't3', x, y, w, h);
  const code = exitCodeOf(span);
  if (!failed || code === null) return;
  fill(brush, 'bg1', x + 6, y + 17, 26, 14, 3);
  fill(brush, 'fail-s', x + 6, y + 17, 26, 14, 3);
  text(brush, 'fail', String(code), x + 19, y + 27.5, {
    mono: true,
    weight: 600,
    size: 10.5,
    align: 'center',
  });
}
