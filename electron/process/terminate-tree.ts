import { setTimeout as delay } from 'node:timers/promises';
import { type Milliseconds } from '../../shared/kernel/time.ts';
import { type TreeScope } from './freeze-tree.ts';
import { keyOf, type ProcessKey } from './process-table.ts';

const lookEvery: Milliseconds = 25;

/**
 * Asks every process of the tree to end, parents first, and waits until none is left or `graceMs` is over. A stopped one
 * is continued so that it can. Adds the processes it saw to `seen`.
 */
export async function terminateTree(
  scope: TreeScope,
  graceMs: Milliseconds,
  seen: Set<ProcessKey>,
): Promise<void> {
  const until = scope.clock.now() + graceMs;
  const asked = new Set<ProcessKey>();
  for (;;) {
    const left = scope.registry.scan().filter(scope.select);
    for (const member of left) {
      const key = keyOf(member.row);
      seen.add(key);
      if (asked.has(key)) continue;
      asked.add(key);
      scope.table.signal(member.row.pid, 'SIGTERM');
      // Once only: a freeze that comes meanwhile stays in force.
      scope.table.signal(member.row.pid, 'SIGCONT');
      scope.registry.markHeld(member, false);
    }
    if (left.length === 0 || scope.clock.now() >= until) return;
    await delay(lookEvery);
  }
}
