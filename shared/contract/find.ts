import { z } from 'zod';
import { call } from './call.ts';
import { laneId } from './views/ids.ts';

export const findCalls = {
  'review.findFiles': call(
    'Changed files of all open lanes whose path has every word of the query, as of their last checkpoints.',
    z.object({
      query: z.string().min(1).max(500),
      limit: z.number().int().min(1).max(200).default(30),
    }),
    z.object({
      items: z.array(z.object({ laneId, path: z.string() })),
      /** Whether there were more than the limit. */
      more: z.boolean(),
    }),
  ),
} as const;
