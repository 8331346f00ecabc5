import { z } from 'zod';
import { stages } from '../../domain/lane/events.ts';
import {
  agentId,
  approvalId,
  checkpointId,
  laneId,
  mergeId,
  missionId,
  projectId,
  promptId,
  runId,
  terminalId,
  turnId,
} from './ids.ts';
import { instant, maybe, text } from './parts.ts';
import { laneRole } from './role.ts';

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
  /** What the role was at launch, with the words that its agent was given. */
  role: maybe(laneRole),
  model: maybe(text),
  credential: maybe(text),
  task,
  portsFrom: z.number(),
  portsTo: z.number(),
  clonedFrom: maybe(laneId),
  mission: maybe(z.object({ missionId, taskId: text })),
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

export type LaneView = z.infer<typeof laneView>;
