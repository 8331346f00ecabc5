import { useEffect, useState } from 'react';
import { CheckCheck, Mail, Pencil } from 'lucide-react';
import clsx from 'clsx';
import { type MessageId } from '../../../shared/domain/ids.ts';
import { type Message, waitsForHuman } from '../../../shared/domain/message/state.ts';
import { type Project } from '../../../shared/domain/project/state.ts';
import { absolute, timeOfDay } from '../../lib/format.ts';
import { perform } from '../../state/use-command.ts';
import { useReplica } from '../../state/use-replica.ts';
import { useWanted } from '../../state/wanted.ts';
import { Button } from '../../ui/button.tsx';
import { ScrollArea } from '../../ui/panel.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { Tag } from '../../ui/tag.tsx';
import { mailWords as words } from '../../words/coordination.ts';
import { ComposeDialog } from './compose-dialog.tsx';
import { MailThread } from './mail-thread.tsx';
import { addresseeOf, nameOf } from './names.ts';
import { threadsOf } from './threads.ts';

/** Mail between lanes and the person, thread by thread. */
export function MailPanel({ project }: { readonly project: Project }) {
  const messages = useReplica((r) => r.world.messages);
  const [chosen, setChosen] = useState<MessageId | null>(null);
  const [writing, setWriting] = useState(false);
  useWanted('message', (id) => setChosen(messages[id]?.threadId ?? null));
  const threads = threadsOf(messages, project.id);
  const waiting = threads.filter((thread) => thread.some(waitsForHuman)).length;
  const shown = threads.find(([first]) => first?.threadId === chosen) ?? threads[0] ?? null;
  return (
    <section className="co-panel co-mail" aria-label={words.title}>
      <header className="co-head">
        <h2>{words.title}</h2>
        {waiting > 0 && (
          <Tag tone="wait" look="solid">
            {words.waiting(waiting)}
          </Tag>
        )}
        <span className="grow" />
        <Button size="small" icon={<Pencil size={12} />} onClick={() => setWriting(true)}>
          {words.write}
        </Button>
      </header>
      {shown === null ? (
        <EmptyState title={words.empty} icon={<Mail size={20} />}>
          {words.emptyHint}
        </EmptyState>
      ) : (
        <div className="co-mail-body">
          <ScrollArea className="co-threads" aria-label={words.title}>
            <ul>
              {threads.map((thread) => (
                <ThreadRow
                  key={thread[0]?.threadId}
                  thread={thread}
                  chosen={thread === shown}
                  onChoose={setChosen}
                />
              ))}
            </ul>
          </ScrollArea>
          <ReadThread key={shown[0]?.threadId} thread={shown} />
        </div>
      )}
      {writing && <ComposeDialog project={project} onDone={() => setWriting(false)} />}
    </section>
  );
}

interface ThreadRowProps {
  readonly thread: readonly Message[];
  readonly chosen: boolean;
  readonly onChoose: (threadId: MessageId) => void;
}

function ThreadRow({ thread, chosen, onChoose }: ThreadRowProps) {
  const lanes = useReplica((r) => r.world.lanes);
  const first = thread[0];
  const last = thread.at(-1);
  if (!first || !last) return null;
  const done = last.ackRequired && Object.values(last.deliveries).every((d) => d.acknowledgedAt !== null);
  return (
    <li>
      <button
        type="button"
        className={clsx('co-thread', chosen && 'co-thread-chosen')}
        aria-current={chosen ? 'true' : undefined}
        onClick={() => onChoose(first.threadId)}
      >
        <span className="row">
          <span className="grow ellipsis">
            <strong>{nameOf(lanes, last.from)}</strong> <span className="t3">{words.to}</span>{' '}
            {addresseeOf(lanes, last)}
          </span>
          <span className="t3" title={absolute(last.sentAt)}>
            {timeOfDay(last.sentAt).slice(0, 5)}
          </span>
        </span>
        <span className="row">
          <span className="grow ellipsis t2">{first.subject}</span>
          {thread.some(waitsForHuman) ? (
            <Tag tone="wait" look="solid" size="tiny">
              {words.waits}
            </Tag>
          ) : done ? (
            <CheckCheck size={12} className="t3" />
          ) : (
            last.importance !== 'normal' && (
              <Tag look="outline" size="tiny">
                {words.importance[last.importance]}
              </Tag>
            )
          )}
        </span>
      </button>
    </li>
  );
}

/** Opening a thread is reading what of it is for the person. */
function ReadThread({ thread }: { readonly thread: readonly Message[] }) {
  const unread = thread
    .filter((m) => m.deliveries['human']?.deliveredAt === null)
    .map((m) => m.id)
    .join(' ');
  useEffect(() => {
    if (unread === '') return;
    void perform('message.read', { messageIds: unread.split(' ') });
  }, [unread]);
  return <MailThread thread={thread} />;
}
