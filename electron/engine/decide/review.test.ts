import { expect, test } from 'vitest';
import { type ReviewCommand } from '../../../shared/domain/command.ts';
import { type DomainEvent, type Recorded } from '../../../shared/domain/event.ts';
import { type CommentId, type LaneId, type PromptId } from '../../../shared/domain/ids.ts';
import { emptyWorld, evolve, type World } from '../../../shared/domain/world.ts';
import { human, launch, openProject } from '../testing/facts.ts';
import { decide } from './decide.ts';
import { switchyard } from '../../../shared/domain/actor.ts';

const laneId = 'lane_1' as LaneId;
const id = (n: number) => `comment_${n}` as CommentId;

function after(world: World, events: readonly DomainEvent[]): World {
  return events.reduce(
    (w, e) => evolve(w, { ...e, sequence: w.sequence + 1, at: 1, actor: human } as Recorded),
    world,
  );
}
function take(world: World, command: Parameters<typeof decide>[1]): World {
  const decision = decide({ world, actor: human }, command);
  if (!decision.ok) throw new Error(decision.error.message);
  return after(world, decision.data);
}
const begun = [openProject, launch(1)].reduce(take, emptyWorld);
const comment = (n: number, weight: 'required' | 'suggestion'): ReviewCommand => ({
  type: 'review.comment',
  data: {
    laneId,
    commentId: id(n),
    path: 'src/a.ts',
    side: 'new',
    line: 10 + n,
    quote: '  const x = 1;',
    weight,
    text: `remark ${n}`,
  },
});
const submit = (verdict: 'approve' | 'changes', note: string | null = null): ReviewCommand => ({
  type: 'review.submit',
  data: {
    laneId,
    verdict,
    note,
    headOid: 'b'.repeat(40),
    treeOid: 'c'.repeat(40),
    promptId: 'prompt_batch' as PromptId,
  },
});

test('drafts go to the agent as one batch with place, weight and quote', () => {
  const world = [comment(1, 'required'), comment(2, 'suggestion'), submit('changes', 'Close.')].reduce(
    take,
    begun,
  );
  const prompt = world.lanes[laneId]?.queue.at(-1)?.text ?? '';
  expect(prompt).toContain('1. required, src/a.ts:11');
  expect(prompt).toContain('2. suggestion, src/a.ts:12');
  expect(prompt).toContain('> const x = 1;');
  expect(prompt).toContain('Close.');
  expect(world.reviews[laneId]?.comments.map((c) => c.state)).toEqual(['open', 'open']);
  expect(world.reviews[laneId]?.verdict).toMatchObject({
    verdict: 'changes',
    headOid: 'b'.repeat(40),
    treeOid: 'c'.repeat(40),
  });
});

test('nothing is approved over a required remark, drafted or sent, until it is settled', () => {
  const drafted = take(begun, comment(1, 'required'));
  expect(decide({ world: drafted, actor: human }, submit('approve'))).toMatchObject({
    ok: false,
    error: { type: 'refused' },
  });
  const sent = take(drafted, submit('changes'));
  expect(decide({ world: sent, actor: human }, submit('approve')).ok).toBe(false);
  const settled = take(sent, { type: 'review.resolveComment', data: { laneId, commentId: id(1) } });
  const approved = take(settled, submit('approve'));
  expect(approved.reviews[laneId]?.verdict?.verdict).toBe('approve');
  expect(approved.lanes[laneId]?.queue).toHaveLength(2);
});

test('what was sent can be neither changed nor thrown away, and no draft can be settled', () => {
  const drafted = take(begun, comment(1, 'suggestion'));
  expect(
    decide(
      { world: drafted, actor: human },
      { type: 'review.resolveComment', data: { laneId, commentId: id(1) } },
    ).ok,
  ).toBe(false);
  const sent = take(drafted, submit('changes'));
  const change: ReviewCommand = {
    type: 'review.changeComment',
    data: { laneId, commentId: id(1), weight: 'required', text: 'x' },
  };
  expect(decide({ world: sent, actor: human }, change).ok).toBe(false);
  expect(
    decide(
      { world: sent, actor: human },
      { type: 'review.removeComment', data: { laneId, commentId: id(1) } },
    ).ok,
  ).toBe(false);
});

test('an empty batch is refused, and only a human gives the verdict', () => {
  expect(decide({ world: begun, actor: human }, submit('changes')).ok).toBe(false);
  expect(decide({ world: begun, actor: switchyard }, submit('approve'))).toMatchObject({
    error: { type: 'unauthorised' },
  });
  expect(decide({ world: begun, actor: human }, submit('approve')).ok).toBe(true);
});
