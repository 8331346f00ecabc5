import { type ApprovalId, type LaneId, type ProjectId, type RunId, type TurnId } from '../ids.ts';

/** How bad it could be. `outside`: reaches beyond the worktree. `high`: can destroy, publish or leak. */
export type Risk = 'low' | 'normal' | 'outside' | 'high';

/** One reason for a risk, in words, with the part of the command that it is about. */
export interface RiskReason {
  readonly code: string;
  readonly text: string;
  /** Character offsets [from, to) into the command, or null where the whole call is meant. */
  readonly from: number | null;
  readonly to: number | null;
}

/** A change that a tool call would make to a file. */
export interface ProposedDiff {
  readonly path: string;
  readonly oldText: string | null;
  readonly newText: string;
}

/** What an agent wants to do. */
export interface ApprovalSubject {
  /** ACP's tool kind: read, edit, delete, move, search, execute, think, fetch, other. */
  readonly tool: string;
  readonly title: string;
  readonly command: string | null;
  readonly cwd: string | null;
  /** Absolute paths as the agent named them. */
  readonly paths: readonly string[];
  readonly diffs: readonly ProposedDiff[];
  /** The agent's own words about why, where it gave any. */
  readonly because: string | null;
}

export type ApprovalScope = 'once' | 'lane' | 'pattern';

export type ApprovalEvent =
  | {
      readonly type: 'approval.requested';
      readonly data: {
        readonly approvalId: ApprovalId;
        readonly laneId: LaneId;
        readonly projectId: ProjectId;
        readonly runId: RunId;
        readonly turnId: TurnId | null;
        readonly toolCallId: string;
        readonly subject: ApprovalSubject;
        readonly risk: Risk;
        readonly reasons: readonly RiskReason[];
        /** Which rule asked, in words. */
        readonly rule: string;
        /** What "allow by pattern" would cover; null where no pattern is offered. */
        readonly pattern: string | null;
      };
    }
  | {
      readonly type: 'approval.decided';
      readonly data: {
        readonly approvalId: ApprovalId;
        readonly laneId: LaneId;
        readonly outcome: 'allow' | 'reject';
        readonly scope: ApprovalScope;
        readonly note: string | null;
      };
    }
  | {
      readonly type: 'approval.voided';
      readonly data: { readonly approvalId: ApprovalId; readonly laneId: LaneId; readonly reason: string };
    }
  | {
      /** A rule answered at once; nobody was asked. */
      readonly type: 'approval.ruled';
      readonly data: {
        readonly approvalId: ApprovalId;
        readonly laneId: LaneId;
        readonly projectId: ProjectId;
        readonly runId: RunId;
        readonly turnId: TurnId | null;
        readonly toolCallId: string;
        readonly subject: ApprovalSubject;
        readonly outcome: 'allow' | 'reject';
        readonly rule: string;
        /** It was rejected because another one holds a path of it. */
        readonly reserved?: true;
      };
    };
