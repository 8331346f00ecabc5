import { z } from 'zod';
import {
  type AgentId,
  type ApprovalId,
  type CheckpointId,
  type CommandId,
  type CommentId,
  type LaneId,
  type MergeId,
  type MessageId,
  type MissionId,
  type ProjectId,
  type PromptId,
  type ReservationId,
  type RuleId,
  type RunId,
  type TerminalId,
  type TurnId,
} from '../../domain/ids.ts';

/** `noun_…`, so that no id is the name of something that every object has. */
const id = <T extends string>() =>
  z
    .string()
    .max(200)
    .regex(/^[a-z]+_[\w-]+$/i, 'not an id') as unknown as z.ZodType<T, string>;

export const projectId = id<ProjectId>();
export const laneId = id<LaneId>();
export const runId = id<RunId>();
export const turnId = id<TurnId>();
export const promptId = id<PromptId>();
export const terminalId = id<TerminalId>();
export const approvalId = id<ApprovalId>();
export const mergeId = id<MergeId>();
export const reservationId = id<ReservationId>();
export const missionId = id<MissionId>();
export const messageId = id<MessageId>();
export const ruleId = id<RuleId>();
export const agentId = z
  .string()
  .min(1)
  .max(200)
  .refine((name) => !(name in {}), 'not an id') as unknown as z.ZodType<AgentId, string>;

export const commentId = id<CommentId>();
export const checkpointId = id<CheckpointId>();
export const commandId = id<CommandId>();
