import { type CallOutput, type MessageView } from '../../shared/contract/index.ts';
import { type HumanActor, type LaneActor, switchyard } from '../../shared/domain/actor.ts';
import { type LaneId, type MessageId, type ProjectId, type PromptId } from '../../shared/domain/ids.ts';
import { type Address, type Importance } from '../../shared/domain/message/events.ts';
import { type Message, recipientKey, waitsForHuman } from '../../shared/domain/message/state.ts';
import { type Result, fail, ok } from '../../shared/kernel/result.ts';
import { type LaneDeps } from '../lanes/deps.ts';
import { type Reference, resolveAttachments } from './attachments.ts';

/** After so long without an acknowledgement a lane is reminded, and after as long again the human is told. */
const reminderAfter = 10 * 60_000;

/** A message as its sender gives it. */
export interface Letter {
  readonly projectId?: ProjectId | undefined;
  /** The lane that sends it; the human when left out. */
  readonly from?: LaneId | undefined;
  readonly address: Address;
  readonly subject: string;
  readonly body: string;
  readonly importance: Importance;
  readonly ackRequired: boolean;
  readonly replyTo?: MessageId | undefined;
  readonly attachments: readonly Reference[];
}

/** Mail between lanes, and to and from the human. */
export class MailDesk {
  readonly #deps: LaneDeps;

  constructor(deps: LaneDeps) {
    this.#deps = deps;
  }

  async send(letter: Letter, actor: HumanActor | LaneActor): Promise<Result<MessageView>> {
    const { engine, ids } = this.#deps;
    const projectId = this.#projectOf(letter);
    if (!projectId.ok) return projectId;
    const messageId = ids<MessageId>('message');
    const attachments = await resolveAttachments(this.#deps, letter, projectId.data, messageId);
    if (!attachments.ok) return attachments;
    const { from = null, replyTo = null, address, subject, body, importance, ackRequired } = letter;
    const data = {
      messageId,
      projectId: projectId.data,
      from,
      address,
      replyTo,
      subject,
      body,
      importance,
      ackRequired,
      attachments: attachments.data,
      promptIds: this.#promptIds(),
    };
    const sent = await engine.dispatch({ type: 'message.send', data }, { actor });
    if (!sent.ok) return sent;
    const message = engine.world.messages[messageId];
    return message ? ok({ ...message }) : fail('internal', 'The message was not recorded.');
  }

  list(of: {
    readonly projectId?: ProjectId | undefined;
    readonly laneId?: LaneId | undefined;
    readonly waiting?: boolean | undefined;
  }): CallOutput<'message.list'> {
    const { messages } = this.#deps.engine.world;
    const concerns = (m: Message): boolean =>
      of.laneId === undefined || m.from === of.laneId || m.recipients.includes(of.laneId);
    const items = Object.values(messages)
      .filter((m) => of.projectId === undefined || m.projectId === of.projectId)
      .filter(concerns)
      .filter((m) => !of.waiting || waitsForHuman(m))
      .sort((a, b) => b.sentAt - a.sentAt);
    return { items };
  }

  /** What a lane has in its box, newest last; what it had not been told yet counts as told. */
  async inbox(laneId: LaneId, actor: LaneActor): Promise<readonly Message[]> {
    const mail = Object.values(this.#deps.engine.world.messages)
      .filter((m) => m.deliveries[laneId] !== undefined)
      .sort((a, b) => a.sentAt - b.sentAt);
    const fresh = mail.filter((m) => m.deliveries[laneId]?.deliveredAt === null).map((m) => m.id);
    if (fresh.length > 0)
      await this.#deps.engine.dispatch(
        { type: 'message.read', data: { recipient: laneId, messageIds: fresh } },
        { actor },
      );
    return mail;
  }

  async acknowledge(
    messageId: MessageId,
    recipient: LaneId | null,
    note: string | null,
    actor: HumanActor | LaneActor,
  ): Promise<Result<MessageView>> {
    const { engine } = this.#deps;
    const data = { messageId, recipient, note };
    const done = await engine.dispatch({ type: 'message.acknowledge', data }, { actor });
    if (!done.ok) return done;
    const message = engine.world.messages[messageId];
    return message ? ok({ ...message }) : fail('not-found', 'There is no such message any more.');
  }

  /** Reminds lanes that owe an acknowledgement, and tells the human of those that still do not give it. */
  async remind(): Promise<void> {
    const { engine, clock } = this.#deps;
    const now = clock.now();
    const overdue = Object.values(engine.world.messages).some(
      (m) =>
        m.ackRequired &&
        Object.entries(m.deliveries).some(
          ([key, d]) =>
            key !== recipientKey(null) &&
            d.acknowledgedAt === null &&
            d.escalatedAt === null &&
            (d.remindedAt ?? d.deliveredAt ?? now) + reminderAfter <= now,
        ),
    );
    if (!overdue) return;
    const data = { now, after: reminderAfter, promptIds: this.#promptIds() };
    await engine.dispatch({ type: 'message.remind', data }, { actor: switchyard });
  }

  #promptIds(): Record<string, PromptId> {
    const { engine, ids } = this.#deps;
    const open = Object.values(engine.world.lanes).filter((l) => l.phase !== 'closed');
    return Object.fromEntries(open.map((l) => [l.id, ids<PromptId>('prompt')]));
  }

  #projectOf({ projectId, from, address }: Letter): Result<ProjectId> {
    const { lanes } = this.#deps.engine.world;
    const laneId = from ?? (address.to === 'lane' ? address.laneId : undefined);
    const known = laneId === undefined ? undefined : lanes[laneId]?.projectId;
    const found = known ?? projectId;
    return found ? ok(found) : fail('invalid-input', 'Name the project, or a lane of it.');
  }
}
