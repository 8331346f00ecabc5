import { describe, expect, it } from 'vitest';
import { type Command } from '../../../shared/domain/command.ts';
import { type Recorded } from '../../../shared/domain/event.ts';
import {
  type LaneId,
  type MessageId,
  type PromptId,
  type RunId,
  type TurnId,
} from '../../../shared/domain/ids.ts';
import { waitsForHuman } from '../../../shared/domain/message/state.ts';
import { emptyWorld, evolve, type World } from '../../../shared/domain/world.ts';
import { unwrap } from '../../../shared/kernel/result.ts';
import { human, launch, openProject, projectId } from '../testing/facts.ts';
import { decide } from './decide.ts';

const [one, two, three] = ['lane_1' as LaneId, 'lane_2' as LaneId, 'lane_3' as LaneId];
const messageId = 'message_1' as MessageId;

function take(world: World, command: Command, at = world.sequence + 1): World {
  const events = unwrap(decide({ world, actor: human }, command));
  return events.reduce(
    (w, e) => evolve(w, { ...e, sequence: w.sequence + 1, at, actor: human } as Recorded),
    world,
  );
}
const attempt = (world: World, command: Command) => decide({ world, actor: human }, command);

type Send = Extract<Command, { type: 'message.send' }>['data'];
const letter = (more: Partial<Send> = {}): Command => ({
  type: 'message.send',
  data: {
    messageId,
    projectId,
    from: one,
    address: { to: 'lane', laneId: two },
    replyTo: null,
    subject: 'The schema',
    body: 'users.email is unique now.',
    importance: 'normal',
    ackRequired: false,
    attachments: [],
    promptIds: {
      [one]: 'prompt_w1' as PromptId,
      [two]: 'prompt_w2' as PromptId,
      [three]: 'prompt_w3' as PromptId,
    },
    ...more,
  },
});

const started = (n: number): Command => ({
  type: 'lane.recordRunStarted',
  data: {
    laneId: `lane_${n}` as LaneId,
    runId: `run_${n}` as RunId,
    pid: n,
    sessionId: null,
    origin: 'new',
    agentVersion: null,
    model: null,
    credential: null,
  },
});
const turn = (laneId: LaneId, n: number): Command => ({
  type: 'lane.startTurn',
  data: { laneId, turnId: `turn_${n}` as TurnId },
});
const turnEnded = (laneId: LaneId, n: number, outcome: 'completed' | 'lost' = 'completed'): Command => ({
  type: 'lane.recordTurnEnded',
  data: { laneId, turnId: `turn_${n}` as TurnId, outcome, message: null },
});
/** Three lanes; the second has had its first turn and rests. */
const begun = [openProject, launch(1), launch(2), launch(3), started(1), started(2), started(3)].reduce(
  (w, c) => take(w, c),
  emptyWorld,
);
const rested = [turn(two, 0), turnEnded(two, 0)].reduce((w, c) => take(w, c), begun);
const queueOf = (world: World, laneId: LaneId) => world.lanes[laneId]?.queue ?? [];

