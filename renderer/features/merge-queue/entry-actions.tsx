import { useId, useState } from 'react';
import { ChevronDown, ChevronUp, FileDiff, RotateCcw, Undo2 } from 'lucide-react';
import { type MergeId } from '../../../shared/domain/ids.ts';
import { type Merge } from '../../../shared/domain/merge/state.ts';
import { useCommand } from '../../state/use-command.ts';
import { notify, openLane, openReview } from '../../state/ui.ts';
import { useReplica } from '../../state/use-replica.ts';
import { orderWords as words } from '../../words/merge-queue.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Textarea } from '../../ui/field.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { ErrorNote } from '../../ui/states.tsx';
import { actionsOf, moveBefore, type Queue } from './queue.ts';
import { moveEntry } from './use-queue-keys.ts';

interface Props {
  readonly merge: Merge;
  readonly name: string;
}

/** The ways on from an entry. The one that leads on is in ink. */
export function EntryActions({ merge, name, queue }: Props & { readonly queue: Queue }) {
  const may = actionsOf(merge);
  const cancel = useCommand('merge.cancel');
  const retry = useCommand('merge.retry');
  const failure = cancel.failure ?? retry.failure;
  const lane = useReplica((r) => r.world.lanes[merge.laneId]);
  const anything = may.cancel || may.retry || may.sendBack || may.takeBack;
  if (!anything && !lane) return null;
  return (
    <footer className="mq-actions">
      {failure && (
        <ErrorNote
          failure={failure}
          onDismiss={() => {
            cancel.clear();
            retry.clear();
          }}
        />
      )}
      {may.sendBack && <SendBack key={merge.id} merge={merge} />}
      {merge.sentBack && lane?.phase === 'interrupted' && (
        <p className="row t2">
          <Glyph name="interrupted" /> {name} is interrupted. Resume it, and it begins with this.
          <span className="grow" />
          <Button size="small" onClick={() => openLane(lane.id)}>
            Open lane
          </Button>
        </p>
      )}
      <div className="row mq-buttons">
        <Order merge={merge} name={name} queue={queue} />
        {may.cancel && (
          <Button tone="ghost" busy={cancel.busy} onClick={() => void cancel.run({ mergeId: merge.id })}>
            Take out of the queue
          </Button>
        )}
        {lane && lane.phase !== 'closed' && (
          <Button
            tone="ghost"
            icon={<FileDiff size={14} />}
            aria-label={`Review ${lane.name}`}
            onClick={() => openReview(lane.id)}
          >
            Review
          </Button>
        )}
        <span className="grow" />
        {may.takeBack && <TakeBack key={merge.id} mergeId={merge.id} name={name} />}
        {may.retry && (
          <Button
            tone={may.sendBack ? 'plain' : 'primary'}
            icon={<RotateCcw size={14} />}
            busy={retry.busy}
            onClick={() => void retry.run({ mergeId: merge.id })}
          >
            Try again
          </Button>
        )}
        {may.sendBack && (
          <Button type="submit" form={`send-back-${merge.id}`} tone="primary" disabled={merge.sentBack}>
            {merge.sentBack ? `Sent back to ${name}` : `Send back to ${name}`}
          </Button>
        )}
      </div>
    </footer>
  );
}

/** Up and down among the entries that wait their turn; nothing where there is no other. */
function Order({ merge, name, queue }: Props & { readonly queue: Queue }) {
  const up = moveBefore(queue, merge, -1) !== undefined;
  const down = moveBefore(queue, merge, 1) !== undefined;
  if (!up && !down) return null;
  return (
    <>
      <IconButton label={words.earlier(name)} disabled={!up} onClick={() => moveEntry(queue, merge, -1)}>
        <ChevronUp size={14} />
      </IconButton>
      <IconButton label={words.later(name)} disabled={!down} onClick={() => moveEntry(queue, merge, 1)}>
        <ChevronDown size={14} />
      </IconButton>
    </>
  );
}

function SendBack({ merge }: Pick<Props, 'merge'>) {
  const id = useId();
  const [note, setNote] = useState('');
  const command = useCommand('merge.sendBack');
  const send = async () => {
    if (command.busy || merge.sentBack) return;
    const answer = await command.run({ mergeId: merge.id, ...(note.trim() === '' ? {} : { note }) });
    if (answer.ok) setNote('');
  };
  return (
    <form
      id={`send-back-${merge.id}`}
      className="mq-send"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <label htmlFor={id} className="t2">
        {merge.state === 'conflict'
          ? 'Both versions of every hunk go with it. A note:'
          : 'The output goes with it. A note:'}
      </label>
      <Textarea
        id={id}
        rows={2}
        value={note}
        disabled={merge.sentBack}
        placeholder="What to keep, and what to do differently"
        onChange={(e) => setNote(e.currentTarget.value)}
        onKeyDown={(e) => {
          if (e.key === 'Enter' && (e.metaKey || e.ctrlKey)) e.currentTarget.form?.requestSubmit();
        }}
      />
      {command.failure && <ErrorNote failure={command.failure} onDismiss={command.clear} />}
    </form>
  );
}

/** Queues the revert of a landed merge; it is verified like any other. */
export function TakeBack({
  mergeId,
  name,
  small = false,
}: {
  readonly mergeId: MergeId;
  readonly name: string;
  readonly small?: boolean;
}) {
  const command = useCommand('merge.revert');
  const take = async () => {
    const answer = await command.run({ mergeId });
    if (!answer.ok) notify(answer.error.message, answer.error);
  };
  return (
    <Button
      size={small ? 'small' : 'normal'}
      tone={small ? 'ghost' : 'plain'}
      icon={<Undo2 size={12} />}
      busy={command.busy}
      aria-label={`Take back ${name}`}
      onClick={() => void take()}
    >
      Take back
    </Button>
  );
}
