import { describe, expect, it } from 'vitest';
import { type Lane } from '../../../shared/domain/lane/state.ts';
import { noFilter } from '../../state/board.ts';
import { columnCount, keepOrder, neediestFirst, passes, pinnedFirst, tracks } from './columns.ts';

const lane = (id: string, more: Partial<Lane> = {}): Lane =>
  ({
    id,
    name: id,
    branch: `switchyard/${id}`,
    agentId: 'rehearsal',
    task: { title: `Task of ${id}` },
    phase: 'ready',
    pausedBy: null,
    waitingOn: [],
    turn: null,
    landed: null,
    queue: [],
    ...more,
  }) as unknown as Lane;
const ids = (lanes: readonly Lane[]) => lanes.map((l) => l.id);

describe('columns', () => {
  it('fits as many as can be read, and never more than there are', () => {
    expect(columnCount('auto', 1440, 9)).toBe(4);
    expect(columnCount('auto', 1232, 9)).toBe(3);
    expect(columnCount('auto', 200, 9)).toBe(1);
    expect(columnCount('auto', 2512, 30)).toBe(7);
    expect(columnCount(4, 1440, 2)).toBe(2);
    expect(columnCount('auto', 1440, 0)).toBe(1);
  });

  it('puts what needs the person first and keeps the rest as launched', () => {
    const lanes = [
      lane('a', { turn: {} as never }),
      lane('b', { waitingOn: ['x' as never], turn: {} as never }),
      lane('c'),
      lane('d', { phase: 'failed' }),
      lane('e', { turn: {} as never }),
    ];
    expect(ids(neediestFirst(lanes))).toEqual(['b', 'd', 'c', 'a', 'e']);
  });

  it('keeps the order on the screen and adds what is new at the end', () => {
    expect(ids(keepOrder([lane('n'), lane('a'), lane('b')], ['b', 'a', 'gone']))).toEqual(['b', 'a', 'n']);
  });

  it('puts pinned lanes first, as they were pinned, and leaves the rest in its order', () => {
    const lanes = ['a', 'b', 'c', 'd'].map((id) => lane(id));
    expect(ids(pinnedFirst(lanes, ['d', 'gone', 'b']))).toEqual(['d', 'b', 'a', 'c']);
  });

  it('lets through what fits the words, the state and the agent', () => {
    const one = lane('GreenCastle', { waitingOn: ['x' as never] });
    const filter = (more: object) => passes(one, { ...noFilter, ...more });
    expect(filter({})).toBe(true);
    expect(filter({ text: ' castle  TASK ' })).toBe(true);
    expect(filter({ text: 'castle nothing' })).toBe(false);
    expect(filter({ state: 'needs-you' })).toBe(true);
    expect(filter({ state: 'waiting' })).toBe(true);
    expect(filter({ state: 'running' })).toBe(false);
    expect(filter({ agent: 'rehearsal' })).toBe(true);
    expect(filter({ agent: 'other' })).toBe(false);
    expect(passes(lane('a', { turn: {} as never }), { ...noFilter, state: 'needs-you' })).toBe(false);
  });

  it('gives a column the width that was chosen and the others their share', () => {
    expect(tracks([lane('a'), lane('b')], { b: 480 }, 2)).toBe('max(300px, calc((100% - 1px) / 2)) 480px');
  });
});
