import { describe, expect, it } from 'vitest';
import { type Lane } from '../../../shared/domain/lane/state.ts';
import { curvesOn, linkAt, nextLink } from './link-path.ts';
import { type Row } from './rows.ts';
import { type Link } from './strip.ts';

const row = (id: string, y: number): Row => ({ kind: 'lane', lane: { id } as Lane, y, h: 64 });
const ground = {
  rows: [row('a', 0), row('b', 64), row('c', 128)],
  view: { from: 0, to: 1000 },
  width: 1000,
  height: 192,
  scroll: 0,
};
const link = (from: string | null, to: string, at: number, until = at, more: Partial<Link> = {}): Link =>
  ({ kind: 'mail', from, to, at, until, ref: `${from}${to}${at}`, title: '', count: 1, ...more }) as Link;

describe('the curve of an arrow', () => {
  const curveOf = curvesOn(ground);

  it('goes from where it was sent to where it arrived', () => {
    const curve = curveOf(link('a', 'c', 100, 400));
    expect([curve?.[0], curve?.[3]]).toEqual([
      { x: 100, y: 32 },
      { x: 400, y: 160 },
    ]);
  });

  it('goes to the right even if it took no time, and comes from below when it comes from the target branch', () => {
    const curve = curveOf(link(null, 'a', 400));
    expect(curve?.[0].x).toBeLessThan(400);
    expect(curve?.[0].y).toBeGreaterThan(192);
  });

  it('is not there for a lane without a row, and outside of the screen', () => {
    expect(curveOf(link('a', 'folded', 100))).toBeNull();
    expect(curveOf(link('a', 'b', 2000))).toBeNull();
    expect(curvesOn({ ...ground, scroll: 500 })(link('a', 'b', 100))).toBeNull();
  });
});

describe('the arrow under the pointer', () => {
  const links = [link('a', 'b', 100, 300), link('b', 'c', 500, 700)];

  it('is found along all of its way', () => {
    expect(linkAt(links, ground, 101, 33)).toBe(links[0]);
    expect(linkAt(links, ground, 200, 64)).toBe(links[0]);
    expect(linkAt(links, ground, 699, 160)).toBe(links[1]);
  });

  it('is nothing beside it', () => {
    expect(linkAt(links, ground, 200, 90)).toBeNull();
    expect(linkAt(links, ground, 400, 96)).toBeNull();
  });
});

it('steps through the arrows of a lane in order of arrival, and round again', () => {
  const [late, early, other] = [link('a', 'b', 500), link('b', 'a', 100), link('b', 'c', 50)];
  const all = [late, early, other];
  expect(nextLink(all, 'a', null, 1)).toBe(early);
  expect(nextLink(all, 'a', early, 1)).toBe(late);
  expect(nextLink(all, 'a', late, 1)).toBe(early);
  expect(nextLink(all, 'a', null, -1)).toBe(late);
  expect(nextLink(all, null, null, 1)).toBe(other);
  expect(nextLink([], null, null, 1)).toBeNull();
});
