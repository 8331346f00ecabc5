import { z } from 'zod';
import { agentId } from './ids.ts';
import { maybe, text } from './parts.ts';

const words = (longest: number) => z.array(z.string().min(1).max(longest)).max(200).readonly();
export const taskId = z
  .string()
  .regex(
    /^[A-Za-z][\w.-]{0,39}$/,
    'a task is called by a letter and up to 39 letters, digits, dots or dashes',
  );

/** A task of a plan as a caller gives it; what is left out is not declared. */
export const planTask = z.object({
  id: taskId,
  title: z.string().min(1).max(300),
  brief: z.string().max(200_000).default(''),
  roleId: z.string().min(1).max(100).nullable().default(null),
  agentId: agentId.nullable().default(null),
  model: z.string().min(1).max(200).nullable().default(null),
  writeSet: words(1000).default([]),
  writesNothing: z.boolean().default(false),
  inputs: words(1000).default([]),
  outputs: words(1000).default([]),
  dependsOn: z.array(taskId).max(200).readonly().default([]),
  /** What it takes as given though it does not exist yet. */
  assumes: z
    .array(
      z.object({
        about: z.string().min(1).max(1000),
        kind: z.enum(['interface', 'pattern']),
        source: z.string().min(1).max(1000),
      }),
    )
    .max(50)
    .readonly()
    .default([]),
  canonical: z.string().min(1).max(1000).nullable().default(null),
});

/** The tasks of a plan, at least one. */
export const planTasks = z.array(planTask).min(1).max(100);

const reason = z.object({
  /** 1: the same files; 2: one needs the other's output; 3: one needs what does not exist yet. */
  question: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  code: z.enum([
    'undeclared',
    'same-files',
    'same-place',
    'migrations',
    'rewritten-along',
    'learned',
    'depends',
    'output',
    'missing',
    'assumed',
    'independent',
  ]),
  text,
  paths: z.array(text).readonly(),
});

/** The independence test of every pair, and the waves that follow from it. */
export const judgedPlan = z.object({
  pairs: z
    .array(
      z.object({
        a: text,
        b: text,
        verdict: z.enum(['parallel', 'serialise', 'split']),
        reasons: z.array(reason).readonly(),
        first: maybe(text),
        change: maybe(text),
      }),
    )
    .readonly(),
  waves: z.array(z.array(text).readonly()).readonly(),
  problems: z.array(z.object({ taskId: text, text })).readonly(),
});

/** One thing that should be in place before lanes run. */
export const preflightItem = z.object({
  about: z.enum(['agent', 'isolation', 'identity', 'gates', 'verify', 'canonical']),
  state: z.enum(['ok', 'advice', 'missing']),
  text,
  taskIds: z.array(text).readonly(),
});

const range = maybe(z.object({ low: z.number(), mid: z.number(), high: z.number() }));
const estimate = z.object({
  minutes: range,
  cost: range,
  lines: range,
  reviews: z.number(),
  largestReview: maybe(z.number()),
});

/** Figures told from past tasks; what is not known is null, never 0. */
export const estimates = z.object({
  tasks: z
    .array(z.object({ taskId: text, from: z.number(), minutes: range, cost: range, lines: range }))
    .readonly(),
  plan: estimate,
  sequence: estimate,
  from: z.number(),
  currency: maybe(text),
});
