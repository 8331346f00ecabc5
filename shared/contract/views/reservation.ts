import { z } from 'zod';
import { laneId, projectId, reservationId } from './ids.ts';
import { instant, maybe, text } from './parts.ts';

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

export type ReservationView = z.infer<typeof reservationView>;
