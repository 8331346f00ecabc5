import { z } from 'zod';
import { laneId, mergeId, projectId, reservationId } from './ids.ts';
import { instant, maybe, text } from './parts.ts';

export const conflictFile = z.object({
  path: text,
  kind: text,
  hunks: z.array(z.object({ line: z.number(), ours: text, theirs: text })).readonly(),
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
  /** Entries that wait their turn are tried in this order. */
  place: z.number(),
  enqueuedAt: instant,
  updatedAt: instant,
});

export type MergeView = z.infer<typeof mergeView>;
