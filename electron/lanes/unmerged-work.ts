import { existsSync } from 'node:fs';
import { type Lane } from '../../shared/domain/lane/state.ts';
import { type Project } from '../../shared/domain/project/state.ts';
import { type Result, ok } from '../../shared/kernel/result.ts';
import { type DiffTotals, diffTotals } from '../git/diff-files.ts';
import { isAncestor } from '../git/merge-base.ts';
import { resolveCommit } from '../git/resolve-commit.ts';
import { snapshotCommit } from './checkpoints.ts';
import { type LaneDeps } from './deps.ts';

/** What a lane holds that the target branch does not have: in its worktree, and on its branch where HEAD is elsewhere. */
export async function unmergedWork(
  deps: LaneDeps,
  lane: Lane,
  project: Project,
): Promise<Result<DiffTotals>> {
  const held = await heldNow(deps, lane, project);
  if (!held.ok) return held;
  const totals = await diffTotals(deps.git, project.path, lane.baseOid, held.data ?? lane.baseOid);
  if (!totals.ok) return totals;
  const tip = await resolveCommit(deps.git, project.path, `refs/heads/${lane.branch}`);
  if (!tip.ok) return tip;
  const known = [held.data, `refs/heads/${project.targetBranch}`];
  if (tip.data === null || (await isIn(deps, project, tip.data, known))) return totals;
  const beside = await diffTotals(deps.git, project.path, lane.baseOid, tip.data);
  return beside.ok ? ok(sum(totals.data, beside.data)) : beside;
}

/**
 * The newest known of a lane whose worktree is gone: its last checkpoint, or the tip of its branch when that holds commits
 * which the checkpoint has not. Null before the worktree was made.
 */
export async function lastKnown(
  deps: LaneDeps,
  lane: Lane,
  project: Project,
): Promise<Result<string | null>> {
  const checkpoint = lane.checkpoints.at(-1)?.oid ?? null;
  const tip = await resolveCommit(deps.git, project.path, `refs/heads/${lane.branch}`);
  if (!tip.ok || tip.data === null) return ok(checkpoint);
  if (checkpoint === null) return ok(tip.data);
  return ok((await isIn(deps, project, tip.data, [checkpoint])) ? checkpoint : tip.data);
}

async function heldNow(deps: LaneDeps, lane: Lane, project: Project): Promise<Result<string | null>> {
  if (!existsSync(lane.worktreePath)) return lastKnown(deps, lane, project);
  const shot = await snapshotCommit(deps, lane, `Look at ${lane.name} before closing`);
  return shot.ok ? ok(shot.data.oid) : shot;
}

async function isIn(
  deps: LaneDeps,
  { path }: Project,
  oid: string,
  heads: readonly (string | null)[],
): Promise<boolean> {
  for (const head of heads) {
    if (head === null) continue;
    const inside = await isAncestor(deps.git, path, oid, head);
    if (inside.ok && inside.data) return true;
  }
  return false;
}

const sum = (a: DiffTotals, b: DiffTotals): DiffTotals => ({
  files: a.files + b.files,
  added: a.added + b.added,
  removed: a.removed + b.removed,
});
