import { z } from 'zod';
import { commentId, laneId } from './ids.ts';
import { actor, instant, maybe, text } from './parts.ts';

const commentView = z.object({
  id: commentId,
  path: text,
  side: z.enum(['old', 'new']),
  line: z.number(),
  quote: text,
  weight: z.enum(['required', 'suggestion']),
  text,
  state: z.enum(['draft', 'open', 'resolved']),
  by: actor,
  at: instant,
});

/** What was said of a lane's work: remarks, and the last verdict with the commit that it is about. */
export const reviewView = z.object({
  laneId,
  comments: z.array(commentView).readonly(),
  verdict: maybe(
    z.object({
      verdict: z.enum(['approve', 'changes']),
      note: maybe(text),
      headOid: text,
      treeOid: maybe(text),
      at: instant,
      by: actor,
    }),
  ),
});

export type ReviewView = z.infer<typeof reviewView>;
