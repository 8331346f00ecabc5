import { type LinkKind } from '../../../shared/domain/timeline/span.ts';
import { type Brush, colour } from './brush.ts';
import { type ColourName } from './palette.ts';
import { type Scene } from './scene.ts';
import { type Link } from './strip.ts';
import { xOf } from './time-window.ts';

interface Look {
  readonly colour: ColourName;
  readonly dash: readonly number[];
  readonly arrow: boolean;
}

/** How each relation looks; another kind needs a line here and nothing else. */
const linkLooks: Readonly<Record<LinkKind, Look>> = {
  clone: { colour: 't2', dash: [], arrow: true },
  'send-back': { colour: 't2', dash: [5, 3], arrow: true },
  conflict: { colour: 'fail', dash: [2, 3], arrow: false },
};

/** Relations that are drawn in one frame; beyond them the picture says nothing. */
const most = 300;

/** Arrows between lanes; the target branch stands below the last row. */
export function paintLinks(brush: Brush, scene: Scene): void {
  const rows = new Map(
    scene.rows.flatMap((row) =>
      row.kind === 'lane' ? [[row.lane.id as string, row.y - scene.scroll + 32]] : [],
    ),
  );
  const yOf = (laneId: string | null): number | null =>
    laneId === null ? scene.height + 24 : (rows.get(laneId) ?? null);
  for (const link of scene.links.slice(0, most)) {
    const [from, to] = [yOf(link.from), yOf(link.to)];
    if (from === null || to === null || from === to) continue;
    if (Math.max(from, to) < 0 || Math.min(from, to) > scene.height) continue;
    paintLink(brush, link, xOf(scene.view, scene.width, link.at), from, to);
  }
}

function paintLink(brush: Brush, { kind }: Link, x: number, from: number, to: number): void {
  const { ctx } = brush;
  const look = linkLooks[kind];
  const down = to > from ? 1 : -1;
  const left = x - 7;
  ctx.strokeStyle = colour(brush, look.colour);
  ctx.lineWidth = 1.25;
  ctx.setLineDash([...look.dash]);
  ctx.beginPath();
  if (look.arrow) {
    ctx.moveTo(left - 7, from);
    ctx.arcTo(left, from, left, from + 8 * down, 5);
    ctx.lineTo(left, to - 5 * down);
    ctx.arcTo(left, to, left + 6, to, 5);
  } else {
    ctx.moveTo(x, from);
    ctx.lineTo(x, to - 10 * down);
  }
  ctx.stroke();
  ctx.setLineDash([]);
  if (!look.arrow) return;
  ctx.fillStyle = colour(brush, look.colour);
  ctx.beginPath();
  ctx.moveTo(x - 2, to - 3.5);
  ctx.lineTo(x + 3.5, to);
  ctx.lineTo(x - 2, to + 3.5);
  ctx.fill();
}
