import { type ReviewView } from '../../../shared/contract/index.ts';
import { toReviewView } from '../../../shared/contract/present.ts';
import { type CommentId, type LaneId, type PromptId } from '../../../shared/domain/ids.ts';
import { type Result, fail, ok } from '../../../shared/kernel/result.ts';
import { type Dispatched } from '../../engine/engine.ts';
import { FileFinder } from '../../lanes/find-files.ts';
import { blameByLane } from '../../lanes/blame.ts';
import { changedFiles, fileDiff, imageDiff } from '../../lanes/review.ts';
import { ReviewCounts } from '../../lanes/review-counts.ts';
import { type Handlers } from '../host-port.ts';
import { type HandlerContext } from './context.ts';

type Calls = Extract<keyof Handlers, `review.${string}`>;

const unread = fail('refused', 'The work has changed since you read it.', {
  kept: 'Nothing was approved, and your drafts are kept.',
  next: 'Read it again, then approve.',
});

/** Answers `review.*`. */
export function reviewHandlers({ lanes }: HandlerContext): Pick<Handlers, Calls> {
  const { engine, ids } = lanes;
  const counts = new ReviewCounts(lanes);
  const finder = new FileFinder(lanes);
  const view = (laneId: LaneId): Result<ReviewView> => {
    if (!engine.world.lanes[laneId]) return fail('not-found', `There is no lane ${laneId}.`);
    return ok(toReviewView(engine.world.reviews[laneId] ?? { laneId, comments: [], verdict: null }));
  };
  const after = (laneId: LaneId, done: Dispatched): Result<ReviewView> => (done.ok ? view(laneId) : done);
  return {
    'review.files': (between) => changedFiles(lanes, between),
    'review.counts': (request) => counts.read(request),
    'review.findFiles': async ({ query, limit }) => ok(await finder.find(query, limit)),
    'review.diff': (request) => fileDiff(lanes, request),
    'review.blame': (request) => blameByLane(lanes, request),
    'review.image': (request) => imageDiff(lanes, request),
    'review.get': async ({ laneId }) => view(laneId),
    'review.comment': async (draft, { actor }) => {
      const data = { ...draft, commentId: ids<CommentId>('comment') };
      return after(draft.laneId, await engine.dispatch({ type: 'review.comment', data }, { actor }));
    },
    'review.changeComment': async (data, { actor }) =>
      after(data.laneId, await engine.dispatch({ type: 'review.changeComment', data }, { actor })),
    'review.removeComment': async (data, { actor }) =>
      after(data.laneId, await engine.dispatch({ type: 'review.removeComment', data }, { actor })),
    'review.resolveComment': async (data, { actor }) =>
      after(data.laneId, await engine.dispatch({ type: 'review.resolveComment', data }, { actor })),
    'review.submit': async ({ laneId, verdict, note = null, seenTree }, { actor }) => {
      const judged = await changedFiles(lanes, { laneId, counts: false });
      if (!judged.ok) return judged;
      const { head: headOid, tree: treeOid } = judged.data;
      if (verdict === 'approve' && seenTree !== undefined && seenTree !== treeOid) return unread;
      const data = { laneId, verdict, note, headOid, treeOid, promptId: ids<PromptId>('prompt') };
      return after(laneId, await engine.dispatch({ type: 'review.submit', data }, { actor }));
    },
  };
}
