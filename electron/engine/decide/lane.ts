import { type LaneCommand } from '../../../shared/domain/command.ts';
import { type DomainEvent } from '../../../shared/domain/event.ts';
import { type RunId, type TurnId } from '../../../shared/domain/ids.ts';
import { type Lane, readyForTurn } from '../../../shared/domain/lane/state.ts';
import { awaitsCommit, isOpen } from '../../../shared/domain/merge/state.ts';
import { type World } from '../../../shared/domain/world.ts';
import { fail, ok } from '../../../shared/kernel/result.ts';
import { type Deciding, type Decision } from './decision.ts';
import { mailFor } from './message.ts';
import { taskIsDue } from './mission.ts';
import { endedWith, reservedFor } from './reservation.ts';
import { decidePrompts } from './prompts.ts';

/** Rules for a lane's life. Observations that come too late (a lane closed, a run replaced) change nothing. */
export function decideLane({ world }: Deciding, command: LaneCommand): Decision {
  if (command.type === 'lane.launch') return launch(world, command.data);
  const lane = world.lanes[command.data.laneId];
  if (!lane) return fail('not-found', `There is no lane ${command.data.laneId}.`);
  if (lane.phase === 'closed') return decideClosed(lane, command);
  switch (command.type) {
    case 'lane.recordStage':
      return ok([{ type: 'lane.stageChanged', data: command.data }]);
    case 'lane.retry':
      if (lane.phase !== 'failed')
        return fail('refused', `${lane.name} has no failed preparation to try again.`);
      return ok([{ type: 'lane.retried', data: command.data }]);
    case 'lane.recordRunStarted':
      if (lane.run) return fail('conflict', `${lane.name} has a run already.`);
      return ok([{ type: 'lane.runStarted', data: command.data }]);
    case 'lane.recordRunEnded':
      return runEnded(world, lane, command.data);
    case 'lane.queuePrompt':
    case 'lane.editPrompt':
    case 'lane.removePrompt':
    case 'lane.reorderPrompts':
      return decidePrompts(lane, command);
    case 'lane.startTurn':
      return startTurn(world, lane, command.data.turnId);
    case 'lane.recordTurnEnded':
      if (lane.turn?.id !== command.data.turnId) return ok([]);
      return ok([
        ...voidApprovals(world, lane, 'The turn is over.'),
        { type: 'lane.turnEnded', data: command.data },
      ]);
    default:
      return recorded(world, lane, command);
  }
}

type Observation = Exclude<
  LaneCommand,
  {
    type:
      | 'lane.launch'
      | 'lane.recordStage'
      | 'lane.retry'
      | 'lane.recordRunStarted'
      | 'lane.recordRunEnded'
      | 'lane.queuePrompt'
      | 'lane.editPrompt'
      | 'lane.removePrompt'
      | 'lane.reorderPrompts'
      | 'lane.startTurn'
      | 'lane.recordTurnEnded';
  }
>;

function recorded(world: World, lane: Lane, command: Observation): Decision {
  switch (command.type) {
    case 'lane.escalateInterrupt':
      return ok(
        lane.turn || command.data.turnId === null
          ? [{ type: 'lane.interruptEscalated', data: command.data }]
          : [],
      );
    case 'lane.recordPaused':
      if (lane.pausedBy !== null) return ok([]);
      return ok([{ type: 'lane.paused', data: command.data }]);
    case 'lane.recordResumed':
      return ok(lane.pausedBy === 'lane' ? [{ type: 'lane.resumed', data: command.data }] : []);
    case 'lane.recordCheckpoint':
      return ok([{ type: 'lane.checkpointed', data: command.data }]);
    case 'lane.recordUsage':
      return ok([{ type: 'lane.usageReported', data: command.data }]);
    case 'lane.recordCommit':
      return ok([{ type: 'lane.committed', data: command.data }]);
    case 'lane.recordTerminalOpened':
      return ok([{ type: 'lane.terminalOpened', data: command.data }]);
    case 'lane.recordTerminalClosed': {
      const open = lane.terminals.some(({ id }) => id === command.data.terminalId);
      return ok(open ? [{ type: 'lane.terminalClosed', data: command.data }] : []);
    }
    case 'lane.close':
      return close(world, lane, command.data);
    case 'lane.recordWorktreeDeleted':
    case 'lane.recordLeftoversRemoved':
      return ok([]);
    case 'lane.reopen':
      return fail('refused', `${lane.name} is not closed.`);
  }
}

