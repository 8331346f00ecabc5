import { type Actor } from '../../shared/domain/actor.ts';
import { type LaneId } from '../../shared/domain/ids.ts';
import { type Result, fail, ok } from '../../shared/kernel/result.ts';
import { type LaneDeps } from './deps.ts';

/** Stops every process of one lane. Stopped first, recorded afterwards. */
export async function pauseLane(deps: LaneDeps, laneId: LaneId, actor: Actor): Promise<Result<void>> {
  const lane = deps.engine.world.lanes[laneId];
  if (!lane || lane.phase === 'closed') return fail('not-found', 'There is no such open lane.');
  if (lane.pausedBy !== null) return ok(undefined);
  const [report] = await deps.supervisor.freeze(laneId);
  const { processes, milliseconds } = report ?? { processes: 0, milliseconds: 0 };
  const recorded = await deps.engine.dispatch(
    { type: 'lane.recordPaused', data: { laneId, processes, milliseconds } },
    { actor },
  );
  if (!recorded.ok) return recorded;
  if (report?.state === 'partial') {
    return fail('internal', `Not every process of ${lane.name} could be stopped.`, {
      kept: 'Nothing new is sent to it.',
      next: 'Close the lane to end its processes.',
    });
  }
  return ok(undefined);
}

/** Lets a lane go on that was paused by itself. Recorded first: a lane that runs is never shown as paused. */
export async function thawLane(deps: LaneDeps, laneId: LaneId, actor: Actor): Promise<Result<void>> {
  const lane = deps.engine.world.lanes[laneId];
  if (deps.gate.paused)
    return fail('paused', 'The whole fleet is paused.', {
      next: 'Resume the fleet; this lane goes on with it.',
    });
  if (lane?.pausedBy !== 'lane') return fail('refused', 'The lane is not paused.');
  const recorded = await deps.engine.dispatch({ type: 'lane.recordResumed', data: { laneId } }, { actor });
  if (!recorded.ok) return recorded;
  await deps.supervisor.thaw(laneId);
  return ok(undefined);
}
