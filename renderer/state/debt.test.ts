import { expect, test } from 'vitest';
import { type Lane } from '../../shared/domain/lane/state.ts';
import { reviewDebt, spendOf } from './debt.ts';

const lane = (fields: Partial<Lane>): Lane =>
  ({
    phase: 'ready',
    pausedBy: null,
    waitingOn: [],
    turn: null,
    landed: null,
    queue: [],
    turns: 1,
    changes: null,
    usage: null,
    ...fields,
  }) as Lane;
const changes = (files: number) => ({ files, added: 10 * files, removed: files });
const cost = (amount: number | null, currency: string | null = 'USD') =>
  ({ cost: amount, currency }) as Lane['usage'];

test('debt is what stands still, changed something and has not landed', () => {
  const lanes = [
    lane({ changes: changes(2) }),
    lane({ changes: changes(1), phase: 'interrupted' }),
    lane({ changes: changes(3), turn: {} as Lane['turn'] }),
    lane({ changes: changes(0) }),
    lane({ changes: changes(4), landed: 'merge_1' as Lane['landed'] }),
    lane({ changes: changes(5), phase: 'closed' }),
  ];
  expect(reviewDebt(lanes)).toEqual({ lanes: 2, lines: 33 });
});

test('spend is added up by currency, and what is not known is said and not taken for nothing', () => {
  const lanes = [
    lane({ usage: cost(1.5) }),
    lane({ usage: cost(2) }),
    lane({ usage: cost(3, 'EUR') }),
    lane({ usage: cost(null) }),
    lane({ usage: null }),
    lane({ usage: null, turns: 0 }),
    lane({ usage: cost(9), phase: 'closed' }),
  ];
  expect(spendOf(lanes)).toEqual({
    amounts: [
      { currency: 'USD', amount: 3.5 },
      { currency: 'EUR', amount: 3 },
    ],
    unknown: 2,
  });
});
