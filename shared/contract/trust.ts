import { z } from 'zod';
import { call } from './call.ts';
import { agentId, laneId, projectId } from './views/ids.ts';
import { instant, maybe, text } from './views/parts.ts';

const deed = z.enum(['accepted', 'returned', 'reverted', 'trespass', 'forbidden']);

const standingView = z.object({
  agentId,
  model: maybe(text),
  level: z.enum(['trusted', 'probation']),
  /** `script`: the rehearsal agent. `human`: somebody said so. `work`: it is what its work makes it. */
  by: z.enum(['script', 'human', 'work']),
  /** Accepted tasks less what counts against it. */
  score: z.number(),
  /** How many accepted tasks make it trusted. */
  needed: z.number(),
  counts: z.record(deed, z.number()),
  /** What counted last, newest last. */
  recent: z.array(z.object({ deed, laneId, at: instant })).readonly(),
  word: maybe(z.object({ word: z.enum(['trusted', 'probation', 'earned']), reason: text, at: instant })),
});

export const trustCalls = {
  'trust.list': call(
    'How agents stand, each with the models it worked with: trusted or on probation, and what counted.',
    z.object({ projectId }),
    z.object({ items: z.array(standingView) }),
  ),
  'trust.set': call(
    'Say that an agent is trusted or on probation, or that its work decides again. The reason stays in the audit trail.',
    z.object({
      agentId,
      model: z.string().min(1).max(200).nullable().default(null),
      word: z.enum(['trusted', 'probation', 'earned']),
      reason: z.string().trim().min(1).max(500),
    }),
    z.object({}),
  ),
} as const;
