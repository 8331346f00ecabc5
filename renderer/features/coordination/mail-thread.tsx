import { useState } from 'react';
import { type LaneId } from '../../../shared/domain/ids.ts';
import { type Message, waitsForHuman } from '../../../shared/domain/message/state.ts';
import { attachmentText } from '../../../shared/domain/message/words.ts';
import { absolute, timeOfDay } from '../../lib/format.ts';
import { notify } from '../../state/ui.ts';
import { perform, useCommand } from '../../state/use-command.ts';
import { useReplica } from '../../state/use-replica.ts';
import { Button } from '../../ui/button.tsx';
import { Textarea } from '../../ui/field.tsx';
import { ScrollArea } from '../../ui/panel.tsx';
import { ErrorNote } from '../../ui/states.tsx';
import { Tag } from '../../ui/tag.tsx';
import { mailWords as words } from '../../words/coordination.ts';
import { addresseeOf, nameOf } from './names.ts';

/** One thread, and the way to answer it. */
export function MailThread({ thread }: { readonly thread: readonly Message[] }) {
  const first = thread[0];
  if (!first) return null;
  return (
    <div className="co-reader">
      <ScrollArea className="co-reader-scroll" aria-label={first.subject}>
        <h3 className="co-subject">{first.subject}</h3>
        {thread.map((message) => (
          <Letter key={message.id} message={message} />
        ))}
      </ScrollArea>
      <ReplyBox thread={thread} />
    </div>
  );
}

function Letter({ message }: { readonly message: Message }) {
  const lanes = useReplica((r) => r.world.lanes);
  const { importance, ackRequired } = message;
  return (
    <article className="co-letter">
      <header className="row">
        <strong>{nameOf(lanes, message.from)}</strong>
        <span className="t3">
          {words.to} {addresseeOf(lanes, message)}
        </span>
        {importance !== 'normal' && (
          <Tag look="outline" size="tiny">
            {words.importance[importance]}
          </Tag>
        )}
        {ackRequired && <span className="t3">{words.askedAck}</span>}
        <span className="grow" />
        <span className="t3" title={absolute(message.sentAt)}>
          {timeOfDay(message.sentAt)}
        </span>
      </header>
      {message.body !== '' && <p className="co-text">{message.body}</p>}
      {message.attachments.map((a) => (
        <p key={attachmentText(a)} className="mono t2">
          {attachmentText(a)}
        </p>
      ))}
      <Deliveries message={message} />
    </article>
  );
}

/** Who has it, who has acknowledged it, and what the person can do about it. */
function Deliveries({ message }: { readonly message: Message }) {
  const lanes = useReplica((r) => r.world.lanes);
  const act = () => void perform('message.acknowledge', { messageId: message.id });
  const mine = message.deliveries['human'];
  const owed = waitsForHuman(message) && (message.ackRequired || mine === undefined);
  return (
    <div className="row co-deliveries t3">
      {message.recipients.map((id) => {
        const one = message.deliveries[id];
        if (!one) return null;
        const state = one.acknowledgedAt
          ? words.acked
          : one.deliveredAt === null
            ? words.undelivered
            : message.ackRequired
              ? words.unacked
              : words.delivered;
        return (
          <span key={id} title={one.note ?? undefined}>
            {nameOf(lanes, id)}: {state}
          </span>
        );
      })}
      {mine?.acknowledgedAt && <span>{words.acked}</span>}
      {owed && (
        <Button size="small" onClick={act}>
          {mine === undefined ? words.settle : words.acknowledge}
        </Button>
      )}
    </div>
  );
}

/** Answers the last lane that wrote, or goes on to those that were written to. */
function ReplyBox({ thread }: { readonly thread: readonly Message[] }) {
  const lanes = useReplica((r) => r.world.lanes);
  const { run, busy, failure, clear } = useCommand('message.send');
  const [text, setText] = useState('');
  const other = partnerIn(thread);
  const last = thread.at(-1);
  if (other === null || !last) return null;
  const name = nameOf(lanes, other);
  const lane = lanes[other];
  if (!lane || lane.phase === 'closed') return null;
  const asked = thread.some((m) => m.from === other && m.toHuman && m.ackRequired);
  const importance = asked ? 'high' : 'normal';
  const send = async () => {
    if (text.trim() === '') return;
    const answer = await run({
      address: { to: 'lane', laneId: other },
      subject: last.subject.startsWith('Re: ') ? last.subject : `Re: ${last.subject}`.slice(0, 300),
      body: text.trim(),
      importance,
      replyTo: last.id,
    });
    if (!answer.ok) return;
    setText('');
    for (const m of thread)
      if (m.toHuman && waitsForHuman(m)) void perform('message.acknowledge', { messageId: m.id });
    notify(importance === 'high' ? words.sentNow : words.sent);
  };
  return (
    <form
      className="co-reply"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {failure && <ErrorNote failure={failure} onDismiss={clear} />}
      <Textarea
        rows={2}
        aria-label={words.replyTo(name)}
        placeholder={words.replyTo(name)}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
        }}
      />
      <Button type="submit" chord="mod+enter" busy={busy} disabled={text.trim() === ''}>
        {words.send}
      </Button>
    </form>
  );
}

/** The lane on the other side: the last that wrote, else the only one that was written to. */
function partnerIn(thread: readonly Message[]): LaneId | null {
  const wrote = thread.findLast((m) => m.from !== null)?.from ?? null;
  if (wrote !== null) return wrote;
  const to = thread[0]?.recipients ?? [];
  return to.length === 1 ? (to[0] ?? null) : null;
}
