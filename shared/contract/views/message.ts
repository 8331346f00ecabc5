import { z } from 'zod';
import { importances } from '../../domain/message/events.ts';
import { laneId, messageId, projectId, turnId } from './ids.ts';
import { instant, maybe, text } from './parts.ts';

export const address = z.discriminatedUnion('to', [
  z.object({ to: z.literal('lane'), laneId }),
  z.object({ to: z.literal('role'), roleId: z.string().min(1).max(100) }),
  z.object({ to: z.literal('everyone') }),
  z.object({ to: z.literal('human') }),
]);

const delivery = z.object({
  deliveredAt: maybe(instant),
  turnId: maybe(turnId),
  again: z.boolean(),
  acknowledgedAt: maybe(instant),
  note: maybe(text),
  remindedAt: maybe(instant),
  escalatedAt: maybe(instant),
});

export const messageView = z.object({
  id: messageId,
  projectId,
  /** Null for the human. */
  from: maybe(laneId),
  address,
  recipients: z.array(laneId).readonly(),
  toHuman: z.boolean(),
  threadId: messageId,
  replyTo: maybe(messageId),
  subject: text,
  body: text,
  importance: z.enum(importances),
  ackRequired: z.boolean(),
  attachments: z
    .array(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('file'), path: text, oid: maybe(text) }),
        z.object({ kind: z.literal('commit'), oid: text }),
      ]),
    )
    .readonly(),
  sentAt: instant,
  /** By lane id, and `human`. */
  deliveries: z.record(z.string(), delivery),
});

export type MessageView = z.infer<typeof messageView>;
