/* eslint-disable max-lines -- the views of all nouns refer to each other; one page shows them together */
import { z } from 'zod';
import {
  type AgentId,
  type ApprovalId,
  type CheckpointId,
  type CommentId,
  type CommandId,
  type LaneId,
  type MergeId,
  type MessageId,
  type ProjectId,
  type PromptId,
  type ReservationId,
  type RuleId,
  type RunId,
  type TerminalId,
  type TurnId,
} from '../domain/ids.ts';
import { stages } from '../domain/lane/events.ts';
import { importances } from '../domain/message/events.ts';

/** `noun_…`, so that no id is the name of something that every object has. */
const id = <T extends string>() =>
  z
    .string()
    .max(200)
    .regex(/^[a-z]+_[\w-]+$/i, 'not an id') as unknown as z.ZodType<T, string>;
export const projectId = id<ProjectId>();
export const laneId = id<LaneId>();
const runId = id<RunId>();
const turnId = id<TurnId>();
export const promptId = id<PromptId>();
export const terminalId = id<TerminalId>();
export const approvalId = id<ApprovalId>();
export const mergeId = id<MergeId>();
export const reservationId = id<ReservationId>();
export const messageId = id<MessageId>();
export const ruleId = id<RuleId>();
export const agentId = z
  .string()
  .min(1)
  .max(200)
  .refine((name) => !(name in {}), 'not an id') as unknown as z.ZodType<AgentId, string>;
export const commentId = id<CommentId>();
export const checkpointId = id<CheckpointId>();
const commandId = id<CommandId>();

export const instant = z.number().describe('milliseconds since the Unix epoch');
const text = z.string();
const maybe = <T extends z.ZodType>(type: T) => type.nullable();

const actor = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('human'), via: z.enum(['desktop', 'browser', 'cli', 'rpc']) }),
  z.object({ kind: z.literal('lane'), laneId, agentId, model: maybe(text), credential: maybe(text) }),
  z.object({ kind: z.literal('switchyard') }),
]);

const rule = z.object({
  id: ruleId,
  effect: z.enum(['allow', 'ask', 'forbid']),
  on: z.enum(['command', 'path', 'tool']),
  pattern: text,
  laneId: maybe(laneId),
  reason: maybe(text),
});

export const projectView = z.object({
  id: projectId,
  path: text,
  name: text,
  commonDir: text,
  targetBranch: text,
  verifyCommand: maybe(text),
  verifyTimeoutSeconds: z.number(),
  setupCommand: maybe(text),
  setupTimeoutSeconds: z.number(),
  portsFrom: z.number(),
  portsPerLane: z.number(),
  /** Worktrees made beforehand; left out where it was never set: one, for a large repository. */
  readyWorktrees: z.number().optional(),
  rules: z.array(rule).readonly(),
  openedAt: instant,
});

const capabilities = z.object({
  /** governed: we can veto before the act; asked: the agent asks when it sees fit; observed: we only watch. */
  loadSession: z.boolean(),
  cancel: z.boolean(),
  usage: z.enum(['money', 'tokens', 'none', 'unknown']),
});

export const agentView = z.object({
  id: agentId,
  name: text,
  protocol: z.enum(['acp', 'codex', 'claude', 'pty']),
  tier: z.enum(['governed', 'asked', 'observed']),
  builtIn: z.boolean(),
  installed: z.boolean(),
  version: maybe(text),
  /** Why it is not installed, or how to install it. */
  hint: maybe(text),
  command: text,
  args: z.array(text).readonly(),
  envNames: z.array(text).readonly(),
  capabilities,
});

const task = z.object({
  title: text,
  brief: text,
  writeSet: z.array(text).readonly(),
  inputs: z.array(text).readonly(),
  outputs: z.array(text).readonly(),
});

const usage = z.object({
  inputTokens: maybe(z.number()),
  cachedTokens: maybe(z.number()),
  outputTokens: maybe(z.number()),
  contextUsed: maybe(z.number()),
  contextSize: maybe(z.number()),
  cost: maybe(z.number()),
  currency: maybe(text),
});

const stage = z.object({
  name: z.enum(stages),
  state: z.enum(['pending', 'running', 'done', 'skipped', 'failed']),
  detail: maybe(text),
  since: maybe(instant),
});

const queuedPrompt = z.object({
  id: promptId,
  text,
  source: z.enum(['task', 'human', 'send-back', 'resume', 'coordination']),
  at: instant,
});

const turn = z.object({
  id: turnId,
  number: z.number(),
  startedAt: instant,
  text,
  interrupt: maybe(z.enum(['cancel', 'stop', 'kill'])),
});

const checkpoint = z.object({
  id: checkpointId,
  turnId: maybe(turnId),
  turnNumber: z.number(),
  oid: text,
  treeOid: text,
  at: instant,
});

