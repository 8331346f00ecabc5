import { type MessageCommand } from '../../../shared/domain/command.ts';
import { type DomainEvent } from '../../../shared/domain/event.ts';
import { type LaneId, type PromptId, type TurnId } from '../../../shared/domain/ids.ts';
import { type Lane } from '../../../shared/domain/lane/state.ts';
import { type Address } from '../../../shared/domain/message/events.ts';
import { type Message, recipientKey, undelivered } from '../../../shared/domain/message/state.ts';
import { mailBlock } from '../../../shared/domain/message/words.ts';
import { type World } from '../../../shared/domain/world.ts';
import { type Result, fail, ok } from '../../../shared/kernel/result.ts';
import { type Instant } from '../../../shared/kernel/time.ts';
import { type Deciding, type Decision } from './decision.ts';

/** Rules for mail: it reaches lanes of its own project, only those it is for acknowledge it, and nothing is told twice. */
export function decideMessage({ world }: Deciding, command: MessageCommand): Decision {
  switch (command.type) {
    case 'message.send':
      return send(world, command.data);
    case 'message.read':
      return ok(read(world, command.data.recipient, command.data.messageIds));
    case 'message.acknowledge':
      return acknowledge(world, command.data);
    case 'message.remind':
      return ok(remind(world, command.data));
  }
}

type Send = Extract<MessageCommand, { type: 'message.send' }>['data'];

function send(world: World, { promptIds, ...data }: Send): Decision {
  const sender = data.from === null ? null : world.lanes[data.from];
  if (sender === undefined) return fail('not-found', 'There is no such lane to send from.');
  if (sender?.phase === 'closed') return fail('refused', `${sender.name} is closed; it sends nothing.`);
  const original = data.replyTo === null ? null : world.messages[data.replyTo];
  if (original === undefined)
    return fail('not-found', 'The message that this answers is not known any more.', {
      next: 'Send it as a new message.',
    });
  const found = recipientsOf(world, data.address, data);
  if (!found.ok) return found;
  const toHuman = data.address.to === 'human';
  const recipients = found.data.map((lane) => lane.id);
  const threadId = original?.threadId ?? data.messageId;
  const events: DomainEvent[] = [{ type: 'message.sent', data: { ...data, recipients, toHuman, threadId } }];
  const wakes = data.importance === 'high' || data.importance === 'urgent' || data.ackRequired;
  if (wakes) for (const lane of found.data) events.push(...wake(lane, promptIds[lane.id]));
  return ok(events);
}

/** A lane that rests gets a turn for its mail; one that works gets it with its next one. */
function wake(lane: Lane, promptId: PromptId | undefined): DomainEvent[] {
  if (promptId === undefined || lane.turn !== null || lane.queue.length > 0) return [];
  const text =
    'You have new mail. Do what it asks of you within your task, acknowledge what is to be acknowledged, and go on.';
  return [{ type: 'lane.promptQueued', data: { laneId: lane.id, promptId, text, source: 'coordination' } }];
}

function recipientsOf(
  world: World,
  address: Address,
  { from, projectId }: Pick<Send, 'from' | 'projectId'>,
): Result<readonly Lane[]> {
  const open = Object.values(world.lanes).filter(
    (l) => l.projectId === projectId && l.phase !== 'closed' && l.id !== from,
  );
  switch (address.to) {
    case 'human':
      return ok([]);
    case 'everyone':
      return open.length > 0 ? ok(open) : fail('refused', 'There is no other lane to tell.');
    case 'role': {
      const found = open.filter((l) => l.roleId === address.roleId);
      return found.length > 0
        ? ok(found)
        : fail('refused', `No open lane has the role ${address.roleId}.`, {
            next: 'Name a lane, or write to everyone or to the human.',
          });
    }
    case 'lane': {
      const lane = open.find((l) => l.id === address.laneId);
      if (lane) return ok([lane]);
      const known = world.lanes[address.laneId];
      if (known?.id === from) return fail('refused', 'A lane does not write to itself.');
      return fail('refused', `${known?.name ?? address.laneId} is not an open lane of this project.`, {
        kept: 'Nothing was sent.',
        next: 'List the lanes and write to one of them, or to the human.',
      });
    }
  }
}

