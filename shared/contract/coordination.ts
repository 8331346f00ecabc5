import { z } from 'zod';
import { call } from './call.ts';
import { importances } from '../domain/message/events.ts';
import { laneId, messageId, projectId, reservationId } from './views/ids.ts';
import { address, messageView } from './views/message.ts';
import { instant } from './views/parts.ts';
import { reservationView, trespassView } from './views/reservation.ts';

/** What a message may hold itself; more is attached by reference. */
const longestMessage = 8000;

const globs = z.array(z.string().min(1).max(1000)).min(1).max(200);

export const coordinationCalls = {
  'reservation.list': call(
    'Leases on paths that stand, with how much of the repository each covers, and writes that went past one.',
    z.object({ projectId: projectId.optional(), laneId: laneId.optional() }),
    z.object({ items: z.array(reservationView), trespasses: z.array(trespassView) }),
  ),
  'reservation.take': call(
    'Hold paths for a lane, or for the human when no lane is named. A conflict names the holders.',
    z.object({
      projectId: projectId.optional(),
      laneId: laneId.optional(),
      globs,
      mode: z.enum(['exclusive', 'shared']).default('exclusive'),
      minutes: z
        .number()
        .min(1)
        .max(7 * 24 * 60)
        .default(60),
      reason: z.string().min(1).max(500),
    }),
    reservationView,
  ),
  'reservation.release': call(
    'Give a lease back.',
    z.object({ reservationId, laneId: laneId.optional() }),
    z.object({}),
  ),
  'reservation.forceRelease': call(
    'Take a lease away from its holder. Only a human may; the reason stays in the audit trail.',
    z.object({ reservationId, reason: z.string().min(1).max(500) }),
    z.object({}),
  ),
  'reservation.check': call(
    'Who keeps a lane, or the human, from writing to paths.',
    z.object({
      projectId: projectId.optional(),
      laneId: laneId.optional(),
      paths: z.array(z.string().min(1).max(4096)).min(1).max(1000),
    }),
    z.object({
      items: z.array(
        z.object({
          path: z.string(),
          free: z.boolean(),
          holder: z.string().nullable(),
          reservationId: reservationId.nullable(),
          until: instant.nullable(),
        }),
      ),
    }),
  ),
  'message.send': call(
    'Mail to a lane, a role, every lane or the human. Files and commits are attached by reference and must exist.',
    z.object({
      projectId: projectId.optional(),
      from: laneId.optional(),
      address,
      subject: z.string().min(1).max(300),
      body: z.string().max(longestMessage).default(''),
      importance: z.enum(importances).default('normal'),
      ackRequired: z.boolean().default(false),
      replyTo: messageId.optional(),
      attachments: z
        .array(
          z.discriminatedUnion('kind', [
            z.object({ kind: z.literal('file'), path: z.string().min(1).max(4096) }),
            z.object({
              kind: z.literal('commit'),
              oid: z.string().regex(/^[0-9a-f]{4,64}$/, 'not a commit'),
            }),
          ]),
        )
        .max(20)
        .default([]),
    }),
    messageView,
  ),
  'message.list': call(
    'Mail, newest first: of a project, of a lane, or only what waits for the human.',
    z.object({ projectId: projectId.optional(), laneId: laneId.optional(), waiting: z.boolean().optional() }),
    z.object({ items: z.array(messageView) }),
  ),
  'message.read': call(
    'Mark mail to the human as read.',
    z.object({ messageIds: z.array(messageId).max(500) }),
    z.object({}),
  ),
  'message.acknowledge': call(
    'Acknowledge mail: as the human, or for a lane that it is for.',
    z.object({ messageId, laneId: laneId.optional(), note: z.string().max(2000).optional() }),
    messageView,
  ),
} as const;
