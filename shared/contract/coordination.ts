import { z } from 'zod';
import { call } from './call.ts';
import { instant, laneId, projectId, reservationId, reservationView, trespassView } from './views.ts';

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
} as const;
