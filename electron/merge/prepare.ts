import { type Lane } from '../../shared/domain/lane/state.ts';
import { type ConflictFile } from '../../shared/domain/merge/events.ts';
import { type Result, fail, ok } from '../../shared/kernel/result.ts';
import { authorOf, trailersOf } from '../engine/lane-identity.ts';
import { commitLane } from '../git/commit-lane.ts';
import { commitTree } from '../git/commit-tree.ts';
import { diffTotals } from '../git/diff-files.ts';
import { isAncestor, mergeBase } from '../git/merge-base.ts';
import { mergeTree } from '../git/merge-tree.ts';
import { resolveCommit } from '../git/resolve-commit.ts';
import { withTrailers } from '../git/trailers.ts';
import { type Attempt, type MergeDeps } from './deps.ts';

/** The commits that an attempt joins. */
export interface Sides {
  readonly targetOid: string;
  readonly laneOid: string;
  /** What the lane's diff is read against. */
  readonly baseOid: string;
}

/** What came of joining them. */
export type Prepared =
  | { readonly kind: 'commit'; readonly commitOid: string; readonly files: number }
  | { readonly kind: 'conflict'; readonly files: readonly ConflictFile[] };

/**
 * The tip of the target branch and the lane's tip, what was not committed in the lane now committed as the lane. An entry
 * that is attempted again by itself keeps the lane's commit: the lane may be at work by now.
 */
export async function gatherSides(
  deps: MergeDeps,
  { merge, lane, project }: Attempt,
): Promise<Result<Sides>> {
  const target = await resolveCommit(deps.git, project.path, `refs/heads/${merge.targetBranch}`);
  if (!target.ok) return target;
  if (!target.data) return fail('not-found', `The target branch ${merge.targetBranch} does not exist.`);
  if (merge.kind === 'revert') return revertSides(deps, merge.reverts, target.data);
  const tip = merge.laneOid === null ? await committedTip(deps, lane) : ok(merge.laneOid);
  if (!tip.ok) return tip;
  const base = await baseOf(deps, lane, project.path, target.data, tip.data);
  return base.ok ? ok({ targetOid: target.data, laneOid: tip.data, baseOid: base.data }) : base;
}

async function committedTip(deps: MergeDeps, lane: Lane): Promise<Result<string>> {
  const committed = await commitLane(deps.git, lane.worktreePath, {
    message: withTrailers(lane.task.title, '', trailersOf(lane)),
    author: authorOf(lane),
    branch: lane.branch,
  });
  return committed.ok ? ok(committed.data.oid) : committed;
}

/** Where the lane's work begins: where it left the target, or its old base while its merge is taken back. */
async function baseOf(
  deps: MergeDeps,
  lane: Lane,
  dir: string,
  targetOid: string,
  laneOid: string,
): Promise<Result<string>> {
  if (lane.revertOid) {
    const knowsRevert = await isAncestor(deps.git, dir, lane.revertOid, laneOid);
    if (!knowsRevert.ok) return knowsRevert;
    if (!knowsRevert.data) return ok(lane.baseOid);
  }
  const base = await mergeBase(deps.git, dir, targetOid, laneOid);
  return base.ok ? ok(base.data ?? lane.baseOid) : base;
}

function revertSides(deps: MergeDeps, reverts: string | null, targetOid: string): Result<Sides> {
  const original = reverts ? deps.engine.world.merges[reverts] : undefined;
  if (!original?.newOid || !original.oldOid) return fail('not-found', 'The merge to take back is not known.');
  return ok({ targetOid, laneOid: original.newOid, baseOid: original.oldOid });
}

/** Joins the sides without a checkout: the result's tree by merge-tree, and the commit that would land. */
export async function prepareCommit(
  deps: MergeDeps,
  attempt: Attempt,
  sides: Sides,
): Promise<Result<Prepared>> {
  const { lane, project, merge } = attempt;
  const theirs =
    merge.kind === 'revert' ? await undoing(deps, attempt, sides) : await laneSide(deps, attempt, sides);
  if (!theirs.ok) return theirs;
  const merged = await mergeTree(deps.git, project.path, sides.targetOid, theirs.data);
  if (!merged.ok) return merged;
  if (merged.data.conflicts.length > 0) return ok({ kind: 'conflict', files: merged.data.conflicts });
  const totals = await diffTotals(deps.git, project.path, sides.targetOid, merged.data.tree);
  if (!totals.ok) return totals;
  if (totals.data.files === 0) return nothingToDo(attempt);
  const { message, parents } = describe(attempt, sides);
  const commit = await commitTree(deps.git, project.path, {
    tree: merged.data.tree,
    parents,
    message,
    author: authorOf(lane),
    committer: { name: 'Switchyard', email: 'merges@switchyard.invalid' },
    at: deps.clock.now(),
  });
  return commit.ok ? ok({ kind: 'commit', commitOid: commit.data, files: totals.data.files }) : commit;
}

function nothingToDo({ lane, merge }: Attempt): Result<never> {
  if (merge.kind === 'revert')
    return fail(
      'refused',
      'The target branch no longer holds anything of that merge; there is nothing to take back.',
    );
  return fail('refused', `${lane.name} has nothing that ${merge.targetBranch} does not have already.`);
}

function describe({ lane, merge }: Attempt, sides: Sides): { message: string; parents: string[] } {
  const trailers = { ...trailersOf(lane), Merge: merge.id };
  if (merge.kind === 'revert') {
    const message = withTrailers(
      `Take back ${lane.name}: ${merge.title}`,
      `This takes back merge ${sides.laneOid}.`,
      trailers,
    );
    return { message, parents: [sides.targetOid] };
  }
  return {
    message: withTrailers(`Merge ${lane.name}: ${merge.title}`, '', trailers),
    parents: [sides.targetOid, sides.laneOid],
  };
}

/** A commit on top of the landed merge with the tree from before it: merging that is taking the merge back. */
async function undoing(deps: MergeDeps, { lane, project }: Attempt, sides: Sides): Promise<Result<string>> {
  return synthetic(deps, project.path, lane, `${sides.baseOid}^{tree}`, sides.laneOid);
}

/**
 * The lane's tip; or, when its merge was taken back and it has not merged the target since, its tree on top of its old
 * base: to git its commits are merged, and merging them again would do nothing.
 */
async function laneSide(deps: MergeDeps, { lane, project }: Attempt, sides: Sides): Promise<Result<string>> {
  if (!lane.revertOid) return ok(sides.laneOid);
  const knowsRevert = await isAncestor(deps.git, project.path, lane.revertOid, sides.laneOid);
  if (!knowsRevert.ok) return knowsRevert;
  if (knowsRevert.data) return ok(sides.laneOid);
  return synthetic(deps, project.path, lane, `${sides.laneOid}^{tree}`, sides.baseOid);
}

async function synthetic(
  deps: MergeDeps,
  dir: string,
  lane: Lane,
  tree: string,
  parent: string,
): Promise<Result<string>> {
  const author = authorOf(lane);
  return commitTree(deps.git, dir, {
    tree,
    parents: [parent],
    message: 'Switchyard: for a merge',
    author,
    committer: author,
    at: deps.clock.now(),
  });
}
