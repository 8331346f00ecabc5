import { switchyard } from '../../shared/domain/actor.ts';
import { type Lane } from '../../shared/domain/lane/state.ts';
import { buryLane } from './closing.ts';
import { type LaneDeps } from './deps.ts';

/** After a crash: what the log believes to live is told the truth. Call once, before anything is started. */
export async function recoverLanes(deps: LaneDeps): Promise<void> {
  for (const lane of Object.values(deps.engine.world.lanes)) {
    await endTerminals(deps, lane);
    if (lane.phase === 'closed') await finishClosing(deps, lane);
    else if (lane.phase === 'preparing') await failStage(deps, lane);
    else if (lane.run) await endRun(deps, lane);
  }
}

async function finishClosing(deps: LaneDeps, lane: Lane): Promise<void> {
  const buried = await buryLane(deps, lane.id);
  if (!buried.ok)
    deps.log.warning('a closed lane could not be put away', { lane: lane.id, error: buried.error });
}

async function endTerminals(deps: LaneDeps, lane: Lane): Promise<void> {
  for (const { id: terminalId } of lane.terminals) {
    const data = { laneId: lane.id, terminalId, end: 'host-ended' as const, exitCode: null, signal: null };
    await deps.engine.dispatch({ type: 'lane.recordTerminalClosed', data }, { actor: switchyard });
  }
}

async function failStage(deps: LaneDeps, lane: Lane): Promise<void> {
  if (lane.run) await endRun(deps, lane);
  const stage =
    lane.stages.find((s) => s.state === 'running') ?? lane.stages.find((s) => s.state === 'pending');
  if (!stage) return;
  const detail = 'Switchyard ended while this was under way. Retry to go on from here.';
  await deps.engine.dispatch(
    { type: 'lane.recordStage', data: { laneId: lane.id, stage: stage.name, state: 'failed', detail } },
    { actor: switchyard },
  );
}

async function endRun(deps: LaneDeps, lane: Lane): Promise<void> {
  if (!lane.run) return;
  const message = lane.turn
    ? 'Switchyard ended in the middle of a turn. Worktree, transcript and queue are kept.'
    : 'Switchyard ended. Worktree, transcript and queue are kept.';
  await deps.engine.dispatch(
    {
      type: 'lane.recordRunEnded',
      data: { laneId: lane.id, runId: lane.run.id, end: 'host-ended', message, exitCode: null, signal: null },
    },
    { actor: switchyard },
  );
}
