import { expect, test } from 'vitest';
import { type DomainEvent, type Recorded } from '../../shared/domain/event.ts';
import { type LaneId } from '../../shared/domain/ids.ts';
import { LaneLinks } from './lane-links.ts';

const [a, b] = ['lane_a', 'lane_b'] as LaneId[] as [LaneId, LaneId];

const told = (...events: readonly (readonly [number, string, object])[]): LaneLinks => {
  const links = new LaneLinks();
  for (const [at, type, data] of events) links.add({ at, type, data } as unknown as Recorded<DomainEvent>);
  return links;
};
const all = (links: LaneLinks, near = 1) => links.between(0, 1e6, new Set([a, b]), near);

test('a clone, a send-back and a conflict relate lanes; a conflict, to the lane that landed what it meets', () => {
  const links = told(
    [1, 'lane.launched', { laneId: b, clonedFrom: a, task: { title: 'Again' } }],
    [2, 'merge.landed', { laneId: a, mergeId: 'm1', kind: 'merge', newOid: 'abc' }],
    [3, 'merge.conflicted', { laneId: b, mergeId: 'm2', targetOid: 'abc', files: [{ path: 'x.txt' }] }],
    [4, 'merge.sentBack', { laneId: b, mergeId: 'm2', note: null }],
  );
  expect(all(links)).toEqual([
    { kind: 'clone', at: 1, until: 1, from: a, to: b, ref: b, title: 'Again', count: 1 },
    { kind: 'conflict', at: 3, until: 3, from: a, to: b, ref: 'm2', title: 'x.txt', count: 1 },
    { kind: 'send-back', at: 4, until: 4, from: null, to: b, ref: 'm2', title: '', count: 1 },
  ]);
});

const letter = (id: string, at: number, delivered: number | null, from: LaneId | null = a) =>
  [
    [at, 'message.sent', { messageId: id, threadId: 't', from, subject: `About ${id}` }],
    ...(delivered === null ? [] : [[delivered, 'message.delivered', { messageId: id, recipient: b }]]),
  ] as [number, string, object][];

test('a letter goes from where it was sent to where it was delivered', () => {
  const links = told(...letter('m1', 10, 60), ...letter('m2', 70, null), ...letter('m3', 80, 90, null));
  const arrow = { kind: 'mail', at: 10, until: 60, from: a, to: b, ref: 't', title: 'About m1', count: 1 };
  expect(all(links)).toEqual([arrow]);
  expect(links.between(20, 30, new Set([a]), 1)).toEqual([arrow]);
  expect(links.between(61, 99, new Set([a]), 1)).toEqual([]);
  expect(links.between(20, 30, new Set(['lane_c']), 1)).toEqual([]);
});

test('those that arrive near each other go together, and more so when there are very many', () => {
  const few = told(...letter('m1', 10, 11), ...letter('m2', 14, 15), ...letter('m3', 90, 91));
  expect(all(few, 50).map(({ count, title }) => [count, title])).toEqual([
    [2, 'About m2'],
    [1, 'About m3'],
  ]);
  const many = told(...Array.from({ length: 5000 }, (_, n) => letter(`m${n}`, n * 100, n * 100 + 1)).flat());
  const bundles = all(many);
  expect(bundles.length).toBeLessThanOrEqual(400);
  expect(bundles.reduce((sum, { count }) => sum + count, 0)).toBe(5000);
});
