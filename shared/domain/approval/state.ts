import { type Instant } from '../../kernel/time.ts';
import { type Actor } from '../actor.ts';
import { type DomainEvent, type Recorded } from '../event.ts';
import { copyOf, type Fresh } from '../fresh.ts';
import { type ApprovalId, type LaneId, type ProjectId, type RunId, type TurnId } from '../ids.ts';
import { type ApprovalScope, type ApprovalSubject, type Risk, type RiskReason } from './events.ts';

/** A question that waits for a human, or the answer it got. */
export interface Approval {
  readonly id: ApprovalId;
  readonly laneId: LaneId;
  readonly projectId: ProjectId;
  readonly runId: RunId;
  readonly turnId: TurnId | null;
  readonly toolCallId: string;
  readonly status: 'pending' | 'allowed' | 'rejected' | 'void';
  readonly subject: ApprovalSubject;
  readonly risk: Risk;
  readonly reasons: readonly RiskReason[];
  readonly rule: string;
  readonly pattern: string | null;
  readonly requestedAt: Instant;
  readonly decidedAt: Instant | null;
  readonly decidedBy: Actor | null;
  readonly scope: ApprovalScope | null;
  readonly note: string | null;
}

export type Approvals = Readonly<Record<string, Approval>>;

/** Answered approvals remembered in the state; all of them stay in the log. Pending ones are never dropped. */
const answeredKept = 200;
/** How many more may gather before they are sorted out: once in so many questions and not at each. */
const slack = 50;

/** The fold of approvals that a human was asked; what rules answered alone is in the log only. */
export const evolveApprovals = (approvals: Approvals, event: Recorded<DomainEvent>): Approvals =>
  evolveApprovalsIn(approvals, event, new WeakSet());

/** The same, writing into what earlier calls with the same `fresh` made: two hundred are not copied for each question. */
export function evolveApprovalsIn(
  approvals: Approvals,
  event: Recorded<DomainEvent>,
  fresh: Fresh,
): Approvals {
  switch (event.type) {
    case 'approval.requested': {
      const { approvalId, ...data } = event.data;
      const approval: Approval = {
        ...data,
        id: approvalId,
        status: 'pending',
        requestedAt: event.at,
        decidedAt: null,
        decidedBy: null,
        scope: null,
        note: null,
      };
      const size = sizeOf(approvals) + (approvalId in approvals ? 0 : 1);
      const next = copyOf(approvals, fresh);
      next[approvalId] = approval;
      sizes.set(next, size);
      return prune(next);
    }
    case 'approval.decided': {
      const { outcome, scope, note } = event.data;
      const status = outcome === 'allow' ? 'allowed' : 'rejected';
      return answer(approvals, event, { status, scope, note }, fresh);
    }
    case 'approval.voided':
      return answer(approvals, event, { status: 'void', scope: null, note: event.data.reason }, fresh);
    default:
      return approvals;
  }
}

type Answered = Recorded<Extract<DomainEvent, { type: 'approval.decided' | 'approval.voided' }>>;

function answer(
  approvals: Approvals,
  event: Answered,
  how: Pick<Approval, 'status' | 'scope' | 'note'>,
  fresh: Fresh,
): Approvals {
  const approval = approvals[event.data.approvalId];
  if (!approval) return approvals;
  const size = sizeOf(approvals);
  const next = copyOf(approvals, fresh);
  sizes.set(next, size);
  next[approval.id] = { ...approval, ...how, decidedAt: event.at, decidedBy: event.actor };
  return next;
}

/** How many there are, remembered, because counting the keys of a record looks at each. */
const sizes = new WeakMap<Approvals, number>();
const sizeOf = (approvals: Approvals): number => sizes.get(approvals) ?? Object.keys(approvals).length;

/** Takes the oldest answered ones out of a copy that nobody else has yet. */
function prune(copy: Record<string, Approval>): Approvals {
  if (sizeOf(copy) <= answeredKept + slack) return copy;
  const answered = Object.keys(copy).filter((id) => copy[id]?.status !== 'pending');
  if (answered.length <= answeredKept + slack) return copy;
  for (const id of answered.sort().slice(0, answered.length - answeredKept)) delete copy[id];
  sizes.delete(copy);
  return copy;
}
