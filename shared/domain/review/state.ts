import { type Instant } from '../../kernel/time.ts';
import { type Actor } from '../actor.ts';
import { type DomainEvent, type Recorded } from '../event.ts';
import { type CommentId, type LaneId } from '../ids.ts';
import { type CommentDraft, type Verdict } from './events.ts';

/** A remark: a draft until the batch is submitted, then open until somebody says that it is settled. */
export interface Comment extends CommentDraft {
  readonly id: CommentId;
  readonly state: 'draft' | 'open' | 'resolved';
  readonly by: Actor;
  readonly at: Instant;
}

/** What people said of a lane's work. */
export interface Review {
  readonly laneId: LaneId;
  readonly comments: readonly Comment[];
  /** The last verdict, and the commit that it is about: it says nothing about what came after. */
  readonly verdict: {
    readonly verdict: Verdict;
    readonly note: string | null;
    readonly headOid: string;
    /** The content of that commit: the verdict is stale when the work is another tree. Null when it was not recorded. */
    readonly treeOid: string | null;
    readonly at: Instant;
    readonly by: Actor;
  } | null;
}

/** Reviews by lane id. */
export type Reviews = Readonly<Record<string, Review>>;

const none = (laneId: LaneId): Review => ({ laneId, comments: [], verdict: null });

/** Submitted required remarks that nobody has settled. */
export const openRequired = (review: Review | undefined): readonly Comment[] =>
  (review?.comments ?? []).filter((c) => c.state === 'open' && c.weight === 'required');

type ReviewRecorded = Extract<Recorded<DomainEvent>, { type: `review.${string}` }>;

const isReview = (event: Recorded<DomainEvent>): event is ReviewRecorded => event.type.startsWith('review.');

/** The fold of remarks and verdicts. */
export function evolveReviews(reviews: Reviews, event: Recorded<DomainEvent>): Reviews {
  if (!isReview(event)) return reviews;
  const { laneId } = event.data;
  return { ...reviews, [laneId]: evolveReview(reviews[laneId] ?? none(laneId), event) };
}

function evolveReview(review: Review, event: ReviewRecorded): Review {
  switch (event.type) {
    case 'review.commented': {
      const { laneId: _lane, commentId: id, ...draft } = event.data;
      const comment: Comment = { ...draft, id, state: 'draft', by: event.actor, at: event.at };
      return { ...review, comments: [...review.comments, comment] };
    }
    case 'review.commentChanged': {
      const { commentId, weight, text } = event.data;
      return { ...review, comments: change(review.comments, commentId, (c) => ({ ...c, weight, text })) };
    }
    case 'review.commentRemoved':
      return { ...review, comments: review.comments.filter((c) => c.id !== event.data.commentId) };
    case 'review.commentResolved':
      return {
        ...review,
        comments: change(review.comments, event.data.commentId, (c) => ({ ...c, state: 'resolved' })),
      };
    case 'review.submitted': {
      const { verdict, note, headOid, treeOid = null, commentIds } = event.data;
      const sent = new Set<string>(commentIds);
      const comments = review.comments.map((c): Comment => (sent.has(c.id) ? { ...c, state: 'open' } : c));
      const given = { verdict, note, headOid, treeOid, at: event.at, by: event.actor };
      return { ...review, comments, verdict: given };
    }
  }
}

function change(comments: readonly Comment[], id: CommentId, f: (c: Comment) => Comment): readonly Comment[] {
  return comments.map((c) => (c.id === id ? f(c) : c));
}
