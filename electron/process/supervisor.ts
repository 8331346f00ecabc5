import { endEverything, endOwner } from './end-owner.ts';
import { freezeOwners } from './freeze-owners.ts';
import { openTerminal } from './open-terminal.ts';
import { type ProcessSupervisor } from './port.ts';
import { spawnOwned } from './spawn-owned.ts';
import { createSupervised, isEnding, type SupervisorOptions } from './supervised.ts';
import { sweepOrphans } from './sweep-orphans.ts';
import { thawOwners } from './thaw-owners.ts';
import { createWatch } from './watch.ts';

/** The supervisor of this host's processes. Glances at the process table in the background while it has any. */
export function createProcessSupervisor(options: SupervisorOptions): ProcessSupervisor {
  const supervised = createSupervised(options);
  const { table, registry, holds, brands, children, file } = supervised;
  const watch = createWatch({
    table,
    registry,
    mustStop: (identity) => holds.isHeld(identity.owner) && !isEnding(supervised, identity),
    looked: (members) => file?.write(members),
    needed: () => children.size > 0,
  });
  return {
    spawn: (request) => {
      const child = spawnOwned(supervised, request);
      if (child.pid !== 0) watch.start();
      return child;
    },
    openTerminal: async (request) => {
      const child = await openTerminal(supervised, request);
      if (child.pid !== 0) watch.start();
      return child;
    },
    freeze: (owner) => freezeOwners(supervised, owner),
    thaw: (owners) => Promise.resolve(thawOwners(supervised, owners)),
    end: (owner, graceMs, runId) => endOwner(supervised, owner, graceMs, runId),
    isFrozen: holds.isHeld,
    count: (owner) => {
      const alive = table.supported ? registry.scan() : [...children.values()];
      return Promise.resolve(alive.filter((one) => owner === undefined || one.owner === owner).length);
    },
    sweepOrphans: () => {
      const inherited = file?.inherited ?? new Map<never, never>();
      return sweepOrphans({ ...options, table, inherited, isOurs: (brand) => brands.has(brand) });
    },
    endAll: async (graceMs) => {
      await endEverything(supervised, graceMs);
      watch.stop();
    },
  };
}
