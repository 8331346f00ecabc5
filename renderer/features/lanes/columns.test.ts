import { describe, expect, it } from 'vitest';
import { type Lane } from '../../../shared/domain/lane/state.ts';
import { columnCount, keepOrder, neediestFirst } from './columns.ts';

const lane = (id: string, more: Partial<Lane> = {}): Lane =>
  ({
    id,
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
    expect(columnCount('auto', 5000, 9)).toBe(4);
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
});
