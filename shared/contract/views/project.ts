import { z } from 'zod';
import { laneId, projectId, ruleId } from './ids.ts';
import { instant, maybe, text } from './parts.ts';

const rule = z.object({
  id: ruleId,
  effect: z.enum(['allow', 'ask', 'forbid']),
  on: z.enum(['command', 'path', 'tool']),
  pattern: text,
  laneId: maybe(laneId),
  reason: maybe(text),
});

/** Where a human must enter the loop; what is left out is on. */
export const gates = z.object({
  planApproval: z.boolean().optional(),
  beforeMerge: z.boolean().optional(),
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
  /** Accepted tasks that make an agent trusted; left out where it was never set: three. */
  trustAfter: z.number().optional(),
  gates: gates.optional(),
  rules: z.array(rule).readonly(),
  openedAt: instant,
});

export type ProjectView = z.infer<typeof projectView>;
