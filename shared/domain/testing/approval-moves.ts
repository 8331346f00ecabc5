import { type ApprovalSubject } from '../approval/events.ts';
import { type DomainEvent } from '../event.ts';
import { type ApprovalId } from '../ids.ts';
import { type Lane } from '../lane/state.ts';
import { type World } from '../world.ts';
import { type Draw } from './draw.ts';

const subject: ApprovalSubject = {
  tool: 'execute',
  title: 'npm test',
  command: 'npm test',
  cwd: null,
  paths: [],
  diffs: [],
  because: null,
};

/** What can happen to questions. */
export function approvalMoves(world: World, draw: Draw): readonly (() => DomainEvent)[] {
  const moves: (() => DomainEvent)[] = [];
  const lane = draw.one(Object.values(world.lanes).filter((l) => l.run !== null));
  if (lane?.run)
    moves.push(
      () => requested(lane, draw),
      () => ruled(lane, draw),
    );
  const pending = draw.one(Object.values(world.approvals).filter((a) => a.status === 'pending'));
  if (pending) {
    const { id: approvalId, laneId } = pending;
    const outcome = draw.one(['allow', 'reject'] as const) ?? 'reject';
    moves.push(
      () => ({
        type: 'approval.decided',
        data: { approvalId, laneId, outcome, scope: 'once', note: draw.maybe('no') },
      }),
      () => ({ type: 'approval.voided', data: { approvalId, laneId, reason: 'The turn is over.' } }),
    );
  }
  return moves;
}

function call(lane: Lane, draw: Draw) {
  return {
    approvalId: draw.id<ApprovalId>('approval'),
    laneId: lane.id,
    projectId: lane.projectId,
    runId: lane.run?.id ?? draw.id('run'),
    turnId: lane.turn?.id ?? null,
    toolCallId: 'call',
    subject,
  };
}

function requested(lane: Lane, draw: Draw): DomainEvent {
  const reasons = [{ code: 'x', text: 'Why', from: 0, to: 3 }];
  return {
    type: 'approval.requested',
    data: {
      ...call(lane, draw),
      risk: 'normal',
      reasons,
      rule: 'Commands ask',
      pattern: draw.maybe('npm test *'),
    },
  };
}

function ruled(lane: Lane, draw: Draw): DomainEvent {
  return { type: 'approval.ruled', data: { ...call(lane, draw), outcome: 'allow', rule: 'A rule' } };
}
