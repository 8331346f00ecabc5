import { z } from 'zod';
import { commandId } from './ids.ts';
import { actor, instant, maybe, text } from './parts.ts';

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

export type AuditEvent = z.infer<typeof auditEvent>;
