import { switchyard } from '../../shared/domain/actor.ts';
import { type CheckpointId, type TurnId } from '../../shared/domain/ids.ts';
import { type Lane } from '../../shared/domain/lane/state.ts';
import { type Result, ok } from '../../shared/kernel/result.ts';
import { commitTree } from '../git/commit-tree.ts';
import { diffTotals } from '../git/diff-files.ts';
import { resolveCommit } from '../git/resolve-commit.ts';
import { snapshotTree } from '../git/snapshot-tree.ts';
import { updateRef } from '../git/update-ref.ts';
import { authorOf, trailersOf } from '../engine/lane-identity.ts';
import { type LaneDeps } from './deps.ts';
import { withTrailers } from '../git/trailers.ts';

const checkpointRef = (laneId: string, checkpointId: string): string =>
  `refs/switchyard/checkpoints/${laneId}/${checkpointId}`;

/** A commit of everything in the worktree, untracked files included, on no branch. Touches neither index nor branch. */
export async function snapshotCommit(
  deps: Pick<LaneDeps, 'git' | 'clock'>,
  lane: Lane,
  title: string,
): Promise<Result<{ oid: string; treeOid: string; headOid: string }>> {
  const [head, tree] = await Promise.all([
    resolveCommit(deps.git, lane.worktreePath, 'HEAD'),
    snapshotTree(deps.git, lane.worktreePath),
  ]);
  if (!head.ok) return head;
  if (!tree.ok) return tree;
  const headOid = head.data ?? lane.startOid;
  const author = authorOf(lane);
  const commit = await commitTree(deps.git, lane.worktreePath, {
    tree: tree.data,
    parents: [headOid],
    message: withTrailers(title, '', trailersOf(lane)),
    author,
    committer: author,
    at: deps.clock.now(),
  });
  return commit.ok ? ok({ oid: commit.data, treeOid: tree.data, headOid }) : commit;
}

/** Takes a checkpoint of a lane into a private ref and records it. */
export async function takeCheckpoint(
  deps: LaneDeps,
  lane: Lane,
  turnId: TurnId | null,
): Promise<Result<string>> {
  const turnNumber = lane.turns;
  const shot = await snapshotCommit(deps, lane, `Checkpoint of ${lane.name} after turn ${turnNumber}`);
  if (!shot.ok) return shot;
  const checkpointId = deps.ids<CheckpointId>('checkpoint');
  const { oid, treeOid } = shot.data;
  const ref = checkpointRef(lane.id, checkpointId);
  const [kept, totals] = await Promise.all([
    updateRef(deps.git, lane.worktreePath, ref, oid, null, 'checkpoint'),
    diffTotals(deps.git, lane.worktreePath, lane.baseOid, oid),
  ]);
  if (!kept.ok) return kept;
  if (!totals.ok) return totals;
  const recorded = await deps.engine.dispatch(
    {
      type: 'lane.recordCheckpoint',
      data: { laneId: lane.id, checkpointId, turnId, oid, treeOid, ...totals.data },
    },
    { actor: switchyard },
  );
  return recorded.ok ? ok(oid) : recorded;
}
