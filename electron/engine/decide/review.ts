import { type ReviewCommand } from '../../../shared/domain/command.ts';
import { type DomainEvent } from '../../../shared/domain/event.ts';
import { type Lane } from '../../../shared/domain/lane/state.ts';
import { type Comment, openRequired, type Review } from '../../../shared/domain/review/state.ts';
import { fail, ok } from '../../../shared/kernel/result.ts';
import { type Deciding, type Decision } from './decision.ts';

/** Rules for remarks and verdicts: drafts may change, what was sent may not; nobody approves over required remarks. */
export function decideReview({ world, actor }: Deciding, command: ReviewCommand): Decision {
  const lane = world.lanes[command.data.laneId];
  if (!lane) return fail('not-found', `There is no lane ${command.data.laneId}.`);
  if (lane.phase === 'closed')
    return fail('refused', `${lane.name} is closed.`, { next: 'Reopen it first.' });
  const review = world.reviews[lane.id];
  switch (command.type) {
    case 'review.comment':
      return ok([{ type: 'review.commented', data: command.data }]);
    case 'review.changeComment':
      return (
        draft(review, command.data.commentId) ?? ok([{ type: 'review.commentChanged', data: command.data }])
      );
    case 'review.removeComment':
      return (
        draft(review, command.data.commentId) ?? ok([{ type: 'review.commentRemoved', data: command.data }])
      );
    case 'review.resolveComment': {
      const comment = find(review, command.data.commentId);
      if (comment?.state !== 'open') return fail('refused', 'Only a remark that was sent can be settled.');
      return ok([{ type: 'review.commentResolved', data: command.data }]);
    }
    case 'review.submit':
      if (actor.kind !== 'human') return fail('unauthorised', 'Only a human gives this verdict.');
      return submit(lane, review, command.data);
  }
}

type Submission = Extract<ReviewCommand, { type: 'review.submit' }>['data'];

function submit(lane: Lane, review: Review | undefined, data: Submission): Decision {
  const drafts = (review?.comments ?? []).filter((c) => c.state === 'draft');
  const { laneId, verdict, note, headOid, treeOid } = data;
  if (verdict === 'changes' && drafts.length === 0 && !note) {
    return fail('refused', 'There is nothing to send: no remark and no note.');
  }
  const required = [...openRequired(review), ...drafts.filter((c) => c.weight === 'required')];
  if (verdict === 'approve' && required.length > 0) {
    const those =
      required.length === 1 ? 'One required remark is' : `${required.length} required remarks are`;
    return fail('refused', `${those} open.`, {
      kept: 'Your drafts are kept.',
      next: 'Settle them, make them suggestions, or ask for changes.',
    });
  }
  const sends = drafts.length > 0 || (note !== null && verdict === 'changes');
  const promptId = sends ? data.promptId : null;
  const commentIds = drafts.map((c) => c.id);
  const events: DomainEvent[] = [
    { type: 'review.submitted', data: { laneId, verdict, note, headOid, treeOid, commentIds, promptId } },
  ];
  if (promptId) {
    const text = batchText(lane, drafts, verdict, note);
    events.push({ type: 'lane.promptQueued', data: { laneId, promptId, text, source: 'human' } });
  }
  return ok(events);
}

/** The one message that carries all remarks. */
function batchText(
  lane: Lane,
  comments: readonly Comment[],
  verdict: Submission['verdict'],
  note: string | null,
): string {
  const count = comments.length === 1 ? 'one remark' : `${comments.length} remarks`;
  const opening =
    verdict === 'approve'
      ? `Your work on "${lane.task.title}" was approved, with ${count}. Suggestions are yours to weigh.`
      : `Your work on "${lane.task.title}" was reviewed: changes are asked for. Required remarks must be met; suggestions are yours to weigh.`;
  const remarks = comments.map((c, i) => {
    const place =
      c.line === 0 ? c.path : `${c.path}:${c.line}${c.side === 'old' ? ' (as it was before)' : ''}`;
    const quote = c.quote.trim() === '' ? '' : `\n   > ${c.quote.trim()}`;
    return `${i + 1}. ${c.weight}, ${place}${quote}\n   ${c.text.replaceAll('\n', '\n   ')}`;
  });
  return [opening, ...(note ? [note] : []), ...remarks].join('\n\n');
}

const find = (review: Review | undefined, id: string): Comment | undefined =>
  review?.comments.find((c) => c.id === id);

function draft(review: Review | undefined, id: string): Decision | null {
  const comment = find(review, id);
  if (!comment) return fail('not-found', 'There is no such remark.');
  return comment.state === 'draft'
    ? null
    : fail('refused', 'The remark was sent; it cannot be changed any more.');
}
