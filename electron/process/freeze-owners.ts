import { type Milliseconds } from '../../shared/kernel/time.ts';
import { freezeTree } from './freeze-tree.ts';
import { type FreezeReport, type OwnerId } from './port.ts';
import { ownersOf, scopeOf, type Supervised } from './supervised.ts';

/** Holds one owner, or with none the fleet, and stops what it runs. */
export async function freezeOwners(
  supervised: Supervised,
  owner?: OwnerId,
): Promise<readonly FreezeReport[]> {
  const { holds, clock, table } = supervised;
  const begin = clock.now();
  holds.hold(owner);
  if (!table.supported) return reportUnsupported(supervised, owner);
  const frozen = await freezeTree(
    scopeOf(supervised, (one) => holds.isHeld(one.owner) && (owner === undefined || one.owner === owner)),
  );
  const reports = frozen.map(({ owner: whose, stopped, running, milliseconds }): FreezeReport => {
    const state = running > 0 ? 'partial' : stopped > 0 ? 'stopped' : 'none';
    return { owner: whose, state, processes: stopped, milliseconds };
  });
  if (owner === undefined || reports.length > 0) return reports;
  return [nothingOf(owner, clock.now() - begin)];
}

/** Nothing can be stopped here: says `partial` for everyone who has a process. */
function reportUnsupported(supervised: Supervised, owner?: OwnerId): readonly FreezeReport[] {
  const owners = owner === undefined ? [...ownersOf(supervised)] : [owner];
  const living = new Set([...supervised.children.values()].map((child) => child.owner));
  return owners.map((one) => ({ ...nothingOf(one, 0), state: living.has(one) ? 'partial' : 'none' }));
}

const nothingOf = (owner: OwnerId, milliseconds: Milliseconds): FreezeReport => ({
  owner,
  state: 'none',
  processes: 0,
  milliseconds,
});
