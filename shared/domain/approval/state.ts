import { type Instant } from '../../kernel/time.ts';
import { type Actor } from '../actor.ts';
import { type DomainEvent, type Recorded } from '../event.ts';
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

/** The fold of approvals that a human was asked; what rules answered alone is in the log only. */
export function evolveApprovals(approvals: Approvals, event: Recorded<DomainEvent>): Approvals {
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
      return prune({ ...approvals, [approvalId]: approval });
    }
    case 'approval.decided': {
      const { outcome, scope, note } = event.data;
      return answer(approvals, event, { status: outcome === 'allow' ? 'allowed' : 'rejected', scope, note });
    }
    case 'approval.voided':
      return answer(approvals, event, { status: 'void', scope: null, note: event.data.reason });
    default:
      return approvals;
  }
}

type Answered = Recorded<Extract<DomainEvent, { type: 'approval.decided' | 'approval.voided' }>>;

function answer(
  approvals: Approvals,
  event: Answered,
  how: Pick<Approval, 'status' | 'scope' | 'note'>,
): Approvals {
  const approval = approvals[event.data.approvalId];
  if (!approval) return approvals;
  return {
    ...approvals,
    [approval.id]: { ...approval, ...how, decidedAt: event.at, decidedBy: event.actor },
  };
}

/** Takes the oldest answered ones out of a copy that nobody else has yet. */
function prune(fresh: Record<string, Approval>): Approvals {
  const ids = Object.keys(fresh);
  if (ids.length <= answeredKept) return fresh;
  const answered = ids.filter((id) => fresh[id]?.status !== 'pending');
  if (answered.length <= answeredKept) return fresh;
  for (const id of answered.sort().slice(0, answered.length - answeredKept)) delete fresh[id];
  return fresh;
}
