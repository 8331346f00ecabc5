import { type Actor, switchyard } from '../../shared/domain/actor.ts';
import { type InterruptLevel } from '../../shared/domain/lane/events.ts';
import { type LaneId, type TurnId } from '../../shared/domain/ids.ts';
import { type Result, fail, ok } from '../../shared/kernel/result.ts';
import { type LaneDeps } from './deps.ts';
import { type Runs } from './runs.ts';

/**
 * Ends the running turn: asks the agent; after a deadline ends its processes. Each step is recorded before it is taken,
 * so that the lane shows how far it went. Resolves when the turn is over.
 */
export async function interruptLane(
  deps: LaneDeps,
  runs: Runs,
  laneId: LaneId,
  actor: Actor,
): Promise<Result<void>> {
  const lane = deps.engine.world.lanes[laneId];
  if (!lane) return fail('not-found', `There is no lane ${laneId}.`);
  const { turn } = lane;
  if (!turn) return ok(undefined);
  if (lane.pausedBy !== null || deps.gate.paused) {
    return fail('paused', `${lane.name} is paused; its agent cannot hear an interrupt.`, {
      next: 'Resume it, then interrupt.',
    });
  }
  await escalate(deps, laneId, turn.id, 'cancel', actor);
  void runs.cancel(laneId).catch(() => undefined);
  if (await turnOver(deps, laneId, turn.id, deps.deadlines.cancel)) return ok(undefined);
  await escalate(deps, laneId, turn.id, 'stop', switchyard);
  runs.notice(
    laneId,
    'warning',
    'The agent did not end its turn when asked; its processes are stopped. The worktree is kept.',
  );
  const kill = setTimeout(
    () => void escalate(deps, laneId, turn.id, 'kill', switchyard),
    deps.deadlines.stop,
  );
  const words = 'Its agent did not end its turn and was stopped. Worktree, transcript and queue are kept.';
  await runs.stop(laneId, 'stopped', words);
  clearTimeout(kill);
  if (await turnOver(deps, laneId, turn.id, deps.deadlines.stop)) return ok(undefined);
  return fail('deadline', `${lane.name} could not be interrupted.`, {
    kept: 'Its worktree is kept.',
    next: 'Close the lane or restart Switchyard.',
  });
}

async function escalate(
  deps: LaneDeps,
  laneId: LaneId,
  turnId: TurnId,
  level: InterruptLevel,
  actor: Actor,
): Promise<void> {
  await deps.engine.dispatch({ type: 'lane.escalateInterrupt', data: { laneId, turnId, level } }, { actor });
}

/** Whether the turn ends within `milliseconds`. */
function turnOver(deps: LaneDeps, laneId: LaneId, turnId: TurnId, milliseconds: number): Promise<boolean> {
  const over = () => deps.engine.world.lanes[laneId]?.turn?.id !== turnId;
  return new Promise((resolve) => {
    const finish = (result: boolean) => {
      clearTimeout(timer);
      unsubscribe();
      resolve(result);
    };
    const timer = setTimeout(() => finish(over()), milliseconds);
    const unsubscribe = deps.engine.subscribe((_events, world) => {
      if (world.lanes[laneId]?.turn?.id !== turnId) finish(true);
    });
    if (over()) finish(true);
  });
}
