import { type Branded } from '../kernel/ids.ts';

export type ProjectId = Branded<'project'>;
export type LaneId = Branded<'lane'>;
export type RunId = Branded<'run'>;
export type TurnId = Branded<'turn'>;
export type PromptId = Branded<'prompt'>;
export type CheckpointId = Branded<'checkpoint'>;
export type ApprovalId = Branded<'approval'>;
export type CommentId = Branded<'comment'>;
export type RuleId = Branded<'rule'>;
export type MergeId = Branded<'merge'>;
export type MessageId = Branded<'message'>;
export type ReservationId = Branded<'reservation'>;
export type MissionId = Branded<'mission'>;
export type TerminalId = Branded<'terminal'>;
export type CommandId = Branded<'command'>;

/** An agent's id is chosen by whoever registers it (`claude-code`, `rehearsal`), unlike all others. */
export type AgentId = Branded<'agent'>;