function launch(
  world: World,
  { reserve, ...data }: Extract<LaneCommand, { type: 'lane.launch' }>['data'],
): Decision {
  if (!world.projects[data.projectId]) return fail('not-found', `There is no project ${data.projectId}.`);
  if (world.fleet.paused) {
    return fail('paused', 'The fleet is paused; no lane is launched.', { next: 'Resume the fleet first.' });
  }
  if (Object.values(world.lanes).some((l) => l.name === data.name && l.phase !== 'closed')) {
    return fail('conflict', `A lane named ${data.name} exists already.`);
  }
  const sharing = Object.values(world.lanes).find(
    (l) => l.phase !== 'closed' && l.portsFrom <= data.portsTo && data.portsFrom <= l.portsTo,
  );
  if (sharing) return fail('conflict', `${sharing.name} has some of the same ports.`);
  const due = data.mission ? taskIsDue(world, data.mission) : ok([]);
  if (!due.ok) return due;
  const held = reserve ? reservedFor(world, data, reserve) : ok([]);
  return held.ok ? ok([{ type: 'lane.launched', data }, ...held.data]) : held;
}

/** An entry may have been queued, or an agent started, while the close was under way. */
function close(
  world: World,
  lane: Lane,
  data: Extract<LaneCommand, { type: 'lane.close' }>['data'],
): Decision {
  if (Object.values(world.merges).some((m) => m.laneId === lane.id && isOpen(m)))
    return fail('refused', `${lane.name} is in the merge queue.`, { next: 'Cancel its entry first.' });
  return ok([
    ...voidApprovals(world, lane, 'The lane was closed.'),
    ...endedWith(world, lane.id, 'lane-closed'),
    { type: 'lane.closed', data },
  ]);
}

function startTurn(world: World, lane: Lane, turnId: TurnId): Decision {
  if (world.fleet.paused) return fail('paused', 'The fleet is paused; nothing is sent.');
  const prompt = lane.queue[0];
  if (!prompt || !readyForTurn(lane)) return fail('refused', `${lane.name} is not ready for a turn.`);
  if (Object.values(world.merges).some((m) => m.laneId === lane.id && awaitsCommit(m)))
    return fail('refused', `${lane.name} is about to be merged as it is; its next turn begins afterwards.`);
  const mail = mailFor(world, lane.id, turnId);
  const text = mail ? `${prompt.text}\n\n${mail.text}` : prompt.text;
  const data = { laneId: lane.id, turnId, promptId: prompt.id, text };
  return ok([{ type: 'lane.turnStarted', data }, ...(mail?.events ?? [])]);
}

function runEnded(
  world: World,
  lane: Lane,
  data: Extract<LaneCommand, { type: 'lane.recordRunEnded' }>['data'],
): Decision {
  if (lane.run?.id !== data.runId) return ok([]);
  const events: DomainEvent[] = [...voidApprovals(world, lane, 'The run that asked has ended.', data.runId)];
  if (lane.turn) {
    events.push({
      type: 'lane.turnEnded',
      data: { laneId: lane.id, turnId: lane.turn.id, outcome: 'lost', message: data.message },
    });
  }
  return ok([...events, { type: 'lane.runEnded', data }]);
}

function decideClosed(lane: Lane, command: Exclude<LaneCommand, { type: 'lane.launch' }>): Decision {
  switch (command.type) {
    case 'lane.reopen':
      if (!lane.snapshotOid) return fail('refused', `${lane.name} left no snapshot to come back from.`);
      return ok([{ type: 'lane.reopened', data: command.data }]);
    case 'lane.recordWorktreeDeleted':
      return ok([{ type: 'lane.worktreeDeleted', data: command.data }]);
    case 'lane.recordLeftoversRemoved':
      return ok([{ type: 'lane.leftoversRemoved', data: command.data }]);
    case 'lane.recordStage':
    case 'lane.recordRunEnded':
    case 'lane.recordTurnEnded':
    case 'lane.recordUsage':
    case 'lane.recordCheckpoint':
    case 'lane.recordTerminalClosed':
    case 'lane.close':
      return ok([]);
    default:
      return fail('refused', `${lane.name} is closed.`, { next: 'Reopen it first.' });
  }
}

/** Closes the lane's open questions; those of one run, or all. */
function voidApprovals(world: World, lane: Lane, reason: string, runId?: RunId): DomainEvent[] {
  return lane.waitingOn.flatMap((approvalId) => {
    const approval = world.approvals[approvalId];
    if (!approval || (runId && approval.runId !== runId)) return [];
    return [{ type: 'approval.voided' as const, data: { approvalId, laneId: lane.id, reason } }];
  });
}
