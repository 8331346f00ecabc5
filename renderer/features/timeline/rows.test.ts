import { describe, expect, it } from 'vitest';
import { type Lane } from '../../../shared/domain/lane/state.ts';
import { emptyWorld, evolve, type World } from '../../../shared/domain/world.ts';
import { type DomainEvent, type Recorded } from '../../../shared/domain/event.ts';
import { laneLaunched, projectOpened } from '../../testing/events.ts';
import { heightOf, rowsBetween, rowsOf, usefulGroupings } from './rows.ts';

const world = [projectOpened(), ...['Oak', 'Elm', 'Ash'].map(laneLaunched)].reduce<World>(
  (before, event: DomainEvent, i) => evolve(before, { ...event, sequence: i + 1, at: i } as Recorded),
  emptyWorld,
);
const lane = (name: string, more: Partial<Lane> = {}): Lane => {
  const found = Object.values(world.lanes).find((l) => l.name === name);
  if (!found) throw new Error(name);
  return { ...found, ...more };
};
const open = [
  lane('Oak', { agentId: 'b' as Lane['agentId'] }),
  lane('Elm', { agentId: 'a' as Lane['agentId'] }),
];
const closed = [lane('Ash', { phase: 'closed' })];
const told = (rows: ReturnType<typeof rowsOf>) =>
  rows.map((row) => (row.kind === 'lane' ? row.lane.name : `${row.name} ${row.lanes.length}`));

describe('the rows', () => {
  it('have open lanes first and closed ones folded beneath', () => {
    expect(told(rowsOf(open, closed, 'none', new Set()))).toEqual(['Oak', 'Elm', 'closed 1']);
    expect(told(rowsOf(open, closed, 'none', new Set(['closed'])))).toEqual([
      'Oak',
      'Elm',
      'closed 1',
      'Ash',
    ]);
    expect(told(rowsOf(open, [], 'none', new Set()))).toEqual(['Oak', 'Elm']);
  });

  it('stand in groups that fold', () => {
    const rows = rowsOf(open, closed, 'agent', new Set(['agent a']));
    expect(told(rows)).toEqual(['a 1', 'b 1', 'Oak', 'closed 1']);
    expect(rows.map((row) => row.y)).toEqual([0, 28, 56, 120]);
    expect(heightOf(rows)).toBe(148);
    expect(told(rowsBetween(rows, 60, 100))).toEqual(['Oak']);
  });

  it('put states in the order in which they matter', () => {
    const failed = lane('Oak', { phase: 'failed' });
    expect(told(rowsOf([lane('Elm'), failed], closed, 'state', new Set()))).toEqual([
      'failed 1',
      'Oak',
      'preparing 1',
      'Elm',
      'closed 1',
    ]);
  });

  it('offer roles only where there are some', () => {
    expect(usefulGroupings(open)).toEqual(['none', 'state', 'agent']);
    expect(usefulGroupings([lane('Oak', { roleId: 'tester' })])).toContain('role');
  });
});
