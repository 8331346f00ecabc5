import { keyOf } from './process-table.ts';
import { type TreeScope } from './freeze-tree.ts';

/** Continues, children first, exactly what we stopped. Per owner how many went on, and how many could not be reached. */
export function thawTree({
  table,
  registry,
  select,
}: TreeScope): ReadonlyMap<string, { readonly released: number; readonly failed: number }> {
  const held = registry.members().filter((member) => member.held && select(member));
  const current = new Set(table.read(held.map(({ row }) => row.pid)).map(keyOf));
  const result = new Map<string, { released: number; failed: number }>();
  for (const member of [...held].reverse()) {
    registry.markHeld(member, false);
    if (!current.has(keyOf(member.row))) continue;
    const count = result.get(member.owner) ?? { released: 0, failed: 0 };
    result.set(member.owner, count);
    if (table.signal(member.row.pid, 'SIGCONT')) count.released += 1;
    else count.failed += 1;
  }
  return result;
}
