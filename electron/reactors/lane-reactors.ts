import { type LaneId } from '../../shared/domain/ids.ts';
import { buryLane } from '../lanes/closing.ts';
import { type LaneDeps } from '../lanes/deps.ts';
import { type Permissions } from '../lanes/permissions.ts';
import { type Preparation } from '../lanes/preparation.ts';
import { type Runs } from '../lanes/runs.ts';
import { type Reactor } from './reactor.ts';

/** Takes launched and retried lanes to a ready agent. */
export const prepareLane = (preparation: Preparation): Reactor => ({
  name: 'prepare-lane',
  react: (event) =>
    event.type === 'lane.launched' || event.type === 'lane.retried'
      ? preparation.prepare(event.data.laneId)
      : null,
});

/** Sends the next prompt whenever a lane may have become ready for one. */
export const sendPrompt = (deps: LaneDeps, runs: Runs): Reactor => ({
  name: 'send-prompt',
  react: (event) => {
    switch (event.type) {
      case 'lane.promptQueued':
      case 'lane.runStarted':
      case 'lane.turnEnded':
      case 'lane.resumed':
      case 'merge.attempted':
      case 'merge.failed':
      case 'merge.cancelled':
        return soon(() => runs.takeTurn(event.data.laneId));
      case 'fleet.resumed':
        return deps.gate.whenOpen().then(() => takeTurns(deps, runs));
      default:
        return null;
    }
  },
});

async function takeTurns(deps: LaneDeps, runs: Runs): Promise<void> {
  await Promise.all(Object.values(deps.engine.world.lanes).map((lane) => runs.takeTurn(lane.id)));
}

/** After the current turn's own bookkeeping is over. */
const soon = (work: () => Promise<void>): Promise<void> =>
  new Promise((resolve) => setImmediate(resolve)).then(work);

/** Hands the human's answer to the agent that waits for it. */
export const answerApproval = (permissions: Permissions): Reactor => ({
  name: 'answer-approval',
  react: (event) => {
    if (event.type === 'approval.decided') permissions.settle(event.data.approvalId, event.data.outcome);
    if (event.type === 'approval.voided') permissions.settle(event.data.approvalId, 'cancelled');
    return null;
  },
});

/** Puts the worktree of a closed lane aside, once nothing runs in it: an agent may have been started at the last moment. */
export const putAway = (deps: LaneDeps): Reactor => ({
  name: 'put-away',
  react: (event) => {
    if (event.type !== 'lane.closed') return null;
    const { laneId } = event.data;
    return putLaneAway(deps, laneId);
  },
});

async function putLaneAway(deps: LaneDeps, laneId: LaneId): Promise<void> {
  await deps.supervisor.end(laneId, 0);
  const buried = await buryLane(deps, laneId);
  if (buried.ok) return;
  deps.log.warning('a closed lane could not be put away', { lane: laneId, error: buried.error });
}
