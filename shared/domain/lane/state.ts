import { type Instant } from '../../kernel/time.ts';
import {
  type ApprovalId,
  type AgentId,
  type CheckpointId,
  type LaneId,
  type MergeId,
  type ProjectId,
  type PromptId,
  type RunId,
  type TerminalId,
  type TurnId,
} from '../ids.ts';
import { type LaneRole } from '../role/role.ts';
import {
  type InterruptLevel,
  type MissionLink,
  type PromptSource,
  type StageName,
  type Task,
  type TerminalEnd,
  type TurnOutcome,
  type Usage,
} from './events.ts';

/** What the fleet bar counts and every surface shows. Derived by `statusOf`, never stored. */
export type LaneStatus =
  'preparing' | 'running' | 'waiting' | 'idle' | 'paused' | 'interrupted' | 'failed' | 'done' | 'closed';

/** One step on the way from launch to a ready agent. */
export interface Stage {
  readonly name: StageName;
  readonly state: 'pending' | 'running' | 'done' | 'skipped' | 'failed';
  readonly detail: string | null;
  readonly since: Instant | null;
}

/** A prompt that waits for the agent. */
export interface QueuedPrompt {
  readonly id: PromptId;
  readonly text: string;
  readonly source: PromptSource;
  readonly at: Instant;
}

/** The life of one agent process. */
export interface Run {
  readonly id: RunId;
  readonly pid: number;
  readonly startedAt: Instant;
}

/** One prompt to the agent until it stops. */
export interface Turn {
  readonly id: TurnId;
  readonly number: number;
  readonly startedAt: Instant;
  readonly text: string;
  readonly interrupt: InterruptLevel | null;
}

/** A snapshot of the whole worktree in a private ref. */
export interface Checkpoint {
  readonly id: CheckpointId;
  readonly turnId: TurnId | null;
  readonly turnNumber: number;
  readonly oid: string;
  readonly treeOid: string;
  readonly at: Instant;
}

/** A shell of the person's in the worktree. */
export interface LaneTerminal {
  readonly id: TerminalId;
  readonly number: number;
  readonly shell: string;
  readonly pid: number;
  readonly openedAt: Instant;
}

/** A terminal that is no more, and why. */
export interface EndedTerminal {
  readonly id: TerminalId;
  readonly number: number;
  readonly end: TerminalEnd;
  readonly exitCode: number | null;
  readonly signal: string | null;
}

/** An isolated worktree and branch with an agent at work on one task. */
export interface Lane {
  readonly id: LaneId;
  readonly projectId: ProjectId;
  readonly name: string;
  readonly branch: string;
  readonly worktreePath: string;
  readonly baseOid: string;
  readonly startOid: string;
  readonly agentId: AgentId;
  readonly agentVersion: string | null;
  readonly roleId: string | null;
  /** What the role was at launch, with the words that its agent was given. */
  readonly role: LaneRole | null;
  readonly model: string | null;
  readonly credential: string | null;
  readonly task: Task;
  readonly portsFrom: number;
  readonly portsTo: number;
  readonly clonedFrom: LaneId | null;
  readonly mission: MissionLink | null;
  readonly phase: 'preparing' | 'ready' | 'interrupted' | 'failed' | 'closed';
  /** Why the lane is interrupted or failed, in words. */
  readonly reason: string | null;
  readonly stages: readonly Stage[];
  readonly run: Run | null;
  readonly sessionId: string | null;
  readonly turn: Turn | null;
  readonly turns: number;
  readonly lastOutcome: TurnOutcome | null;
  readonly queue: readonly QueuedPrompt[];
  readonly waitingOn: readonly ApprovalId[];
  readonly pausedBy: 'lane' | 'fleet' | null;
  readonly checkpoints: readonly Checkpoint[];
  /** Against the base, as of the last checkpoint; null until there is one. */
  readonly changes: { readonly files: number; readonly added: number; readonly removed: number } | null;
  readonly usage: Usage | null;
  /** The merge that landed last, until the lane works again. */
  readonly landed: MergeId | null;
  /** The commit that took this lane's last merge back: its work counts as unmerged again although git knows its commits. */
  readonly revertOid: string | null;
  readonly snapshotOid: string | null;
  readonly tombstonePath: string | null;
  readonly unmergedAtClose: boolean;
  /** The open ones, oldest first. */
  readonly terminals: readonly LaneTerminal[];
  /** The one that ended last; null when none has since the lane was launched or reopened. */
  readonly endedTerminal: EndedTerminal | null;
  readonly createdAt: Instant;
  readonly statusSince: Instant;
}

export type Lanes = Readonly<Record<string, Lane>>;

/** The one word for how a lane is. */
export function statusOf(lane: Lane): LaneStatus {
  if (lane.phase === 'closed') return 'closed';
  if (lane.pausedBy !== null) return 'paused';
  if (lane.phase === 'failed') return 'failed';
  if (lane.phase === 'interrupted') return 'interrupted';
  if (lane.phase === 'preparing') return 'preparing';
  if (lane.waitingOn.length > 0) return 'waiting';
  if (lane.turn !== null) return 'running';
  return lane.landed !== null && lane.queue.length === 0 ? 'done' : 'idle';
}

/** Whether a prompt may be sent to the agent now. */
export function readyForTurn(lane: Lane): boolean {
  return lane.phase === 'ready' && lane.run !== null && lane.turn === null && lane.pausedBy === null;
}
