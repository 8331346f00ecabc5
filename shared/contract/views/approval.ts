import { z } from 'zod';
import { approvalId, laneId, projectId, runId, turnId } from './ids.ts';
import { actor, diff, instant, maybe, text } from './parts.ts';

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

export type ApprovalView = z.infer<typeof approvalView>;
