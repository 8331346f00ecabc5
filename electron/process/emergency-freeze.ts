import { systemClock, type Clock } from '../platform/clock.ts';
import { isBrandOf } from './brand.ts';
import { freezeTree } from './freeze-tree.ts';
import { type ProcessTable } from './process-table.ts';
import { openRegistryFile } from './registry-file.ts';
import { createRegistry } from './registry.ts';
import { createSystemTable } from './system-table.ts';

export interface EmergencyFreeze {
  readonly owners: number;
  /** Found stopped at the end. */
  readonly stopped: number;
  /** Found running still; then the freeze is partial. */
  readonly running: number;
  readonly milliseconds: number;
}

export interface EmergencyFreezeOptions {
  /** Where to record what was stopped; the supervisor with the same `emergencyFile` continues it at its next thaw. */
  readonly recordFile?: string;
  readonly table?: ProcessTable;
  readonly clock?: Clock;
}

/**
 * Stops every process of every host of this data directory, found by mark, without asking the host. For the command
 * line when the host does not answer. The caller's own line of processes is spared.
 */
export async function freezeByHome(
  homeId: string,
  options: EmergencyFreezeOptions = {},
): Promise<EmergencyFreeze> {
  const { recordFile, table = createSystemTable(), clock = systemClock } = options;
  const begin = clock.now();
  const registry = createRegistry({
    table,
    marked: (marks) => (marks.homeId === homeId ? marks : null),
    branded: (brand) => (isBrandOf(homeId, brand) ? { owner: '', runId: '' } : null),
  });
  const frozen = await freezeTree({ table, registry, clock, select: () => true });
  if (recordFile !== undefined) {
    openRegistryFile(recordFile, table.bootId).write(registry.members().filter(({ held }) => held));
  }
  const sum = (of: 'stopped' | 'running'): number => frozen.reduce((total, one) => total + one[of], 0);
  return {
    owners: frozen.length,
    stopped: sum('stopped'),
    running: sum('running'),
    milliseconds: clock.now() - begin,
  };
}
