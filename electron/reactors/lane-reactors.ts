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

/** Puts the worktree of a closed lane aside. */
export const putAway = (deps: LaneDeps): Reactor => ({
  name: 'put-away',
  react: (event) => {
    if (event.type !== 'lane.closed') return null;
    const lane = deps.engine.world.lanes[event.data.laneId];
    const project = lane && deps.engine.world.projects[lane.projectId];
    if (!lane || !project) return null;
    return buryLane(deps, lane, project).then((buried) => {
      if (!buried.ok)
        deps.log.warning('a closed lane could not be put away', { lane: lane.id, error: buried.error });
    });
  },
});
