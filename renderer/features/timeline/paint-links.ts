import { type LinkKind } from '../../../shared/domain/timeline/span.ts';
import { type Brush, colour } from './brush.ts';
import { type Curve, curvesOn, isSameLink } from './link-path.ts';
import { type ColourName } from './palette.ts';
import { type Scene } from './scene.ts';
import { type Link } from './strip.ts';

interface Look {
  readonly colour: ColourName;
  readonly dash: readonly number[];
  readonly arrow: boolean;
}

/** How each relation looks; another kind needs a line here and nothing else. */
const linkLooks: Readonly<Record<LinkKind, Look>> = {
  clone: { colour: 't2', dash: [], arrow: true },
  mail: { colour: 'accent', dash: [], arrow: true },
  'send-back': { colour: 't2', dash: [5, 3], arrow: true },
  conflict: { colour: 'fail', dash: [2, 3], arrow: false },
};

/** Arrows between lanes; the host has put together those that would be drawn over each other. */
export function paintLinks(brush: Brush, scene: Scene): void {
  const curveOf = curvesOn(scene);
  for (const link of scene.links) {
    const curve = curveOf(link);
    if (curve) paintLink(brush, link, curve, isSameLink(link, scene.link));
  }
}

function paintLink(brush: Brush, { kind, count }: Link, curve: Curve, marked: boolean): void {
  const { ctx } = brush;
  const [from, left, right, to] = curve;
  const look = linkLooks[kind];
  const down = to.y > from.y ? 1 : -1;
  const end = look.arrow ? { x: to.x - 2, y: to.y } : { x: to.x, y: to.y - 10 * down };
  ctx.strokeStyle = colour(brush, look.colour);
  ctx.lineWidth = Math.min(3, 1.25 + Math.log2(count) / 3) + (marked ? 1.25 : 0);
  ctx.setLineDash([...look.dash]);
  ctx.beginPath();
  ctx.moveTo(from.x, from.y);
  ctx.bezierCurveTo(left.x, left.y, right.x, right.y, end.x, end.y);
  ctx.stroke();
  ctx.setLineDash([]);
  if (!look.arrow) return;
  const size = marked ? 5 : 3.5;
  ctx.fillStyle = colour(brush, look.colour);
  ctx.beginPath();
  ctx.moveTo(to.x - size - 2, to.y - size);
  ctx.lineTo(to.x + 3.5, to.y);
  ctx.lineTo(to.x - size - 2, to.y + size);
  ctx.fill();
}
