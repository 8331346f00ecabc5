import { z } from 'zod';
import { laneId } from './ids.ts';
import { actor, instant, maybe, text } from './parts.ts';

export const pausedLane = z.object({
  laneId,
  state: z.enum(['stopped', 'none', 'partial']),
  processes: z.number(),
  milliseconds: z.number(),
  /** Whether its agent ran; a lane may have processes without one. */
  agent: z.boolean().optional(),
});

export const fleetView = z.object({
  paused: z.boolean(),
  since: maybe(instant),
  by: maybe(actor),
  reason: maybe(text),
  lanes: z.array(pausedLane).readonly(),
  processes: z.number(),
  milliseconds: z.number(),
});

export type FleetView = z.infer<typeof fleetView>;
