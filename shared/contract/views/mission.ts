import { z } from 'zod';
import { laneId, missionId, projectId } from './ids.ts';
import { instant, maybe, text } from './parts.ts';
import { planTask } from './plan.ts';

const together = z.object({
  lanes: z.array(z.object({ laneId, oid: text })).readonly(),
  /** `none`: the project has no verify command, so they were joined and nothing was run. */
  state: z.enum(['running', 'passed', 'failed', 'conflict', 'none']),
  reason: maybe(text),
  culprits: z.array(laneId).readonly(),
  runs: z.number(),
});

const progress = z.object({
  taskId: text,
  state: z.enum([
    'waiting',
    'ready',
    'held',
    'working',
    'yours',
    'finished',
    'failed',
    'landed',
    'empty',
    'skipped',
  ]),
  reason: maybe(text),
  laneId: maybe(laneId),
  wave: maybe(z.number()),
});

/** A mission as callers see it: its state, and how each task is. */
export const missionView = z.object({
  id: missionId,
  projectId,
  title: text,
  goal: text,
  tasks: z.array(planTask).readonly(),
  revision: z.number(),
  approved: maybe(z.number()),
  phase: z.enum(['draft', 'running', 'stopped', 'done', 'abandoned']),
  reason: maybe(text),
  atOnce: z.number(),
  workflow: maybe(text),
  planner: maybe(laneId),
  /** The last proposal of its planner: the revision that it became, or what is wrong with it. */
  proposal: maybe(z.object({ revision: z.number(), problem: maybe(text) })),
  schedule: maybe(
    z.object({
      waves: z.array(z.array(text).readonly()).readonly(),
      after: z.record(z.string(), z.array(text).readonly()),
    }),
  ),
  lanes: z.record(z.string(), z.array(laneId).readonly()),
  held: z.record(z.string(), z.object({ on: z.enum(['reservation', 'error']), reason: text })),
  skipped: z.record(z.string(), text),
  checks: z.array(together).readonly(),
  createdAt: instant,
  updatedAt: instant,
  progress: z.array(progress).readonly(),
});

export type MissionView = z.infer<typeof missionView>;
