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

/** Where the checkpoints of all lanes are. */
export const checkpointPrefix = 'refs/switchyard/checkpoints/';

/** Where the checkpoints of one lane are. */
export const checkpointsOf = (laneId: string): string => `${checkpointPrefix}${laneId}/`;

const checkpointRef = (laneId: string, checkpointId: string): string =>
  `${checkpointsOf(laneId)}${checkpointId}`;

/** A worktree's whole content as a commit, and the commit that the worktree stands on. */
interface Snapshot {
  readonly oid: string;
  readonly treeOid: string;
  readonly headOid: string;
}

/** A commit of everything in the worktree, untracked files included, on no branch. Touches neither index nor branch. */
export async function snapshotCommit(
  deps: Pick<LaneDeps, 'git' | 'clock'>,
  lane: Lane,
  title: string,
): Promise<Result<Snapshot>> {
  const standing = await standingOf(deps, lane);
  return standing.ok ? commitOf(deps, lane, standing.data.treeOid, standing.data.headOid, title) : standing;
}

/** The worktree's whole content, and the commit that it stands on. */
async function standingOf(deps: Pick<LaneDeps, 'git'>, lane: Lane): Promise<Result<Omit<Snapshot, 'oid'>>> {
  const [head, tree] = await Promise.all([
    resolveCommit(deps.git, lane.worktreePath, 'HEAD'),
    snapshotTree(deps.git, lane.worktreePath, { reuse: true }),
  ]);
  if (!head.ok) return head;
  return tree.ok ? ok({ treeOid: tree.data, headOid: head.data ?? lane.startOid }) : tree;
}

/** A worktree's whole content at one moment. */
export interface Look {
  readonly treeOid: string;
  /** The content as a commit: the last checkpoint where nothing has changed since, otherwise a new one on no branch. */
  readonly commit: () => Promise<Result<string>>;
}

/** The worktree as it is now. `standing` is the commit that it stands on. */
export async function lookAt(
  deps: Pick<LaneDeps, 'git' | 'clock'>,
  lane: Lane,
  standing: Promise<Result<string | null>> = resolveCommit(deps.git, lane.worktreePath, 'HEAD'),
): Promise<Result<Look>> {
  const tree = await snapshotTree(deps.git, lane.worktreePath, { reuse: true });
  if (!tree.ok) return tree;
  const commit = async (): Promise<Result<string>> => {
    const head = await standing;
    if (!head.ok) return head;
    const headOid = head.data ?? lane.startOid;
    const last = lane.checkpoints.at(-1);
    if (last?.treeOid === tree.data) {
      const parent = await resolveCommit(deps.git, lane.worktreePath, `${last.oid}^`);
      if (parent.ok && parent.data === headOid) return ok(last.oid);
    }
    const made = await commitOf(deps, lane, tree.data, headOid, `Look at ${lane.name}`);
    return made.ok ? ok(made.data.oid) : made;
  };
  return ok({ treeOid: tree.data, commit });
}

async function commitOf(
  deps: Pick<LaneDeps, 'git' | 'clock'>,
  lane: Lane,
  tree: string,
  headOid: string,
  title: string,
): Promise<Result<Snapshot>> {
  const author = authorOf(lane);
  const commit = await commitTree(deps.git, lane.worktreePath, {
    tree,
    parents: [headOid],
    message: withTrailers(title, '', trailersOf(lane)),
    author,
    committer: author,
    at: deps.clock.now(),
  });
  return commit.ok ? ok({ oid: commit.data, treeOid: tree, headOid }) : commit;
}

/** Takes a checkpoint of a lane into a private ref and records it. */
export async function takeCheckpoint(
  deps: LaneDeps,
  lane: Lane,
  turnId: TurnId | null,
): Promise<Result<string>> {
  const turnNumber = lane.turns;
  const standing = await standingOf(deps, lane);
  if (!standing.ok) return standing;
  const { treeOid, headOid } = standing.data;
  const checkpointId = deps.ids<CheckpointId>('checkpoint');
  const keep = async (): Promise<Result<string>> => {
    const title = `Checkpoint of ${lane.name} after turn ${turnNumber}`;
    const made = await commitOf(deps, lane, treeOid, headOid, title);
    if (!made.ok) return made;
    const ref = checkpointRef(lane.id, checkpointId);
    const kept = await updateRef(deps.git, lane.worktreePath, ref, made.data.oid, null, 'checkpoint');
    return kept.ok ? ok(made.data.oid) : kept;
  };
  const [kept, totals] = await Promise.all([
    keep(),
    diffTotals(deps.git, lane.worktreePath, lane.baseOid, treeOid),
  ]);
  if (!kept.ok) return kept;
  if (!totals.ok) return totals;
  const oid = kept.data;
  const recorded = await deps.engine.dispatch(
    {
      type: 'lane.recordCheckpoint',
      data: { laneId: lane.id, checkpointId, turnId, oid, treeOid, ...totals.data },
    },
    { actor: switchyard },
  );
  return recorded.ok ? ok(oid) : recorded;
}
