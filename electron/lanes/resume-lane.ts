import { existsSync } from 'node:fs';
import { type Actor } from '../../shared/domain/actor.ts';
import { type LaneId } from '../../shared/domain/ids.ts';
import { type Result, fail, ok } from '../../shared/kernel/result.ts';
import { laneAndProject, type LaneDeps } from './deps.ts';
import { thawLane } from './pause-lane.ts';
import { type Runs } from './runs.ts';

/** One click to go on, whatever stopped the lane: thaws it, retries its preparation, or starts its agent again. */
export async function resumeLane(
  deps: LaneDeps,
  runs: Runs,
  laneId: LaneId,
  actor: Actor,
): Promise<Result<void>> {
  const found = laneAndProject(deps, laneId);
  if (!found.ok) return found;
  const { lane } = found.data;
  if (lane.pausedBy === 'lane') {
    const thawed = await thawLane(deps, laneId, actor);
    if (!thawed.ok || lane.phase !== 'interrupted') return thawed;
  }
  if (deps.gate.paused)
    return fail('paused', 'The fleet is paused; no agent is started.', { next: 'Resume the fleet first.' });
  if (lane.phase === 'failed') {
    const retried = await deps.engine.dispatch({ type: 'lane.retry', data: { laneId } }, { actor });
    return retried.ok ? ok(undefined) : retried;
  }
  if (lane.phase !== 'interrupted') return fail('refused', `${lane.name} is not interrupted.`);
  if (!existsSync(lane.worktreePath)) {
    return fail('not-found', `The worktree of ${lane.name} is gone from ${lane.worktreePath}.`, {
      kept: `Its last checkpoint is kept: ${lane.checkpoints.at(-1)?.oid ?? 'branch ' + lane.branch}.`,
      next: 'Close the lane and reopen it from its snapshot.',
    });
  }
  return runs.start(laneId);
}
