import { z } from 'zod';
import { mostSteps } from '../domain/timeline/runs.ts';
import { linkKinds, spanKinds } from '../domain/timeline/span.ts';
import { call } from './call.ts';
import { laneId, mergeId, projectId } from './views/ids.ts';
import { instant } from './views/parts.ts';

const kind = z.enum(spanKinds);
const which = { laneIds: z.array(laneId).max(500).optional(), projectId: projectId.optional() };

const span = z.object({
  id: z.string(),
  kind,
  from: instant,
  to: instant.nullable(),
  title: z.string(),
  state: z.string(),
  count: z.number(),
  ref: z.string().nullable(),
});

/** Something that went from one lane to another; null stands for the target branch. */
const link = z.object({
  kind: z.enum(linkKinds),
  from: laneId.nullable(),
  at: instant,
  to: laneId.nullable(),
  /** When it arrived; for what takes no time the same as `at`. */
  until: instant,
  /** What it opens: the clone, the first message of the thread, the entry of the queue. */
  ref: z.string(),
  title: z.string(),
  /** How many of one sort are put together; the newest of them gives the rest. */
  count: z.number(),
});

export const timelineCalls = {
  'timeline.window': call(
    'Spans of the lanes in a window of time, merged so that none is narrower than a pixel.',
    z.object({
      from: instant,
      to: instant,
      ...which,
      pixels: z.number().int().min(10).max(20_000).default(1200),
      /** The newest so many of all lanes together; without it all. */
      limit: z.number().int().min(1).max(20_000).optional(),
    }),
    z.object({
      lanes: z.array(z.object({ laneId, spans: z.array(span) })),
      /** How many there are, whatever the limit. */
      total: z.number(),
      links: z.array(link),
    }),
  ),
  'timeline.strips': call(
    'The same for drawing: per lane what is to be drawn, at a resolution of `step` milliseconds, packed.',
    z.object({
      from: instant,
      step: z.number().positive(),
      steps: z.number().int().min(1).max(mostSteps),
      ...which,
    }),
    z.object({
      from: instant,
      step: z.number(),
      steps: z.number(),
      /** How much of the history is read, 0 to 1; below 1 the answer has holes. */
      known: z.number(),
      lanes: z.array(
        z.object({
          laneId,
          /** Runs of 12 bytes in base64: x, width (uint16, in steps), kind, flags, coverage, failed share, count (uint32). */
          runs: z.string(),
          /** Titles of turns that are wide enough and exit codes, by the run that they belong to. */
          words: z.array(z.tuple([z.number(), z.string()])),
          /** What the agent said that it has spent so far, at the steps where that changed. */
          spend: z
            .object({ currency: z.string().nullable(), points: z.array(z.tuple([z.number(), z.number()])) })
            .nullable(),
        }),
      ),
      links: z.array(link),
      /** When which entry of the queue landed; of all lanes, and of all time. */
      landings: z.array(z.object({ mergeId, at: instant })),
    }),
  ),
  'timeline.totals': call(
    'What happened in a range of time, added up: time is counted only as far as it lies in the range.',
    z.object({ from: instant, to: instant, ...which }),
    z.object({
      kinds: z.array(z.object({ kind, count: z.number(), milliseconds: z.number(), failed: z.number() })),
      spend: z.array(
        z.object({
          currency: z.string().nullable(),
          amount: z.number(),
          /** `estimated`: as the agents reported it. */
          provenance: z.enum(['estimated']),
        }),
      ),
      /** Lanes that worked in the range and never said what they spend. */
      unknownSpend: z.number(),
    }),
  ),
  'timeline.find': call(
    'Spans whose words contain all words asked for, in order of time.',
    z.object({
      query: z.string().min(1).max(200),
      projectId: projectId.optional(),
      limit: z.number().int().min(1).max(2000).default(500),
    }),
    z.object({
      items: z.array(z.object({ laneId, span })),
      more: z.boolean(),
    }),
  ),
} as const;
