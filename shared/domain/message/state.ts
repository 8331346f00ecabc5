import { type Instant } from '../../kernel/time.ts';
import { type DomainEvent, type Recorded } from '../event.ts';
import { type LaneId, type MessageId, type TurnId } from '../ids.ts';
import { type Letter } from './events.ts';

/** How one message is with one of those that it is for. */
export interface Delivery {
  readonly deliveredAt: Instant | null;
  /** The turn whose prompt carried it; null when it was read from the inbox or is not delivered. */
  readonly turnId: TurnId | null;
  /** The turn that carried it was cut off, so that it is carried again. */
  readonly again: boolean;
  readonly acknowledgedAt: Instant | null;
  readonly note: string | null;
  readonly remindedAt: Instant | null;
  readonly escalatedAt: Instant | null;
}

/** Mail between lanes, and to and from the human. */
export interface Message extends Letter {
  readonly id: MessageId;
  readonly sentAt: Instant;
  /** By lane id, and `human`. */
  readonly deliveries: Readonly<Record<string, Delivery>>;
}

export type Messages = Readonly<Record<string, Message>>;

/** Finished messages remembered in the state; all of them stay in the log. Those that wait for somebody are never dropped. */
const finishedKept = 300;

const untouched: Delivery = {
  deliveredAt: null,
  turnId: null,
  again: false,
  acknowledgedAt: null,
  note: null,
  remindedAt: null,
  escalatedAt: null,
};

/** The key of a recipient in `deliveries`. */
export const recipientKey = (recipient: LaneId | null): string => recipient ?? 'human';

/** The fold of mail. */
export function evolveMessages(messages: Messages, event: Recorded<DomainEvent>): Messages {
  switch (event.type) {
    case 'message.sent': {
      const { messageId: id, ...data } = event.data;
      const keys = [...data.recipients.map(recipientKey), ...(data.toHuman ? [recipientKey(null)] : [])];
      const deliveries = Object.fromEntries(keys.map((key) => [key, untouched]));
      return prune({ ...messages, [id]: { ...data, id, sentAt: event.at, deliveries } });
    }
    case 'message.delivered':
      return change(messages, event.data, { deliveredAt: event.at, turnId: event.data.turnId });
    case 'message.acknowledged':
      return change(messages, event.data, { acknowledgedAt: event.at, note: event.data.note });
    case 'message.reminded':
      return change(messages, event.data, { remindedAt: event.at });
    case 'message.escalated':
      return change(messages, event.data, { escalatedAt: event.at });
    case 'lane.turnEnded':
      return event.data.outcome === 'lost'
        ? cutOff(messages, event.data.laneId, event.data.turnId)
        : messages;
    default:
      return messages;
  }
}

function change(
  messages: Messages,
  of: { readonly messageId: MessageId; readonly recipient: LaneId | null },
  how: Partial<Delivery>,
): Messages {
  const message = messages[of.messageId];
  const key = recipientKey(of.recipient);
  const before = message?.deliveries[key];
  if (!message || !before) return messages;
  const deliveries = { ...message.deliveries, [key]: { ...before, ...how } };
  return { ...messages, [message.id]: { ...message, deliveries } };
}

/** What a lost turn carried may never have been read; it goes with the next one, too. */
function cutOff(messages: Messages, laneId: LaneId, turnId: TurnId): Messages {
  let after = messages;
  for (const { id: messageId, deliveries } of Object.values(messages)) {
    const { [laneId]: one } = deliveries;
    if (one?.turnId !== turnId || one.acknowledgedAt !== null) continue;
    after = change(after, { messageId, recipient: laneId }, { deliveredAt: null, turnId: null, again: true });
  }
  return after;
}

/** Whether somebody has yet to see it or, where that is asked for, to acknowledge it. */
const isFinished = (message: Message): boolean =>
  Object.values(message.deliveries).every(
    (d) => d.acknowledgedAt !== null || (d.deliveredAt !== null && !message.ackRequired),
  );

function prune(fresh: Record<string, Message>): Messages {
  const ids = Object.keys(fresh);
  if (ids.length <= finishedKept) return fresh;
  const finished = ids.filter((id) => {
    const message = fresh[id];
    return message !== undefined && isFinished(message);
  });
  for (const id of finished.sort().slice(0, Math.max(0, finished.length - finishedKept))) delete fresh[id];
  return fresh;
}

/** What a lane has not been told yet, oldest first. */
export const undelivered = (messages: Messages, laneId: LaneId): readonly Message[] =>
  Object.values(messages)
    .filter((m) => m.deliveries[laneId]?.deliveredAt === null)
    .sort((a, b) => a.sentAt - b.sentAt || (a.id < b.id ? -1 : 1));

/** What waits for the human: mail to them that is unread or unacknowledged, and what a lane left unacknowledged. */
export const waitsForHuman = (message: Message): boolean => {
  const mine = message.deliveries[recipientKey(null)];
  const unseen =
    mine !== undefined && mine.acknowledgedAt === null && (message.ackRequired || mine.deliveredAt === null);
  const escalated = Object.entries(message.deliveries).some(
    ([key, d]) => key !== recipientKey(null) && d.escalatedAt !== null && d.acknowledgedAt === null,
  );
  return unseen || (escalated && (mine?.acknowledgedAt ?? null) === null);
};