describe('a message', () => {
  it('comes with the next turn of a lane, once, and wakes nobody when it is not important', () => {
    const sent = take(rested, letter());
    expect(queueOf(sent, two)).toEqual([]);
    const prompted = take(sent, {
      type: 'lane.queuePrompt',
      data: { laneId: two, promptId: 'prompt_x' as PromptId, text: 'Go on.', source: 'human' },
    });
    const [begins, delivered] = unwrap(attempt(prompted, turn(two, 1)));
    expect(begins?.type === 'lane.turnStarted' && begins.data.text).toMatch(
      /^Go on\.[^]*\[message_1\] from Lane1: The schema\nusers\.email is unique now\./,
    );
    expect(delivered).toMatchObject({
      type: 'message.delivered',
      data: { recipient: two, turnId: 'turn_1' },
    });
    const after = take(take(prompted, turn(two, 1)), turnEnded(two, 1));
    expect(after.messages[messageId]?.deliveries[two]?.deliveredAt).not.toBeNull();
    const next = take(after, {
      type: 'lane.queuePrompt',
      data: { laneId: two, promptId: 'prompt_y' as PromptId, text: 'More.', source: 'human' },
    });
    expect(unwrap(attempt(next, turn(two, 2)))).toMatchObject([{ data: { text: 'More.' } }]);
  });

  it.each([{ importance: 'high' as const }, { importance: 'urgent' as const }, { ackRequired: true }])(
    'wakes a lane that rests when it is %j',
    (how) => {
      const sent = take(rested, letter(how));
      expect(queueOf(sent, two).map((p) => p.source)).toEqual(['coordination']);
    },
  );

  it('does not queue a second turn for a lane that works or has one waiting', () => {
    const sent = take(begun, letter({ importance: 'urgent' }));
    expect(queueOf(sent, two)).toHaveLength(1);
    const busy = take(take(begun, turn(two, 0)), letter({ importance: 'urgent' }));
    expect(queueOf(busy, two)).toEqual([]);
  });

  it('is carried again when the turn that carried it was cut off, and says so', () => {
    const lost = [letter(), turn(two, 0), turnEnded(two, 0, 'lost')].reduce((w, c) => take(w, c), begun);
    const queued = take(lost, {
      type: 'lane.queuePrompt',
      data: { laneId: two, promptId: 'prompt_x' as PromptId, text: 'Go on.', source: 'resume' },
    });
    const [again] = unwrap(attempt(queued, turn(two, 1)));
    expect(again?.type === 'lane.turnStarted' && again.data.text).toContain('sent again');
  });

  it('to everyone reaches every open lane but the sender; to a role those that have it; to nobody is refused', () => {
    const all = take(begun, letter({ address: { to: 'everyone' } }));
    expect(all.messages[messageId]?.recipients).toEqual([two, three]);
    expect(attempt(begun, letter({ address: { to: 'role', roleId: 'reviewer' } }))).toMatchObject({
      ok: false,
      error: { type: 'refused', message: 'No open lane has the role reviewer.' },
    });
    expect(attempt(begun, letter({ address: { to: 'lane', laneId: one } })).ok).toBe(false);
    const closed = take(begun, {
      type: 'lane.close',
      data: { laneId: two, snapshotOid: null, tombstonePath: null, unmerged: false },
    });
    expect(attempt(closed, letter())).toMatchObject({ ok: false, error: { kept: 'Nothing was sent.' } });
  });

  it('is acknowledged by those it is for, once, and an answer stays in its thread', () => {
    const sent = take(begun, letter({ ackRequired: true }));
    const ack = (recipient: LaneId | null): Command => ({
      type: 'message.acknowledge',
      data: { messageId, recipient, note: 'seen' },
    });
    expect(attempt(sent, ack(three))).toMatchObject({ ok: false, error: { type: 'refused' } });
    const done = take(sent, ack(two));
    expect(done.messages[messageId]?.deliveries[two]).toMatchObject({ note: 'seen' });
    expect(unwrap(attempt(done, ack(two)))).toEqual([]);
    const reply = take(
      done,
      letter({
        messageId: 'message_2' as MessageId,
        from: two,
        address: { to: 'lane', laneId: one },
        replyTo: messageId,
      }),
    );
    expect(reply.messages['message_2']?.threadId).toBe(messageId);
  });

  it('that is not acknowledged is asked for once, and then told to the human, who settles it', () => {
    const after = 1000;
    const remind = (now: number): Command => ({
      type: 'message.remind',
      data: { now, after, promptIds: { [two]: 'prompt_r' as PromptId } },
    });
    let world = [letter({ ackRequired: true }), turn(two, 0), turnEnded(two, 0)].reduce(
      (w, c) => take(w, c, 10),
      begun,
    );
    expect(unwrap(attempt(world, remind(10 + after - 1)))).toEqual([]);
    world = take(world, remind(10 + after), 10 + after);
    expect(
      queueOf(world, two)
        .map((p) => p.text)
        .join(),
    ).toContain('still waits for your acknowledgement');
    expect(unwrap(attempt(world, remind(10 + after + 1)))).toEqual([]);
    world = take(world, remind(10 + 2 * after), 10 + 2 * after);
    const message = world.messages[messageId];
    expect(message && waitsForHuman(message)).toBe(true);
    world = take(world, {
      type: 'message.acknowledge',
      data: { messageId, recipient: null, note: 'I told it' },
    });
    const settled = world.messages[messageId];
    expect(settled && waitsForHuman(settled)).toBe(false);
    expect(unwrap(attempt(world, remind(1_000_000)))).toEqual([]);
  });

  it('to the human waits for them until it is read, or acknowledged where that is asked for', () => {
    const read: Command = { type: 'message.read', data: { recipient: null, messageIds: [messageId] } };
    const waits = (world: World): boolean => {
      const message = world.messages[messageId];
      return message !== undefined && waitsForHuman(message);
    };
    const plain = take(begun, letter({ address: { to: 'human' } }));
    expect([waits(plain), waits(take(plain, read))]).toEqual([true, false]);
    const asking = take(begun, letter({ address: { to: 'human' }, ackRequired: true }));
    expect([waits(asking), waits(take(asking, read))]).toEqual([true, true]);
  });
});
