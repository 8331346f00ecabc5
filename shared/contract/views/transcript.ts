import { z } from 'zod';
import { laneId, turnId } from './ids.ts';
import { diff, instant, maybe, text } from './parts.ts';

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
