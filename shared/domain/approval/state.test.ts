import { describe, expect, it } from 'vitest';
import { switchyard } from '../actor.ts';
import { type DomainEvent, type Recorded } from '../event.ts';
import { type ApprovalId, type CommandId, type LaneId, type ProjectId, type RunId } from '../ids.ts';
import { type Approvals, evolveApprovals } from './state.ts';

const id = (n: number): ApprovalId => `approval_${String(n).padStart(5, '0')}` as ApprovalId;
const laneId = 'lane_1' as LaneId;

const at = (event: DomainEvent, n: number): Recorded => {
  const commandId = 'c' as CommandId;
  return {
    ...event,
    sequence: n,
    stream: 's',
    version: 1,
    schema: 1,
    at: n,
    actor: switchyard,
    commandId,
    cause: null,
  };
};
const asked = (n: number): DomainEvent => ({
  type: 'approval.requested',
  data: {
    approvalId: id(n),
    laneId,
    projectId: 'p' as ProjectId,
    runId: 'r' as RunId,
    turnId: null,
    toolCallId: 'c',
    subject: { tool: 'execute', title: '', command: 'ls', cwd: null, paths: [], diffs: [], because: null },
    risk: 'low',
    reasons: [],
    rule: '',
    pattern: null,
  },
});
const decided = (n: number): DomainEvent => ({
  type: 'approval.decided',
  data: { approvalId: id(n), laneId, outcome: 'reject', scope: 'once', note: null },
});
const fold = (events: readonly DomainEvent[]): Approvals =>
  events.reduce<Approvals>((approvals, event, n) => evolveApprovals(approvals, at(event, n)), {});

describe('approvals', () => {
  it('never drop a pending one, however many were answered', () => {
    const events = Array.from({ length: 600 }, (_, n) =>
      n % 100 === 0 ? [asked(n)] : [asked(n), decided(n)],
    ).flat();
    const approvals = Object.values(fold(events));
    expect(approvals.filter((a) => a.status === 'pending').map((a) => a.id)).toEqual(
      [0, 100, 200, 300, 400, 500].map(id),
    );
    expect(approvals.filter((a) => a.status === 'rejected').length).toBeLessThanOrEqual(250);
    expect(approvals.some((a) => a.id === id(599))).toBe(true);
  });

  it('say who answered and when; a voided one keeps its reason', () => {
    const voided: DomainEvent = {
      type: 'approval.voided',
      data: { approvalId: id(1), laneId, reason: 'Its run ended.' },
    };
    expect(fold([asked(1), voided])[id(1)]).toMatchObject({
      status: 'void',
      note: 'Its run ended.',
      decidedAt: 1,
      decidedBy: switchyard,
      scope: null,
    });
  });
});
