import { type Merge } from '../../shared/domain/merge/state.ts';
import { isAncestor } from '../git/merge-base.ts';
import { resolveCommit } from '../git/resolve-commit.ts';
import { type MergeDeps } from './deps.ts';
import { journal } from './journal.ts';

/** After a crash: entries that were under way are held against the refs. What landed is landed, the rest is tried again. */
export async function recoverMerges(deps: MergeDeps): Promise<void> {
  for (const merge of Object.values(deps.engine.world.merges)) {
    if (merge.state !== 'attempting' && merge.state !== 'verifying') continue;
    const ids = { mergeId: merge.id, laneId: merge.laneId };
    if (await hasLanded(deps, merge)) {
      const { kind, oldOid, newOid, laneOid } = merge;
      if (!oldOid || !newOid || !laneOid) continue;
      await journal(deps, {
        type: 'merge.landed',
        data: { ...ids, kind, oldOid, newOid, laneOid, checkout: 'not-checked-out' },
      });
    } else {
      await journal(deps, {
        type: 'merge.requeued',
        data: { ...ids, reason: 'Switchyard ended during the attempt.' },
      });
    }
  }
}

async function hasLanded(deps: MergeDeps, merge: Merge): Promise<boolean> {
  const project = deps.engine.world.projects[merge.projectId];
  if (!merge.landing || !merge.newOid || !project) return false;
  const tip = await resolveCommit(deps.git, project.path, `refs/heads/${merge.targetBranch}`);
  if (!tip.ok || !tip.data) return false;
  const inside = await isAncestor(deps.git, project.path, merge.newOid, tip.data);
  return inside.ok && inside.data;
}
