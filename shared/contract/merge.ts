import { z } from 'zod';
import { call } from './call.ts';
import { commentId, conflictFile, laneId, mergeId, mergeView, projectId, reviewView } from './views.ts';

const changedFile = z.object({
  path: z.string(),
  /** The path before a rename or copy. */
  oldPath: z.string().nullable(),
  change: z.enum(['added', 'modified', 'deleted', 'renamed', 'copied', 'type']),
  /** null for binary files. */
  added: z.number().nullable(),
  removed: z.number().nullable(),
  binary: z.boolean(),
});

const against = z.object({
  laneId,
  /** A checkpoint's oid to read from or to; without them the lane's base and the worktree as it is now. */
  from: z.string().max(100).optional(),
  to: z.string().max(100).optional(),
});

export const mergeCalls = {
  'merge.enqueue': call(
    'Put a lane into the merge queue; what is not committed in it is committed as the lane.',
    z.object({ laneId }),
    mergeView,
  ),
  'merge.list': call(
    'Queue and history, oldest first.',
    z.object({ projectId: projectId.optional() }),
    z.object({ items: z.array(mergeView) }),
  ),
  'merge.cancel': call('Take an entry out of the queue before it lands.', z.object({ mergeId }), mergeView),
  'merge.retry': call(
    'Try an entry again that waits, failed or met a conflict.',
    z.object({ mergeId }),
    mergeView,
  ),
  'merge.override': call(
    'Let an entry land over the reservations of others. Only a human may; the reason stays in the audit trail.',
    z.object({ mergeId, reason: z.string().min(1).max(500) }),
    mergeView,
  ),
  'merge.sendBack': call(
    'Give a conflict or a failed verification back to its lane, with what to resolve.',
    z.object({ mergeId, note: z.string().max(10_000).optional() }),
    mergeView,
  ),
  'merge.revert': call(
    'Take a landed merge back by a verified revert through the same queue.',
    z.object({ mergeId }),
    mergeView,
  ),
  'review.files': call(
    'What a lane changed, file by file.',
    against,
    z.object({
      base: z.string(),
      head: z.string().describe('a commit of the work; a new one at every look at a worktree'),
      tree: z.string().describe('the content of that commit: the same as long as the work is the same'),
      files: z.array(changedFile),
    }),
  ),
  'review.diff': call(
    'Both sides of one file. Files over the limit come without text and say so.',
    against.extend({
      path: z.string().min(1).max(4096),
      oldPath: z.string().max(4096).nullable().optional(),
    }),
    z.object({
      path: z.string(),
      oldText: z.string().nullable(),
      newText: z.string().nullable(),
      binary: z.boolean(),
      tooLarge: z.boolean(),
      oldBytes: z.number(),
      newBytes: z.number(),
    }),
  ),
  'review.get': call('Remarks on a lane and the last verdict.', z.object({ laneId }), reviewView),
  'review.comment': call(
    'Put a remark on a line of the diff, as a draft; the batch goes to the agent with review.submit.',
    z.object({
      laneId,
      path: z.string().min(1).max(4096),
      side: z.enum(['old', 'new']).default('new'),
      line: z.number().int().min(0).max(10_000_000),
      quote: z.string().max(2000).default(''),
      weight: z.enum(['required', 'suggestion']).default('required'),
      text: z.string().min(1).max(20_000),
    }),
    reviewView,
  ),
  'review.changeComment': call(
    'Reword a draft, or make it a suggestion or required.',
    z.object({
      laneId,
      commentId,
      weight: z.enum(['required', 'suggestion']),
      text: z.string().min(1).max(20_000),
    }),
    reviewView,
  ),
  'review.removeComment': call('Throw a draft away.', z.object({ laneId, commentId }), reviewView),
  'review.resolveComment': call(
    'Say that a submitted remark is settled.',
    z.object({ laneId, commentId }),
    reviewView,
  ),
  'review.submit': call(
    'Give a verdict on the lane as it is now and send all drafts to its agent as one batch.',
    z.object({
      laneId,
      verdict: z.enum(['approve', 'changes']),
      note: z.string().max(20_000).optional(),
      seenTree: z
        .string()
        .max(100)
        .optional()
        .describe('the tree that was read: an approval of anything else is refused'),
    }),
    reviewView,
  ),
  'radar.get': call(
    'Which lanes overlap, and which would conflict with each other or with the target branch.',
    z.object({ projectId, fresh: z.boolean().optional() }),
    z.object({
      at: z.number(),
      pairs: z.array(
        z.object({
          a: z.string(),
          b: z.string().describe('a lane id, or "target"'),
          conflict: z.boolean(),
          files: z.array(
            z.object({ path: z.string(), overlap: z.enum(['file', 'lines']), conflict: z.boolean() }),
          ),
          conflicts: z.array(conflictFile),
        }),
      ),
    }),
  ),
} as const;

export type ChangedFile = z.infer<typeof changedFile>;
