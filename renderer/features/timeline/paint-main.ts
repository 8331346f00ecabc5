import { type Instant } from '../../../shared/kernel/time.ts';
import { type Brush, colour, fill, hatch, line, text } from './brush.ts';
import { labelsThatFit, type MainNode } from './main-row.ts';
import { paintNode, paintPause } from './paint-glyphs.ts';
import { paintNow } from './paint-rows.ts';
import { type TimeWindow, xOf } from './time-window.ts';

/** What the target branch's canvas shows. */
export interface MainScene {
  readonly view: TimeWindow;
  readonly now: Instant;
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly MainNode[];
  /** Stretches in which the whole fleet was paused. */
  readonly pauses: readonly { readonly x: number; readonly w: number }[];
  /** The entry at work: since when, whose, and whether it verifies. */
  readonly busy: { readonly since: Instant; readonly label: string; readonly word: string } | null;
}

const rail = 28;

/** The double rail of the target branch with its nodes, take-backs and the entry at work. */
export function paintMain(brush: Brush, scene: MainScene): void {
  const { view, width, height, nodes, now } = scene;
  fill(brush, 'bg1', 0, 0, width, height);
  const end = Math.min(width, xOf(view, width, now));
  if (end > 0) {
    fill(brush, 'line3', 0, rail - 2, end, 1);
    fill(brush, 'line3', 0, rail + 2, end, 1);
    const sleeper = 12;
    for (
      let x = -(Math.round((view.from / (view.to - view.from)) * width) % sleeper);
      x < end;
      x += sleeper
    ) {
      fill(brush, 'line2', x, rail - 5, 1, 11);
    }
  }
  const xs = nodes.map((n) => xOf(view, width, n.at));
  const fits = labelsThatFit(xs, 76);
  for (const [i, node] of nodes.entries()) {
    const x = xs[i] ?? 0;
    if (x < -90 || x > width + 20) continue;
    const undone = node.undoes === null ? -1 : nodes.findIndex((n) => n.id === node.undoes);
    if (undone >= 0) arc(brush, x, xs[undone] ?? x);
    if (!node.takenBack || undone < 0)
      line(
        brush,
        'pass',
        [
          [x, 0],
          [x, rail - 6],
        ],
        1.5,
      );
    paintMark(brush, node, x);
  }
  for (const pause of scene.pauses) paintPause(brush, pause.x, 0, pause.w, height);
  if (scene.busy) busy(brush, scene, scene.busy);
  paintNow(brush, scene, height);
  for (const [i, node] of nodes.entries()) {
    const x = xs[i] ?? 0;
    if (fits[i] === true && x > -90 && x < width + 20) words(brush, node, x);
  }
}

function paintMark(brush: Brush, node: MainNode, x: number): void {
  if (!node.takenBack) return paintNode(brush, x, rail);
  const { ctx } = brush;
  ctx.beginPath();
  ctx.arc(x, rail, 6, 0, Math.PI * 2);
  ctx.fillStyle = colour(brush, 'bg1');
  ctx.fill();
  ctx.strokeStyle = colour(brush, 't3');
  ctx.lineWidth = 1.5;
  ctx.stroke();
  line(
    brush,
    't3',
    [
      [x - 3, rail + 3],
      [x + 3, rail - 3],
    ],
    1.5,
  );
}

function words(brush: Brush, node: MainNode, x: number): void {
  text(brush, node.takenBack ? 't3' : 't1', node.hash, x - 6, 54, { mono: true });
  if (node.takenBack) fill(brush, 't3', x - 6, 50, brush.ctx.measureText(node.hash).width, 1);
  text(brush, 't3', node.label, x - 6, 69);
}

function arc(brush: Brush, from: number, to: number): void {
  const { ctx } = brush;
  ctx.strokeStyle = colour(brush, 't2');
  ctx.lineWidth = 1.25;
  ctx.beginPath();
  ctx.moveTo(from, rail - 7);
  ctx.bezierCurveTo(from, rail - 22, to, rail - 22, to, rail - 9);
  ctx.stroke();
  ctx.fillStyle = colour(brush, 't2');
  ctx.beginPath();
  ctx.moveTo(to - 3.5, rail - 13);
  ctx.lineTo(to, rail - 8);
  ctx.lineTo(to + 3.5, rail - 13);
  ctx.fill();
}

function busy(brush: Brush, scene: MainScene, work: NonNullable<MainScene['busy']>): void {
  const { ctx } = brush;
  const end = xOf(scene.view, scene.width, scene.now);
  const begin = Math.min(xOf(scene.view, scene.width, work.since), end - 14);
  if (end < 0 || begin > scene.width) return;
  ctx.save();
  ctx.beginPath();
  ctx.roundRect(begin, rail - 12, end - begin, 24, 6);
  ctx.fillStyle = colour(brush, 'bg1');
  ctx.fill();
  ctx.clip();
  hatch(brush, 'live-s', [begin, rail - 12, end - begin, 24]);
  ctx.restore();
  ctx.save();
  ctx.strokeStyle = colour(brush, 'live');
  ctx.lineWidth = 1.25;
  ctx.setLineDash([4, 2.5]);
  ctx.beginPath();
  ctx.roundRect(begin, rail - 12, end - begin, 24, 6);
  ctx.stroke();
  ctx.restore();
  const right = Math.min(scene.width - 4, end - 4);
  text(brush, 'live', work.word, right, 54, { align: 'right' });
  text(brush, 't3', work.label, right, 69, { align: 'right' });
}
