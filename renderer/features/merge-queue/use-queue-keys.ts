import { type Merge } from '../../../shared/domain/merge/state.ts';
import { perform } from '../../state/use-command.ts';
import { useShortcuts } from '../../state/use-shortcuts.ts';
import { moveBefore, type Queue } from './queue.ts';

/** Moves an entry one place up or down among those that wait their turn; answers whether there was such a place. */
export function moveEntry(queue: Queue, merge: Merge, by: 1 | -1): boolean {
  const before = moveBefore(queue, merge, by);
  if (before === undefined) return false;
  void perform('merge.move', { mergeId: merge.id, before });
  return true;
}

/** Through the entries from the top down, and the chosen one further up or down. */
export function useQueueKeys(queue: Queue, chosen: Merge | null, choose: (merge: Merge) => void): void {
  const all = [...queue.open, ...queue.aside];
  const step = (by: 1 | -1) => {
    const at = all.findIndex(({ id }) => id === chosen?.id);
    const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by];
    if (next) choose(next);
  };
  useShortcuts({
    nextEntry: () => step(1),
    previousEntry: () => step(-1),
    entryUp: () => chosen !== null && moveEntry(queue, chosen, -1),
    entryDown: () => chosen !== null && moveEntry(queue, chosen, 1),
  });
}