/** What has not been told to somebody before counts as told now. */
function read(world: World, recipient: LaneId | null, messageIds: readonly string[]): DomainEvent[] {
  return messageIds.flatMap((id) => {
    const message = world.messages[id];
    if (message?.deliveries[recipientKey(recipient)]?.deliveredAt !== null) return [];
    return [delivered(message, recipient, null)];
  });
}

const delivered = (
  { id: messageId, projectId }: Message,
  recipient: LaneId | null,
  turnId: TurnId | null,
): DomainEvent => ({ type: 'message.delivered', data: { messageId, projectId, recipient, turnId } });

/** The mail that goes with a turn: what it adds to the prompt, and that it was delivered. */
export function mailFor(
  world: World,
  laneId: LaneId,
  turnId: TurnId,
): { readonly text: string; readonly events: readonly DomainEvent[] } | null {
  const mail = undelivered(world.messages, laneId);
  if (mail.length === 0) return null;
  return { text: mailBlock(world, laneId, mail), events: mail.map((m) => delivered(m, laneId, turnId)) };
}

function acknowledge(
  world: World,
  { messageId, recipient, note }: Extract<MessageCommand, { type: 'message.acknowledge' }>['data'],
): Decision {
  const message = world.messages[messageId];
  if (!message) return fail('not-found', 'There is no such message any more.');
  const key = recipientKey(recipient);
  const one = message.deliveries[key];
  const escalated =
    recipient === null && Object.values(message.deliveries).some((d) => d.escalatedAt !== null);
  if (!one && !escalated) return fail('refused', 'The message is not for this recipient.');
  const { projectId } = message;
  if (!one) {
    // The human settles what a lane left lying.
    return ok(
      message.recipients
        .filter(
          (id) =>
            message.deliveries[id]?.escalatedAt !== null && message.deliveries[id]?.acknowledgedAt === null,
        )
        .map((id) => ({ type: 'message.acknowledged', data: { messageId, projectId, recipient: id, note } })),
    );
  }
  if (one.acknowledgedAt !== null) return ok([]);
  return ok([
    ...read(world, recipient, [messageId]),
    { type: 'message.acknowledged', data: { messageId, projectId, recipient, note } },
  ]);
}

type Remind = Extract<MessageCommand, { type: 'message.remind' }>['data'];

/** Who was told and has not acknowledged in time is reminded once; after as long again, the human is told. */
function remind(world: World, { now, after, promptIds }: Remind): DomainEvent[] {
  const due = (since: Instant | null): boolean => since !== null && since + after <= now;
  return Object.values(world.messages)
    .filter((m) => m.ackRequired)
    .flatMap((message) =>
      message.recipients.flatMap((recipient): DomainEvent[] => {
        const one = message.deliveries[recipient];
        const lane = world.lanes[recipient];
        if (!one || one.acknowledgedAt !== null || one.escalatedAt !== null || lane === undefined) return [];
        const of = { messageId: message.id, projectId: message.projectId, recipient };
        if (lane.phase === 'closed') return [{ type: 'message.escalated', data: of }];
        if (due(one.remindedAt)) return [{ type: 'message.escalated', data: of }];
        const promptId = promptIds[recipient];
        if (one.remindedAt !== null || !due(one.deliveredAt) || promptId === undefined || lane.turn !== null)
          return [];
        const text = `Message ${message.id} (${message.subject}) still waits for your acknowledgement. Acknowledge it, or say why you cannot.`;
        return [
          { type: 'message.reminded', data: { ...of, promptId } },
          { type: 'lane.promptQueued', data: { laneId: recipient, promptId, text, source: 'coordination' } },
        ];
      }),
    );
}
