import { describe, expect, it } from 'vitest';
import { type PaletteGroup, shownGroups } from './shown-groups.ts';

const entry = (id: string, title: string, about?: string) => ({
  id,
  title,
  run: () => undefined,
  ...(about === undefined ? {} : { about }),
});
const groups: readonly PaletteGroup[] = [
  { heading: 'Actions', entries: [entry('launch', 'Launch a lane'), entry('rail', 'Fold the rail')] },
  {
    heading: 'Lanes',
    entries: Array.from({ length: 40 }, (_, i) => entry(`lane_${i}`, `Lane${i}`, 'Fold the map')),
  },
];
const seen = (typed: string, recent: readonly string[] = []) =>
  shownGroups(groups, typed, recent, 'Recent').map(({ heading, entries }) => [
    heading,
    ...entries.slice(0, 2).map(({ id }) => id),
  ]);

describe('the palette', () => {
  it('lists what was done lately first, once, and only what still exists', () => {
    expect(seen('', ['rail', 'gone'])).toEqual([
      ['Recent', 'rail'],
      ['Actions', 'launch'],
      ['Lanes', 'lane_0', 'lane_1'],
    ]);
  });

  it('puts the group with the best match first, and draws no more than can be read', () => {
    expect(seen('fold')).toEqual([
      ['Actions', 'rail'],
      ['Lanes', 'lane_0', 'lane_1'],
    ]);
    expect(seen('lane')[0]?.[0]).toBe('Lanes');
    for (const { entries } of shownGroups(groups, 'lane', [], 'Recent'))
      expect(entries.length).toBeLessThan(13);
  });

  it('prefers what was done lately among equals', () => {
    expect(seen('lane3', ['lane_33'])[0]?.slice(0, 2)).toEqual(['Lanes', 'lane_33']);
  });
});
