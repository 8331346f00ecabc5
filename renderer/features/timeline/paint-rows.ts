import { type Brush, colour, edge, fill } from './brush.ts';
import { rowHeight } from './layout.ts';
import { paintLinks } from './paint-links.ts';
import { paintLandings, paintMarks } from './paint-marks.ts';
import { paintTitles, paintTurns } from './paint-turns.ts';
import { linesOf, type Line, type Scene } from './scene.ts';
import { findMark, scaleOf } from './shapes.ts';
import { ticksOf } from './ticks.ts';
import { type TimeWindow, xOf } from './time-window.ts';
import { type ToolBand } from './tool-band.ts';

/** Draws the rows that are on the screen: what is common first, then sort by sort over all rows. */
export function paintRows(brush: Brush, scene: Scene, band: ToolBand, ratio: number): void {
  const lines = linesOf(scene);
  fill(brush, 'bg1', 0, 0, scene.width, scene.height);
  paintGround(brush, scene);
  paintLandings(brush, scene, lines);
  paintTurns(brush, scene, lines);
  paintSpend(brush, scene, lines);
  band.paint(brush, lines, scene, ratio);
  paintTitles(brush, scene, lines);
  paintMarks(brush, scene, lines);
  paintLinks(brush, scene);
  paintNow(brush, scene, scene.height);
  paintHits(brush, scene, lines);
  paintRange(brush, scene);
  paintMarked(brush, scene, lines);
}

function paintGround(brush: Brush, scene: Scene): void {
  const { ctx } = brush;
  const { view, width, height, scroll, rows } = scene;
  for (const tick of ticksOf(view, width)) {
    ctx.globalAlpha = tick.label === null ? 0.45 : 1;
    fill(brush, 'line1', Math.round(xOf(view, width, tick.at)), 0, 1, height);
  }
  ctx.globalAlpha = 1;
  for (const row of rows) {
    const y = row.y - scroll;
    if (y + row.h < 0 || y > height) continue;
    if (row.kind === 'group') fill(brush, 'bg0', 0, y, width, row.h);
    else if (row.lane.id === scene.selected) {
      ctx.globalAlpha = 0.55;
      fill(brush, 'bg3', 0, y, width, row.h - 1);
      ctx.globalAlpha = 1;
    }
    fill(brush, 'line1', 0, y + row.h - 1, width, 1);
  }
}

/** What each lane has spent, as a thin rising line; all rows to one measure. */
function paintSpend(brush: Brush, scene: Scene, lines: readonly Line[]): void {
  const { ctx } = brush;
  const most = Math.max(0, ...lines.map(({ strip }) => strip.spend?.points.at(-1)?.[1] ?? 0));
  if (most === 0) return;
  ctx.strokeStyle = colour(brush, 't3');
  ctx.lineWidth = 1;
  ctx.globalAlpha = 0.75;
  ctx.beginPath();
  for (const { y, strip } of lines) {
    const points = strip.spend?.points ?? [];
    const { at, scale } = scaleOf(strip, scene);
    const level = (amount: number): number => y + 54.5 - Math.round((amount / most) * 44);
    let last: number | null = null;
    let end = 0;
    for (const [x, amount] of points) {
      const px = at + x * scale;
      if (px > scene.width) break;
      if (last === null) ctx.moveTo(px, level(amount));
      else {
        ctx.lineTo(px, level(last));
        ctx.lineTo(px, level(amount));
      }
      [last, end] = [amount, px];
    }
    const now = Math.min(scene.width, xOf(scene.view, scene.width, scene.now));
    if (last !== null && now > end) ctx.lineTo(now, level(last));
  }
  ctx.stroke();
  ctx.globalAlpha = 1;
}

/** The now-line and the dim strip to its right. */
export function paintNow(
  brush: Brush,
  { view, width, now }: { readonly view: TimeWindow; readonly width: number; readonly now: number },
  height: number,
): void {
  const x = Math.round(xOf(view, width, now));
  if (x > width || x < -1) return;
  brush.ctx.globalAlpha = 0.5;
  fill(brush, 'bg0', x + 1, 0, width - x, height);
  brush.ctx.globalAlpha = 1;
  fill(brush, 'live', x, 0, 1, height);
}

/** What the search has found: a ring around each, and everything else a little dimmer. */
function paintHits(brush: Brush, scene: Scene, lines: readonly Line[]): void {
  if (scene.hits.length === 0) return;
  const { ctx } = brush;
  ctx.globalAlpha = 0.45;
  fill(brush, 'bg1', 0, 0, scene.width, scene.height);
  ctx.globalAlpha = 1;
  const ys = new Map(lines.map(({ laneId, y }) => [laneId, y]));
  let last = '';
  for (const hit of scene.hits) {
    const y = ys.get(hit.laneId);
    if (y === undefined) continue;
    const x = xOf(scene.view, scene.width, hit.from);
    const w = Math.max(4, xOf(scene.view, scene.width, hit.to) - x);
    const place = `${hit.laneId} ${Math.round(x / 3)}`;
    if (x > scene.width || x + w < 0 || (place === last && hit !== scene.hit)) continue;
    last = place;
    if (hit === scene.hit) edge(brush, 'accent', [x - 3, y + 4, w + 6, rowHeight - 8], 5, 2);
    else fill(brush, 'accent', x, y + 4, w, 3, 1);
  }
}

function paintRange(brush: Brush, { range, view, width, height }: Scene): void {
  if (range === null) return;
  const { ctx } = brush;
  const [from, to] = [xOf(view, width, range.from), xOf(view, width, range.to)];
  ctx.globalAlpha = 0.1;
  fill(brush, 'accent', from, 0, to - from, height);
  ctx.globalAlpha = 1;
  fill(brush, 'accent', from, 0, 1, height);
  fill(brush, 'accent', to, 0, 1, height);
}

function paintMarked(brush: Brush, scene: Scene, lines: readonly Line[]): void {
  const { marked } = scene;
  const line = marked && lines.find(({ laneId }) => laneId === marked.laneId);
  const shape = line && marked ? findMark(line.strip, marked, scene) : null;
  if (!line || !shape) return;
  edge(brush, 'accent', [shape.x - 3, line.y + shape.y - 3, shape.w + 6, shape.h + 6], 5, 2);
}
