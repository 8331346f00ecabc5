import { type Milliseconds } from '../../shared/kernel/time.ts';
import { type Identity } from './attribute.ts';
import { endOnWindows } from './end-on-windows.ts';
import { killTree } from './kill-tree.ts';
import { type OwnerId } from './port.ts';
import { type ProcessKey } from './process-table.ts';
import { covers, ownersOf, scopeOf, type Supervised } from './supervised.ts';
import { terminateTree } from './terminate-tree.ts';

export interface Ended {
  readonly ended: number;
  readonly left: number;
}

/** Ends all of an owner, or one of its runs: terminate, wait, kill. */
export async function endOwner(
  supervised: Supervised,
  owner: OwnerId,
  graceMs: Milliseconds,
  runId?: string,
): Promise<Ended> {
  const target: Identity = { owner, runId: runId ?? '' };
  supervised.ending.add(target);
  try {
    const strict = supervised.holds.isHeldByFleet(owner);
    return await endSelected(supervised, strict ? 0 : graceMs, (one) => covers(target, one));
  } finally {
    supervised.ending.delete(target);
    if (runId === undefined) supervised.holds.forget(owner);
  }
}

/** Ends everything of every owner; what is frozen is killed without running again. Lifts no hold. */
export async function endEverything(supervised: Supervised, graceMs: Milliseconds): Promise<void> {
  const targets = [...ownersOf(supervised)].map((owner): Identity => ({ owner, runId: '' }));
  for (const target of targets) supervised.ending.add(target);
  try {
    await endSelected(supervised, 0, ({ owner }) => supervised.holds.isHeld(owner));
    await endSelected(supervised, graceMs, () => true);
  } finally {
    for (const target of targets) supervised.ending.delete(target);
  }
}

async function endSelected(
  supervised: Supervised,
  graceMs: Milliseconds,
  select: (identity: Identity) => boolean,
): Promise<Ended> {
  if (!supervised.table.supported) return endChildren(supervised, select);
  const scope = scopeOf(supervised, select);
  const seen = new Set<ProcessKey>();
  if (graceMs > 0) await terminateTree(scope, graceMs, seen);
  const left = await killTree(scope, seen);
  supervised.file?.write(supervised.registry.members());
  return { ended: seen.size - left, left };
}

async function endChildren(
  { children }: Supervised,
  select: (identity: Identity) => boolean,
): Promise<Ended> {
  const pids = [...children].flatMap(([pid, identity]) => (select(identity) ? pid : []));
  await Promise.all(pids.map(endOnWindows));
  const left = pids.filter((pid) => children.has(pid)).length;
  return { ended: pids.length - left, left };
}
