import { z } from 'zod';
import { agentId, laneId } from './ids.ts';

export const instant = z.number().describe('milliseconds since the Unix epoch');
export const text = z.string();
export const maybe = <T extends z.ZodType>(type: T) => type.nullable();
export const actor = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('human'), via: z.enum(['desktop', 'browser', 'cli', 'rpc']) }),
  z.object({
    kind: z.literal('lane'),
    laneId,
    agentId,
    model: maybe(text),
    role: text.optional(),
    credential: maybe(text),
  }),
  z.object({ kind: z.literal('switchyard') }),
]);

export const diff = z.object({ path: text, oldText: maybe(text), newText: text });