const laneStatus = z.enum([
  'preparing',
  'running',
  'waiting',
  'idle',
  'paused',
  'interrupted',
  'failed',
  'done',
  'closed',
]);

const laneTerminal = z.object({
  id: terminalId,
  number: z.number(),
  shell: text,
  pid: z.number(),
  openedAt: instant,
});

export const laneView = z.object({
  id: laneId,
  status: laneStatus,
  projectId,
  name: text,
  branch: text,
  worktreePath: text,
  baseOid: text,
  startOid: text,
  agentId,
  agentVersion: maybe(text),
  roleId: maybe(text),
  model: maybe(text),
  credential: maybe(text),
  task,
  portsFrom: z.number(),
  portsTo: z.number(),
  clonedFrom: maybe(laneId),
  phase: z.enum(['preparing', 'ready', 'interrupted', 'failed', 'closed']),
  reason: maybe(text),
  stages: z.array(stage).readonly(),
  run: maybe(z.object({ id: runId, pid: z.number(), startedAt: instant })),
  sessionId: maybe(text),
  turn: maybe(turn),
  turns: z.number(),
  lastOutcome: maybe(z.enum(['completed', 'cancelled', 'refused', 'limit', 'failed', 'lost'])),
  queue: z.array(queuedPrompt).readonly(),
  waitingOn: z.array(approvalId).readonly(),
  pausedBy: maybe(z.enum(['lane', 'fleet'])),
  checkpoints: z.array(checkpoint).readonly(),
  changes: maybe(z.object({ files: z.number(), added: z.number(), removed: z.number() })),
  usage: maybe(usage),
  landed: maybe(mergeId),
  revertOid: maybe(text),
  snapshotOid: maybe(text),
  tombstonePath: maybe(text),
  unmergedAtClose: z.boolean(),
  terminals: z.array(laneTerminal).readonly(),
  endedTerminal: maybe(
    z.object({
      id: terminalId,
      number: z.number(),
      end: z.enum(['closed', 'exited', 'lane-closed', 'host-ended']),
      exitCode: maybe(z.number()),
      signal: maybe(text),
    }),
  ),
  createdAt: instant,
  statusSince: instant,
});

const diff = z.object({ path: text, oldText: maybe(text), newText: text });

export const approvalView = z.object({
  id: approvalId,
  laneId,
  projectId,
  runId,
  turnId: maybe(turnId),
  toolCallId: text,
  status: z.enum(['pending', 'allowed', 'rejected', 'void']),
  subject: z.object({
    tool: text,
    title: text,
    command: maybe(text),
    cwd: maybe(text),
    paths: z.array(text).readonly(),
    diffs: z.array(diff).readonly(),
    because: maybe(text),
  }),
  risk: z.enum(['low', 'normal', 'outside', 'high']),
  reasons: z.array(z.object({ code: text, text, from: maybe(z.number()), to: maybe(z.number()) })).readonly(),
  rule: text,
  pattern: maybe(text),
  requestedAt: instant,
  decidedAt: maybe(instant),
  decidedBy: maybe(actor),
  scope: maybe(z.enum(['once', 'lane', 'pattern'])),
  note: maybe(text),
});

export const conflictFile = z.object({
  path: text,
  kind: text,
  hunks: z.array(z.object({ line: z.number(), ours: text, theirs: text })).readonly(),
});

export const reservationView = z.object({
  id: reservationId,
  projectId,
  /** Null for the human. */
  holder: maybe(laneId),
  globs: z.array(text).readonly(),
  mode: z.enum(['exclusive', 'shared']),
  reason: text,
  minutes: z.number(),
  takenAt: instant,
  expiresAt: instant,
  /** Tracked files of the target branch that it covers, and how many there are; null when they could not be read. */
  covers: maybe(z.object({ files: z.number(), of: z.number() })),
  /** Why it looks hoarded, in words. */
  hoarded: maybe(text),
});

export const trespassView = z.object({
  reservationId,
  projectId,
  holder: maybe(laneId),
  trespasser: laneId,
  path: text,
  at: instant,
});

export const address = z.discriminatedUnion('to', [
  z.object({ to: z.literal('lane'), laneId }),
  z.object({ to: z.literal('role'), roleId: z.string().min(1).max(100) }),
  z.object({ to: z.literal('everyone') }),
  z.object({ to: z.literal('human') }),
]);

const delivery = z.object({
  deliveredAt: maybe(instant),
  turnId: maybe(turnId),
  again: z.boolean(),
  acknowledgedAt: maybe(instant),
  note: maybe(text),
  remindedAt: maybe(instant),
  escalatedAt: maybe(instant),
});

