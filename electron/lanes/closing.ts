import { existsSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Actor, switchyard } from '../../shared/domain/actor.ts';
import { type LaneId } from '../../shared/domain/ids.ts';
import { type Lane } from '../../shared/domain/lane/state.ts';
import { isOpen } from '../../shared/domain/merge/state.ts';
import { type Project } from '../../shared/domain/project/state.ts';
import { type Result, fail, ok } from '../../shared/kernel/result.ts';
import { addWorktree } from '../git/add-worktree.ts';
import { type DiffTotals } from '../git/diff-files.ts';
import { ignoredFiles } from '../git/ignored-files.ts';
import { isAncestor } from '../git/merge-base.ts';
import { buryWorktree, deleteBranch, deleteTombstone } from '../git/remove-worktree.ts';
import { resolveCommit } from '../git/resolve-commit.ts';
import { updateRef } from '../git/update-ref.ts';
import { snapshotCommit } from './checkpoints.ts';
import { type LaneDeps, laneAndProject } from './deps.ts';
import { type Preparation } from './preparation.ts';
import { moveBack } from './move-back.ts';
import { type Runs } from './runs.ts';
import { type Terminals } from './terminals.ts';
import { lastKnown, unmergedWork } from './unmerged-work.ts';

/** What a closed lane's branch held that its snapshot does not. */
const closedBranchRef = (laneId: string): string => `refs/switchyard/closed-branches/${laneId}`;

const closedRef = (laneId: string): string => `refs/switchyard/closed/${laneId}`;

/** How long the folder of a closed lane stays before it is deleted: ignored files are in no snapshot. */
const tombstoneMilliseconds = 60 * 60 * 1000;

interface Parts {
  readonly runs: Runs;
  readonly preparation: Preparation;
  readonly terminals: Terminals;
}

interface Manner {
  readonly discardUnmerged: boolean;
  readonly actor: Actor;
}

/** Ends a lane: agent stopped, everything in the worktree snapshotted, worktree put aside, all of it recorded. */
export const closeLane = (deps: LaneDeps, parts: Parts, laneId: LaneId, how: Manner): Promise<Result<void>> =>
  deps.alone(laneId, () => close(deps, parts, laneId, how));

async function close(deps: LaneDeps, parts: Parts, laneId: LaneId, how: Manner): Promise<Result<void>> {
  const found = laneAndProject(deps, laneId);
  if (!found.ok) return found;
  const { lane, project } = found.data;
  if (lane.phase === 'closed') return ok(undefined);
  const queued = Object.values(deps.engine.world.merges).find((m) => m.laneId === laneId && isOpen(m));
  if (queued)
    return fail('refused', `${lane.name} is in the merge queue (${queued.state}).`, {
      next: 'Cancel its entry first.',
    });
  const orphaned = !existsSync(project.commonDir);
  const before = orphaned ? ok(null) : await unmergedWork(deps, lane, project);
  if (!before.ok) return before;
  const unmerged = before.data === null || before.data.files > 0;
  if (unmerged && !how.discardUnmerged) return unmergedRefusal(lane, before.data);
  await parts.terminals.endLane(laneId);
  const words = 'Its agent was stopped, because the lane was being closed.';
  await Promise.all([parts.preparation.stop(laneId), parts.runs.stop(laneId, 'closed', words)]);
  const shot = orphaned ? ok(null) : await snapshot(deps, lane, project);
  if (!shot.ok) return shot;
  const tombstonePath = shot.data === null ? null : tombstoneFor(deps, lane);
  const closed = await deps.engine.dispatch(
    { type: 'lane.close', data: { laneId, snapshotOid: shot.data, tombstonePath, unmerged } },
    { actor: how.actor },
  );
  return closed.ok ? ok(undefined) : closed;
}

/** Puts the worktree of a closed lane aside and its branch away. Idempotent: what is done is not done again. */
export const buryLane = (deps: LaneDeps, laneId: LaneId): Promise<Result<void>> =>
  deps.alone(laneId, async () => {
    const found = laneAndProject(deps, laneId);
    return found.ok ? bury(deps, found.data.lane, found.data.project) : found;
  });

async function bury(deps: LaneDeps, lane: Lane, project: Project): Promise<Result<void>> {
  if (lane.phase !== 'closed' || !lane.tombstonePath) return ok(undefined);
  await mkdir(deps.places.tombstones, { recursive: true });
  const { worktreePath: path, tombstonePath: tombstone, snapshotOid } = lane;
  const buried = await buryWorktree(deps.git, project.path, { path, tombstone });
  if (!buried.ok) return buried;
  const tip = await resolveCommit(deps.git, project.path, `refs/heads/${lane.branch}`);
  if (!tip.ok || !tip.data || !snapshotOid) return ok(undefined);
  const inside = await isAncestor(deps.git, project.path, tip.data, snapshotOid);
  if (!inside.ok) return inside;
  if (!inside.data) {
    // HEAD was elsewhere at the close: the branch holds commits that the snapshot has not.
    const ref = closedBranchRef(lane.id);
    const kept = await updateRef(deps.git, project.path, ref, tip.data, undefined, 'lane closed');
    if (!kept.ok) return kept;
  }
  await deleteBranch(deps.git, project.path, lane.branch, tip.data);
  return ok(undefined);
}

