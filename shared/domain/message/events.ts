import { type LaneId, type MessageId, type ProjectId, type PromptId, type TurnId } from '../ids.ts';

/** Whom a message is for. `role`: every lane that has it. `everyone`: every lane of the project. */
export type Address =
  | { readonly to: 'lane'; readonly laneId: LaneId }
  | { readonly to: 'role'; readonly roleId: string }
  | { readonly to: 'everyone' }
  | { readonly to: 'human' };

export const importances = ['low', 'normal', 'high', 'urgent'] as const;
/** From `high` on, a lane that rests is woken; below, the message comes with its next turn. */
export type Importance = (typeof importances)[number];

/** Something that a message points at; what it holds is not copied into it. */
export type Attachment =
  | { readonly kind: 'file'; readonly path: string; readonly oid: string | null }
  | { readonly kind: 'commit'; readonly oid: string };

/** What a message says and whom it is for; it never changes. */
export interface Letter {
  readonly projectId: ProjectId;
  /** Null for the human. */
  readonly from: LaneId | null;
  readonly address: Address;
  /** The lanes that the address stood for when it was sent. */
  readonly recipients: readonly LaneId[];
  readonly toHuman: boolean;
  /** The first message of the thread; its own id for that one. */
  readonly threadId: MessageId;
  readonly replyTo: MessageId | null;
  readonly subject: string;
  readonly body: string;
  readonly importance: Importance;
  readonly ackRequired: boolean;
  readonly attachments: readonly Attachment[];
}

type Of<T> = { readonly messageId: MessageId; readonly projectId: ProjectId } & T;

export type MessageEvent =
  | {
      readonly type: 'message.sent';
      readonly data: Of<Letter>;
    }
  | {
      readonly type: 'message.delivered';
      /** With a turn's prompt, or (null) read from the inbox. */
      readonly data: Of<{ readonly recipient: LaneId | null; readonly turnId: TurnId | null }>;
    }
  | {
      readonly type: 'message.acknowledged';
      readonly data: Of<{ readonly recipient: LaneId | null; readonly note: string | null }>;
    }
  | {
      readonly type: 'message.reminded';
      readonly data: Of<{ readonly recipient: LaneId; readonly promptId: PromptId }>;
    }
  | {
      /** Nobody acknowledged it in time; now it waits for the human. */
      readonly type: 'message.escalated';
      readonly data: Of<{ readonly recipient: LaneId }>;
    };
