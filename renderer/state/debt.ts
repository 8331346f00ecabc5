import { type Lane, statusOf } from '../../shared/domain/lane/state.ts';

/** Work that waits for somebody to read it: lanes that stand still with changes that have not landed. */
export interface ReviewDebt {
  readonly lanes: number;
  readonly lines: number;
}

/** What agents say they spent, per currency. Lanes that worked and said nothing are counted, never taken for free. */
export interface Spend {
  readonly amounts: readonly { readonly currency: string; readonly amount: number }[];
  readonly unknown: number;
}

const standing = new Set(['idle', 'interrupted', 'failed']);

/** Adds up the changes of lanes that have stopped and not landed, as of their last checkpoints. */
export function reviewDebt(lanes: readonly Lane[]): ReviewDebt {
  const owed = lanes.filter(
    (l) => standing.has(statusOf(l)) && l.landed === null && (l.changes?.files ?? 0) > 0,
  );
  const lines = owed.reduce((sum, { changes }) => sum + (changes ? changes.added + changes.removed : 0), 0);
  return { lanes: owed.length, lines };
}

/** Adds up what lanes that are not closed reported. */
export function spendOf(lanes: readonly Lane[]): Spend {
  const worked = lanes.filter((l) => l.phase !== 'closed' && l.turns > 0);
  const sums = new Map<string, number>();
  let unknown = 0;
  for (const { usage } of worked) {
    if (!usage || usage.cost === null) unknown += 1;
    else sums.set(usage.currency ?? 'USD', (sums.get(usage.currency ?? 'USD') ?? 0) + usage.cost);
  }
  const amounts = [...sums].map(([currency, amount]) => ({ currency, amount }));
  return { amounts, unknown };
}