/** Deletes put-aside folders that are older than their time; what a snapshot holds stays. */
export async function deleteOldTombstones(deps: LaneDeps): Promise<void> {
  const before = deps.clock.now() - tombstoneMilliseconds;
  for (const name of await readdir(deps.places.tombstones).catch(() => [])) {
    const since = /-(\d{13})$/.exec(name)?.[1];
    if (since === undefined || Number(since) > before) continue;
    const deleted = await deleteTombstone(join(deps.places.tombstones, name));
    if (!deleted.ok) deps.log.warning('a closed lane could not be deleted', { name, error: deleted.error });
  }
  for (const { id: laneId, phase, tombstonePath, statusSince } of Object.values(deps.engine.world.lanes)) {
    if (phase !== 'closed' || !tombstonePath || statusSince > before || existsSync(tombstonePath)) continue;
    const at = deps.clock.now();
    await deps.engine.dispatch(
      { type: 'lane.recordWorktreeDeleted', data: { laneId, at } },
      { actor: switchyard },
    );
  }
}

/** Brings a closed lane back: branch and worktree from the snapshot. The agent is started by resuming it. */
export const reopenLane = (deps: LaneDeps, laneId: LaneId, actor: Actor): Promise<Result<void>> =>
  deps.alone(laneId, () => reopen(deps, laneId, actor));

async function reopen(deps: LaneDeps, laneId: LaneId, actor: Actor): Promise<Result<void>> {
  const found = laneAndProject(deps, laneId);
  if (!found.ok) return found;
  const { lane, project } = found.data;
  if (lane.phase !== 'closed') return fail('refused', `${lane.name} is not closed.`);
  if (!lane.snapshotOid) return fail('refused', `${lane.name} left no snapshot to come back from.`);
  const buried = await bury(deps, lane, project);
  if (!buried.ok) return buried;
  const { worktreePath: path, branch, snapshotOid: startOid } = lane;
  const added = await addWorktree(deps.git, project.path, { path, branch, startOid });
  if (!added.ok) return added;
  await bringIgnored(deps, lane);
  const reopened = await deps.engine.dispatch({ type: 'lane.reopen', data: { laneId } }, { actor });
  return reopened.ok ? ok(undefined) : reopened;
}

/** What git ignores is in no snapshot, but in the folder that was put aside, while that is there. */
async function bringIgnored(deps: LaneDeps, { worktreePath, tombstonePath }: Lane): Promise<void> {
  if (!tombstonePath || !existsSync(tombstonePath)) return;
  const ignored = await ignoredFiles(deps.git, worktreePath, tombstonePath);
  if (ignored.ok) await moveBack(ignored.data, tombstonePath, worktreePath);
}

/** A folder of its own for each close, because a reopened lane may be closed again before the first one is deleted. */
const tombstoneFor = ({ places, clock }: LaneDeps, { name, id }: Lane): string =>
  join(places.tombstones, `${name}-${id}-${clock.now()}`);

function unmergedRefusal(lane: Lane, work: DiffTotals | null): Result<void> {
  if (work === null) {
    return fail('refused', `The repository of ${lane.name} is gone, so its work cannot be snapshotted.`, {
      kept: `Nothing was changed; its files are in ${lane.worktreePath}.`,
      next: 'Put the repository back where it was, or close the lane all the same with discardUnmerged: the folder stays.',
      details: { unmerged: true },
    });
  }
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

/** Everything that the lane holds, in a ref of its own; of a lane whose worktree is gone, the newest that is known. */
async function snapshot(deps: LaneDeps, lane: Lane, project: Project): Promise<Result<string>> {
  const shot = await held(deps, lane, project);
  if (!shot.ok) return shot;
  const ref = closedRef(lane.id);
  const noted = await updateRef(deps.git, project.path, ref, shot.data, undefined, 'lane closed');
  return noted.ok ? shot : noted;
}

async function held(deps: LaneDeps, lane: Lane, project: Project): Promise<Result<string>> {
  if (existsSync(lane.worktreePath)) {
    const shot = await snapshotCommit(deps, lane, `Snapshot of ${lane.name} at its close`);
    return shot.ok ? ok(shot.data.oid) : shot;
  }
  const known = await lastKnown(deps, lane, project);
  return known.ok ? ok(known.data ?? lane.startOid) : known;
}
