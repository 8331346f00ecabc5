import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Actor, switchyard } from '../../shared/domain/actor.ts';
import { type LaneId } from '../../shared/domain/ids.ts';
import { type Lane } from '../../shared/domain/lane/state.ts';
import { isOpen } from '../../shared/domain/merge/state.ts';
import { type Project } from '../../shared/domain/project/state.ts';
import { type Result, fail, ok } from '../../shared/kernel/result.ts';
import { addWorktree } from '../git/add-worktree.ts';
import { diffTotals } from '../git/diff-files.ts';
import { buryWorktree, deleteBranch, deleteTombstone } from '../git/remove-worktree.ts';
import { resolveCommit } from '../git/resolve-commit.ts';
import { updateRef } from '../git/update-ref.ts';
import { snapshotCommit } from './checkpoints.ts';
import { type LaneDeps, laneAndProject } from './deps.ts';
import { type Preparation } from './preparation.ts';
import { type Runs } from './runs.ts';

const closedRef = (laneId: string): string => `refs/switchyard/closed/${laneId}`;

/** How long the folder of a closed lane stays before it is deleted: ignored files are in no snapshot. */
const tombstoneMilliseconds = 60 * 60 * 1000;

/** Ends a lane: agent stopped, everything in the worktree snapshotted, worktree put aside, all of it recorded. */
export async function closeLane(
  deps: LaneDeps,
  parts: { readonly runs: Runs; readonly preparation: Preparation },
  laneId: LaneId,
  how: { readonly discardUnmerged: boolean; readonly actor: Actor },
): Promise<Result<void>> {
  const found = laneAndProject(deps, laneId);
  if (!found.ok) return found;
  const { lane } = found.data;
  if (lane.phase === 'closed') return ok(undefined);
  const queued = Object.values(deps.engine.world.merges).find((m) => m.laneId === laneId && isOpen(m));
  if (queued)
    return fail('refused', `${lane.name} is in the merge queue (${queued.state}).`, {
      next: 'Cancel its entry first.',
    });
  const before = await unmergedWork(deps, lane);
  if (!before.ok) return before;
  if (before.data.files > 0 && !how.discardUnmerged) return unmergedRefusal(lane, before.data);
  await parts.runs.stop(laneId, 'closed');
  const shot = await snapshot(deps, lane);
  if (!shot.ok) return shot;
  const tombstonePath = existsSync(lane.worktreePath)
    ? join(deps.places.tombstones, `${lane.name}-${lane.id}`)
    : null;
  const closed = await deps.engine.dispatch(
    {
      type: 'lane.close',
      data: { laneId, snapshotOid: shot.data, tombstonePath, unmerged: before.data.files > 0 },
    },
    { actor: how.actor },
  );
  return closed.ok ? ok(undefined) : closed;
}

/** Puts the worktree of a closed lane aside and its branch away. Idempotent: what is done is not done again. */
export async function buryLane(deps: LaneDeps, lane: Lane, project: Project): Promise<Result<void>> {
  if (!lane.tombstonePath) return ok(undefined);
  await mkdir(deps.places.tombstones, { recursive: true });
  if (existsSync(lane.worktreePath)) {
    const buried = await buryWorktree(deps.git, project.path, {
      path: lane.worktreePath,
      tombstone: lane.tombstonePath,
    });
    if (!buried.ok) return buried;
  }
  const tip = await resolveCommit(deps.git, project.path, `refs/heads/${lane.branch}`);
  if (!tip.ok || !tip.data || !lane.snapshotOid) return ok(undefined);
  await deleteBranch(deps.git, project.path, lane.branch, tip.data);
  return ok(undefined);
}

/** Deletes put-aside folders that are older than their time; what a snapshot holds stays. */
export async function deleteOldTombstones(deps: LaneDeps): Promise<void> {
  for (const lane of Object.values(deps.engine.world.lanes)) {
    if (lane.phase !== 'closed' || !lane.tombstonePath) continue;
    const age = deps.clock.now() - lane.statusSince;
    if (age < tombstoneMilliseconds) continue;
    await deleteTombstone(lane.tombstonePath);
    const at = deps.clock.now();
    await deps.engine.dispatch(
      { type: 'lane.recordWorktreeDeleted', data: { laneId: lane.id, at } },
      { actor: switchyard },
    );
  }
}

/** Brings a closed lane back: branch and worktree from the snapshot. The agent is started by resuming it. */
export async function reopenLane(deps: LaneDeps, laneId: LaneId, actor: Actor): Promise<Result<void>> {
  const found = laneAndProject(deps, laneId);
  if (!found.ok) return found;
  const { lane, project } = found.data;
  if (lane.phase !== 'closed') return fail('refused', `${lane.name} is not closed.`);
  if (!lane.snapshotOid) return fail('refused', `${lane.name} left no snapshot to come back from.`);
  const buried = await buryLane(deps, lane, project);
  if (!buried.ok) return buried;
  const { worktreePath: path, branch, snapshotOid: startOid } = lane;
  const added = await addWorktree(deps.git, project.path, { path, branch, startOid });
  if (!added.ok) return added;
  const reopened = await deps.engine.dispatch({ type: 'lane.reopen', data: { laneId } }, { actor });
  return reopened.ok ? ok(undefined) : reopened;
}

async function unmergedWork(
  deps: LaneDeps,
  lane: Lane,
): Promise<Result<{ files: number; added: number; removed: number }>> {
  if (!existsSync(lane.worktreePath)) return ok({ files: 0, added: 0, removed: 0 });
  const shot = await snapshotCommit(deps, lane, `Look at ${lane.name} before closing`);
  return shot.ok ? diffTotals(deps.git, lane.worktreePath, lane.baseOid, shot.data.oid) : shot;
}

function unmergedRefusal(lane: Lane, work: { files: number; added: number; removed: number }): Result<void> {
  return fail(
    'refused',
    `${lane.name} holds work that is not merged: ${work.files} files, +${work.added} −${work.removed}.`,
    {
      kept: 'Nothing was changed.',
      next: 'Merge it, or close it all the same with discardUnmerged; a snapshot is kept either way.',
      details: { ...work, unmerged: true },
    },
  );
}

async function snapshot(deps: LaneDeps, lane: Lane): Promise<Result<string | null>> {
  if (!existsSync(lane.worktreePath)) return ok(lane.checkpoints.at(-1)?.oid ?? null);
  const shot = await snapshotCommit(deps, lane, `Snapshot of ${lane.name} at its close`);
  if (!shot.ok) return shot;
  const ref = await updateRef(
    deps.git,
    lane.worktreePath,
    closedRef(lane.id),
    shot.data.oid,
    undefined,
    'lane closed',
  );
  return ref.ok ? ok(shot.data.oid) : ref;
}
