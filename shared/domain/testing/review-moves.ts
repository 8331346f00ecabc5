import { type DomainEvent } from '../event.ts';
import { type CommentId } from '../ids.ts';
import { type World } from '../world.ts';
import { type Draw } from './draw.ts';

/** What people can say of lanes. */
export function reviewMoves(world: World, draw: Draw): readonly (() => DomainEvent)[] {
  const lane = draw.one(Object.values(world.lanes).filter((l) => l.phase !== 'closed'));
  if (!lane) return [];
  const laneId = lane.id;
  const comments = world.reviews[laneId]?.comments ?? [];
  const weight = draw.number(2) === 0 ? ('required' as const) : ('suggestion' as const);
  const remark = {
    path: 'a.txt',
    side: 'new' as const,
    line: draw.number(9),
    quote: 'x',
    weight,
    text: 'why',
  };
  const moves: (() => DomainEvent)[] = [
    () => ({
      type: 'review.commented',
      data: { ...remark, laneId, commentId: draw.id<CommentId>('comment') },
    }),
  ];
  const draft = draw.one(comments.filter((c) => c.state === 'draft'));
  const open = draw.one(comments.filter((c) => c.state === 'open'));
  if (draft) {
    const commentId = draft.id;
    moves.push(
      () => ({ type: 'review.commentChanged', data: { laneId, commentId, weight, text: 'because' } }),
      () => ({ type: 'review.commentRemoved', data: { laneId, commentId } }),
      () => ({
        type: 'review.submitted',
        data: {
          laneId,
          verdict: 'changes',
          note: null,
          headOid: draw.oid(),
          treeOid: draw.oid(),
          commentIds: [commentId],
          promptId: null,
        },
      }),
    );
  }
  if (open) moves.push(() => ({ type: 'review.commentResolved', data: { laneId, commentId: open.id } }));
  return moves;
}
