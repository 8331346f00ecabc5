import { expect, it } from 'vitest';
import { type Lane } from '../../../shared/domain/lane/state.ts';
import { type Merge } from '../../../shared/domain/merge/state.ts';
import { needsYou } from './needs-you.ts';

const lane = (id: string, phase: Lane['phase'], since: number) =>
  ({ id, name: id, phase, reason: `${id} stopped`, statusSince: since }) as unknown as Lane;
const merge = (id: string, laneId: string, state: Merge['state'], since: number, more: Partial<Merge> = {}) =>
  ({
    id,
    laneId,
    kind: 'merge',
    state,
    reason: null,
    title: id,
    sentBack: false,
    updatedAt: since,
    ...more,
  }) as Merge;
const by = <T extends { readonly id: string }>(...items: T[]) =>
  Object.fromEntries(items.map((i) => [i.id, i]));

it('lists what stands still, the longest first, and only the newest entry of a lane', () => {
  const lanes = by(lane('Oak', 'failed', 30), lane('Elm', 'ready', 1), lane('Ash', 'interrupted', 10));
  const merges = by(
    merge('old', 'Elm', 'failed', 5),
    merge('new', 'Elm', 'conflict', 20),
    merge('fine', 'Oak', 'landed', 6),
  );
  expect(needsYou(lanes, merges, {}).map(({ what, laneName }) => `${laneName}: ${what}`)).toEqual([
    'Ash: Lane interrupted',
    'Elm: Merge conflict',
    'Oak: Lane failed',
  ]);
});

it('leaves out what was sent back: that is with the lane now', () => {
  const merges = by(merge('a', 'Elm', 'conflict', 5, { sentBack: true }));
  expect(needsYou(by(lane('Elm', 'ready', 1)), merges, {})).toEqual([]);
});
