import { type DomainEvent } from '../event.ts';
import { type MessageId } from '../ids.ts';
import { importances } from '../message/events.ts';
import { type World } from '../world.ts';
import { type Draw } from './draw.ts';

/** What can happen to mail. */
export function messageMoves(world: World, draw: Draw): readonly (() => DomainEvent)[] {
  const lanes = Object.values(world.lanes).filter((l) => l.phase !== 'closed');
  const lane = draw.one(lanes);
  if (!lane) return [];
  const moves: (() => DomainEvent)[] = [
    () => {
      const messageId = draw.id<MessageId>('message');
      return {
        type: 'message.sent',
        data: {
          messageId,
          projectId: lane.projectId,
          from: null,
          address: { to: 'lane', laneId: lane.id },
          recipients: [lane.id],
          toHuman: draw.number(2) === 0,
          threadId: messageId,
          replyTo: null,
          subject: 'About it',
          body: 'All of it',
          importance: draw.one(importances) ?? 'normal',
          ackRequired: draw.number(2) === 0,
          attachments: [{ kind: 'file', path: 'a.txt', oid: draw.oid() }],
        },
      };
    },
  ];
  const message = draw.one(Object.values(world.messages));
  const recipient = message && draw.one(message.recipients);
  if (message && recipient) {
    const of = { messageId: message.id, projectId: message.projectId, recipient };
    moves.push(
      () => ({
        type: 'message.delivered',
        data: { ...of, turnId: world.lanes[recipient]?.turn?.id ?? null },
      }),
      () => ({ type: 'message.acknowledged', data: { ...of, note: draw.maybe('seen') } }),
      () => ({ type: 'message.reminded', data: { ...of, promptId: draw.id('prompt') } }),
      () => ({ type: 'message.escalated', data: of }),
    );
  }
  return moves;
}
