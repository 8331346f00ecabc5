import { type Scene } from './scene.ts';
import { type Link } from './strip.ts';
import { xOf } from './time-window.ts';

/** A point on the canvas, in CSS pixels. */
interface Point {
  readonly x: number;
  readonly y: number;
}

/** An arrow as a curve: where it begins, the two points that bend it, where it ends. */
export type Curve = readonly [Point, Point, Point, Point];

type Ground = Pick<Scene, 'rows' | 'view' | 'width' | 'height' | 'scroll'>;

/** The middle of a row. */
const middle = 32;
/** The least that an arrow goes to the right, so that it can be seen where it points. */
const least = 14;
/** How near the pointer has to be. */
const near = 4;

/** Answers where arrows run; null for those that are not on the screen. The target branch stands below the last row. */
export function curvesOn({ rows, view, width, height, scroll }: Ground): (link: Link) => Curve | null {
  const heights = new Map(
    rows.flatMap((row) => (row.kind === 'lane' ? [[row.lane.id as string, row.y - scroll + middle]] : [])),
  );
  const yOf = (laneId: string | null) => (laneId === null ? height + 24 : heights.get(laneId));
  return (link) => {
    const [from, to] = [yOf(link.from), yOf(link.to)];
    if (from === undefined || to === undefined || from === to) return null;
    if (Math.max(from, to) < 0 || Math.min(from, to) > height) return null;
    const end = xOf(view, width, link.until);
    const begin = link.kind === 'conflict' ? end : Math.min(xOf(view, width, link.at), end - least);
    if (end < 0 || begin > width) return null;
    const bend = Math.min(60, (end - begin) * 0.7);
    return [
      { x: begin, y: from },
      { x: begin + bend, y: from },
      { x: end - bend, y: to },
      { x: end, y: to },
    ];
  };
}

/** The arrow at a point of the canvas, the nearest if there are several; null where there is none. */
export function linkAt(links: readonly Link[], ground: Ground, x: number, y: number): Link | null {
  const curveOf = curvesOn(ground);
  let found: Link | null = null;
  let away = near;
  for (const link of links) {
    const curve = curveOf(link);
    const distance = curve === null ? Infinity : distanceTo(curve, x, y);
    if (distance <= away) [found, away] = [link, distance];
  }
  return found;
}

function distanceTo(curve: Curve, x: number, y: number): number {
  const [a, b, c, d] = curve;
  const ys = [a.y, b.y, c.y, d.y];
  if (y < Math.min(...ys) - near || y > Math.max(...ys) + near) return Infinity;
  if (x < Math.min(a.x, d.x) - near || x > Math.max(b.x, d.x) + near) return Infinity;
  // Steps of about two pixels, since the gap between two of them must not be wider than the pointer's reach.
  const steps = Math.ceil((Math.abs(d.x - a.x) + Math.abs(d.y - a.y)) / 2) + 8;
  let least = Infinity;
  for (let i = 0; i <= steps; i++) {
    const at = pointOf(curve, i / steps);
    least = Math.min(least, Math.hypot(at.x - x, at.y - y));
  }
  return least;
}

function pointOf([a, b, c, d]: Curve, t: number): Point {
  const u = 1 - t;
  const mix = (axis: 'x' | 'y') =>
    u * u * u * a[axis] + 3 * u * u * t * b[axis] + 3 * u * t * t * c[axis] + t * t * t * d[axis];
  return { x: mix('x'), y: mix('y') };
}

/** Whether two answers of the host speak of the same arrow. */
export const isSameLink = (a: Link | null, b: Link | null): boolean =>
  a !== null &&
  b !== null &&
  a.kind === b.kind &&
  a.ref === b.ref &&
  a.from === b.from &&
  a.to === b.to &&
  a.until === b.until;

/** The arrow after one, or before it, in order of arrival; round again at the end. Those of a lane, if one is named. */
export function nextLink(
  links: readonly Link[],
  laneId: string | null,
  from: Link | null,
  by: 1 | -1,
): Link | null {
  const mine = links.filter((link) => laneId === null || link.from === laneId || link.to === laneId);
  const inOrder = (mine.length > 0 ? mine : links).toSorted((a, b) => a.until - b.until || a.at - b.at);
  const at = inOrder.findIndex((link) => isSameLink(link, from));
  const next = at < 0 ? (by > 0 ? 0 : inOrder.length - 1) : (at + by + inOrder.length) % inOrder.length;
  return inOrder[next] ?? null;
}
