import { z } from 'zod';
import { call } from './call.ts';
import { projectId } from './views/ids.ts';
import { judgedPlan, planTasks } from './views/plan.ts';

export const planCalls = {
  'plan.check': call(
    'The independence test: which tasks can run at the same time, which one after the other, and why.',
    z.object({ projectId, tasks: planTasks }),
    judgedPlan.extend({
      /** The commit that the tree and its history were read from. */
      oid: z.string(),
      /** Tracked files that each write set covers, by task id. */
      files: z.record(z.string(), z.number()),
    }),
  ),
} as const;
