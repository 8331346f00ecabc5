import { rmSync } from 'node:fs';
import { type FreezeReport, type OwnerId } from './port.ts';
import { keyOf } from './process-table.ts';
import { openRegistryFile } from './registry-file.ts';
import { ownersOf, scopeOf, type Supervised } from './supervised.ts';
import { thawTree } from './thaw-tree.ts';

/** Lifts holds and continues what no hold keeps any longer. */
export function thawOwners(
  supervised: Supervised,
  owners?: OwnerId | readonly OwnerId[],
): readonly FreezeReport[] {
  const { holds, clock } = supervised;
  const begin = clock.now();
  adoptEmergency(supervised);
  holds.release(owners, ownersOf(supervised));
  const released = thawTree(scopeOf(supervised, (one) => !holds.isHeld(one.owner)));
  return [...released].map(([owner, count]) => ({
    owner,
    state: count.failed > 0 ? 'partial' : 'none',
    processes: count.released,
    milliseconds: clock.now() - begin,
  }));
}

/** What an emergency freeze stopped behind our back counts as stopped by us. */
function adoptEmergency({ options, registry, table }: Supervised): void {
  if (options.emergencyFile === undefined) return;
  const { inherited } = openRegistryFile(options.emergencyFile, table.bootId);
  rmSync(options.emergencyFile, { force: true });
  if (inherited.size === 0) return;
  for (const member of registry.scan()) {
    if (inherited.has(keyOf(member.row)) && member.row.state === 'stopped') registry.markHeld(member, true);
  }
}
