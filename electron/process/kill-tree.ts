import { setTimeout as delay } from 'node:timers/promises';
import { type Milliseconds } from '../../shared/kernel/time.ts';
import { freezeTree, type TreeScope } from './freeze-tree.ts';
import { keyOf, type ProcessKey } from './process-table.ts';

const deadline: Milliseconds = 5_000;

/**
 * Kills the tree and answers how many are left. It is stopped first: a process that cannot run starts no more, and its
 * children are seen while they still name it as their parent.
 */
export async function killTree(scope: TreeScope, seen: Set<ProcessKey>): Promise<number> {
  const until = scope.clock.now() + deadline;
  for (;;) {
    await freezeTree(scope);
    const left = scope.registry.members().filter(scope.select);
    for (const { row } of left) {
      seen.add(keyOf(row));
      scope.table.signal(row.pid, 'SIGKILL');
    }
    let remaining = scope.registry.scan().filter(scope.select);
    for (let wait = 1; remaining.length > 0 && wait < 100; wait *= 2) {
      await delay(wait);
      remaining = scope.registry.scan().filter(scope.select);
    }
    if (remaining.length === 0 || scope.clock.now() > until) return remaining.length;
  }
}