export const messageView = z.object({
  id: messageId,
  projectId,
  /** Null for the human. */
  from: maybe(laneId),
  address,
  recipients: z.array(laneId).readonly(),
  toHuman: z.boolean(),
  threadId: messageId,
  replyTo: maybe(messageId),
  subject: text,
  body: text,
  importance: z.enum(importances),
  ackRequired: z.boolean(),
  attachments: z
    .array(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('file'), path: text, oid: maybe(text) }),
        z.object({ kind: z.literal('commit'), oid: text }),
      ]),
    )
    .readonly(),
  sentAt: instant,
  /** By lane id, and `human`. */
  deliveries: z.record(z.string(), delivery),
});

export const mergeView = z.object({
  id: mergeId,
  laneId,
  projectId,
  kind: z.enum(['merge', 'revert']),
  reverts: maybe(mergeId),
  revertedBy: maybe(mergeId),
  title: text,
  targetBranch: text,
  state: z.enum([
    'queued',
    'attempting',
    'verifying',
    'landed',
    'conflict',
    'failed',
    'waiting',
    'cancelled',
    'reverted',
  ]),
  reason: maybe(text),
  attempts: z.number(),
  oldOid: maybe(text),
  laneOid: maybe(text),
  baseOid: maybe(text),
  newOid: maybe(text),
  files: maybe(z.number()),
  landing: z.boolean(),
  verification: maybe(
    z.object({
      command: text,
      startedAt: instant,
      exitCode: maybe(z.number()),
      timedOut: z.boolean(),
      milliseconds: maybe(z.number()),
    }),
  ),
  conflicts: z.array(conflictFile).readonly(),
  sentBack: z.boolean(),
  held: z.array(z.object({ path: text, reservationId, holder: maybe(laneId) })).readonly(),
  override: maybe(text),
  checkout: maybe(z.enum(['fast-forwarded', 'not-checked-out'])),
  enqueuedAt: instant,
  updatedAt: instant,
});

export const pausedLane = z.object({
  laneId,
  state: z.enum(['stopped', 'none', 'partial']),
  processes: z.number(),
  milliseconds: z.number(),
  /** Whether its agent ran; a lane may have processes without one. */
  agent: z.boolean().optional(),
});

const commentView = z.object({
  id: commentId,
  path: text,
  side: z.enum(['old', 'new']),
  line: z.number(),
  quote: text,
  weight: z.enum(['required', 'suggestion']),
  text,
  state: z.enum(['draft', 'open', 'resolved']),
  by: actor,
  at: instant,
});

/** What was said of a lane's work: remarks, and the last verdict with the commit that it is about. */
export const reviewView = z.object({
  laneId,
  comments: z.array(commentView).readonly(),
  verdict: maybe(
    z.object({
      verdict: z.enum(['approve', 'changes']),
      note: maybe(text),
      headOid: text,
      treeOid: maybe(text),
      at: instant,
      by: actor,
    }),
  ),
});

export const fleetView = z.object({
  paused: z.boolean(),
  since: maybe(instant),
  by: maybe(actor),
  reason: maybe(text),
  lanes: z.array(pausedLane).readonly(),
  processes: z.number(),
  milliseconds: z.number(),
});

const planEntry = z.object({ text, status: z.enum(['pending', 'in_progress', 'completed']) });

export const transcriptItem = z.object({
  laneId,
  itemId: text,
  turnId: maybe(turnId),
  position: z.number(),
  at: instant,
  updatedAt: instant,
  body: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('prompt'), text, source: text }),
    z.object({ kind: z.literal('message'), text }),
    z.object({ kind: z.literal('thought'), text }),
    z.object({
      kind: z.literal('tool'),
      toolCallId: text,
      title: text,
      tool: text,
      status: z.enum(['pending', 'running', 'completed', 'failed']),
      paths: z.array(text).readonly(),
      command: maybe(text),
      exitCode: maybe(z.number()),
      output: text,
      diffs: z.array(diff).readonly(),
      startedAt: instant,
      endedAt: maybe(instant),
    }),
    z.object({ kind: z.literal('plan'), entries: z.array(planEntry).readonly() }),
    z.object({ kind: z.literal('notice'), level: z.enum(['info', 'warning', 'error']), text }),
  ]),
});

/** An event as it stands in the log, with its hash; `data` has the shape of its type. */
export const auditEvent = z.object({
  sequence: z.number(),
  stream: text,
  version: z.number(),
  schema: z.number(),
  type: text,
  at: instant,
  actor,
  commandId,
  cause: maybe(commandId),
  data: z.record(z.string(), z.unknown()),
  hash: text,
});

export type ProjectView = z.infer<typeof projectView>;
export type AgentView = z.infer<typeof agentView>;
export type LaneView = z.infer<typeof laneView>;
export type ApprovalView = z.infer<typeof approvalView>;
export type ReservationView = z.infer<typeof reservationView>;
export type MessageView = z.infer<typeof messageView>;
export type MergeView = z.infer<typeof mergeView>;
export type ReviewView = z.infer<typeof reviewView>;
export type FleetView = z.infer<typeof fleetView>;
export type AuditEvent = z.infer<typeof auditEvent>;
