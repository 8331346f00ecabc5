import { type Clock } from '../platform/clock.ts';
import { type Identity } from './attribute.ts';
import { isBrandOf, type Brand } from './brand.ts';
import { killTree } from './kill-tree.ts';
import { type ProcessKey, type ProcessTable } from './process-table.ts';
import { createRegistry } from './registry.ts';

export interface Orphanage {
  readonly table: ProcessTable;
  readonly clock: Clock;
  readonly homeId: string;
  /** Of the host that sweeps: its own processes are no orphans. */
  readonly hostId: string;
  /** Whether the host that sweeps made this brand itself. */
  readonly isOurs: (brand: Brand) => boolean;
  /** Recorded by the earlier host; finds those that bear no mark. */
  readonly inherited: ReadonlyMap<ProcessKey, Identity>;
}

/** Kills the whole trees of every process that an earlier host of this data directory left, frozen ones too. */
export async function sweepOrphans(
  orphanage: Orphanage,
): Promise<{ readonly ended: number; readonly left: number }> {
  const { table, clock, homeId, hostId, inherited } = orphanage;
  const registry = createRegistry({
    table,
    marked: (marks) => (marks.homeId === homeId && marks.hostId !== hostId ? marks : null),
    branded: (brand) =>
      isBrandOf(homeId, brand) && !orphanage.isOurs(brand) ? { owner: '', runId: '' } : null,
    recorded: (key) => inherited.get(key) ?? null,
    spareChildren: true,
  });
  if (registry.scan().length === 0) return { ended: 0, left: 0 };
  const seen = new Set<ProcessKey>();
  const left = await killTree({ table, registry, clock, select: () => true }, seen);
  return { ended: seen.size - left, left };
}
