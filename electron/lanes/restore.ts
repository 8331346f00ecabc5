import { existsSync } from 'node:fs';
import { type CheckpointId, type LaneId } from '../../shared/domain/ids.ts';
import { type Lane } from '../../shared/domain/lane/state.ts';
import { isOpen } from '../../shared/domain/merge/state.ts';
import { type Result, fail, ok } from '../../shared/kernel/result.ts';
import { diffTotals } from '../git/diff-files.ts';
import { resolveTree } from '../git/resolve-tree.ts';
import { restoreTree } from '../git/restore-tree.ts';
import { takeCheckpoint } from './checkpoints.ts';
import { type LaneDeps, laneAndProject } from './deps.ts';

export interface Restored {
  /** How many files are different now. */
  readonly files: number;
  /** What the worktree held before; going back to it undoes this. */
  readonly before: CheckpointId;
}

const kept = 'Nothing in the worktree was changed.';

/** Takes the files of a lane's worktree back to a checkpoint; what they were before is a checkpoint, too. */
export const restoreLane = (
  deps: LaneDeps,
  laneId: LaneId,
  checkpointId: CheckpointId,
): Promise<Result<Restored>> => deps.alone(laneId, () => restore(deps, laneId, checkpointId));

async function restore(
  deps: LaneDeps,
  laneId: LaneId,
  checkpointId: CheckpointId,
): Promise<Result<Restored>> {
  const found = laneAndProject(deps, laneId);
  if (!found.ok) return found;
  const { lane } = found.data;
  const wanted = lane.checkpoints.find(({ id }) => id === checkpointId);
  if (!wanted) return fail('not-found', `${lane.name} has no such checkpoint.`, { kept });
  const hindrance = hindranceOf(deps, lane);
  if (hindrance) return fail('refused', hindrance.message, { kept, next: hindrance.next });
  const before = await takeCheckpoint(deps, lane, null);
  if (!before.ok) return before;
  const tree = await resolveTree(deps.git, lane.worktreePath, before.data);
  if (!tree.ok) return tree;
  const totals = await diffTotals(deps.git, lane.worktreePath, tree.data, wanted.treeOid);
  if (!totals.ok) return totals;
  const undo = deps.engine.world.lanes[laneId]?.checkpoints.find(({ oid }) => oid === before.data)?.id;
  if (!undo) return fail('conflict', `${lane.name} changed meanwhile.`, { kept, next: 'Try it again.' });
  if (totals.data.files === 0) return ok({ files: 0, before: undo });
  const moved = await restoreTree(deps.git, lane.worktreePath, tree.data, wanted.treeOid);
  if (!moved.ok) return moved;
  const after = await takeCheckpoint(deps, lane, null);
  return after.ok ? ok({ files: totals.data.files, before: undo }) : after;
}

function hindranceOf({ engine }: LaneDeps, lane: Lane): { message: string; next: string } | null {
  const { name } = lane;
  if (lane.phase === 'closed') return { message: `${name} is closed.`, next: 'Reopen it first.' };
  if (!existsSync(lane.worktreePath))
    return { message: `${name} has no worktree.`, next: 'Clone the lane from the checkpoint instead.' };
  if (lane.pausedBy !== null)
    return {
      message: `${name} is paused; its programs may be in the middle of a file.`,
      next: 'Resume it first.',
    };
  if (lane.turn !== null || lane.queue.length > 0 || lane.phase === 'preparing')
    return { message: `${name} is at work.`, next: 'Interrupt it, or wait until its turn is over.' };
  const queued = Object.values(engine.world.merges).some((m) => m.laneId === lane.id && isOpen(m));
  return queued ? { message: `${name} is in the merge queue.`, next: 'Cancel its entry first.' } : null;
}
