import { type Approval } from '../../../shared/domain/approval/state.ts';
import { type ApprovalCommand } from '../../../shared/domain/command.ts';
import { type DomainEvent } from '../../../shared/domain/event.ts';
import { type Rule } from '../../../shared/domain/project/events.ts';
import { type Result, fail, ok } from '../../../shared/kernel/result.ts';
import { type Deciding, type Decision } from './decision.ts';

/** Rules for questions to the human: one answer each, by a human only, and nothing allowed while the fleet is paused. */
export function decideApproval(deciding: Deciding, command: ApprovalCommand): Decision {
  const { world } = deciding;
  switch (command.type) {
    case 'approval.request': {
      const lane = world.lanes[command.data.laneId];
      if (lane?.run?.id !== command.data.runId) return fail('refused', 'The run that asks has ended.');
      return ok([{ type: 'approval.requested', data: command.data }]);
    }
    case 'approval.recordRuling':
      return ok([{ type: 'approval.ruled', data: command.data }]);
    case 'approval.decide':
      return decide(deciding, command.data);
    case 'approval.void': {
      const approval = world.approvals[command.data.approvalId];
      if (approval?.status !== 'pending') return ok([]);
      return ok([{ type: 'approval.voided', data: { ...command.data, laneId: approval.laneId } }]);
    }
  }
}

type Answer = Extract<ApprovalCommand, { type: 'approval.decide' }>['data'];

function decide({ world, actor }: Deciding, answer: Answer): Decision {
  if (actor.kind !== 'human') return fail('unauthorised', 'Only a human answers an approval.');
  const approval = world.approvals[answer.approvalId];
  if (!approval) return fail('not-found', 'There is no such approval.');
  if (approval.status !== 'pending') {
    return fail('conflict', `This approval is ${approval.status} already.`, {
      kept: approval.status === 'void' ? 'Nothing was allowed.' : 'The first answer stands.',
    });
  }
  if (answer.outcome === 'allow' && world.fleet.paused) {
    return fail('paused', 'The fleet is paused; nothing is allowed until it is resumed.', {
      kept: 'The question stays open.',
    });
  }
  const standing = standingRule(approval, answer);
  if (!standing.ok) return standing;
  const { approvalId, outcome, scope, note } = answer;
  const events: DomainEvent[] = [
    { type: 'approval.decided', data: { approvalId, laneId: approval.laneId, outcome, scope, note } },
  ];
  if (standing.data) {
    events.push({ type: 'project.ruleAdded', data: { projectId: approval.projectId, rule: standing.data } });
  }
  if (outcome === 'reject' && note) {
    const text = `About what you wanted to do (${approval.subject.title}): it was rejected. ${note}`;
    events.push({
      type: 'lane.promptQueued',
      data: { laneId: approval.laneId, promptId: answer.promptId, text, source: 'human' },
    });
  }
  return ok(events);
}

function standingRule(approval: Approval, answer: Answer): Result<Rule | null> {
  if (answer.outcome === 'reject' || answer.scope === 'once') return ok(null);
  const { command, tool } = approval.subject;
  const rule = { id: answer.ruleId, effect: 'allow' as const, reason: answer.note };
  if (answer.scope === 'pattern') {
    if (!approval.pattern)
      return fail('refused', 'No pattern is offered for this call; allow it once instead.', {
        kept: 'The question stays open.',
      });
    return ok({ ...rule, on: command ? 'command' : 'path', pattern: approval.pattern, laneId: null });
  }
  if (command) return ok({ ...rule, on: 'command', pattern: command, laneId: approval.laneId });
  const [path] = approval.subject.paths;
  return ok({ ...rule, on: path ? 'path' : 'tool', pattern: path ?? tool, laneId: approval.laneId });
}
