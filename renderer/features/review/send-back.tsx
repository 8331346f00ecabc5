import { useId, useState } from 'react';
import { Check, GitMerge } from 'lucide-react';
import { type Lane } from '../../../shared/domain/lane/state.ts';
import { isOpen } from '../../../shared/domain/merge/state.ts';
import { type Comment } from '../../../shared/domain/review/state.ts';
import { counted } from '../../lib/format.ts';
import { chordOf } from '../../state/keymap.ts';
import { useShortcuts } from '../../state/use-shortcuts.ts';
import { mergeOfLane } from '../../state/selectors.ts';
import { useCommand } from '../../state/use-command.ts';
import { useReplica } from '../../state/use-replica.ts';
import { notify, selectLane, showView } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { Textarea } from '../../ui/field.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { ErrorNote } from '../../ui/states.tsx';

interface Props {
  readonly lane: Lane;
  readonly comments: readonly Comment[];
  /** The work that is on the screen; null where only a part of it is. */
  readonly seenTree: string | null;
  /** Whether the lane changed anything. */
  readonly changed: boolean;
  /** How many others it would conflict with. */
  readonly conflicts: number;
}

/** The ways on from here: remarks back to the lane, an approval, or the merge queue. */
export function SendBack(props: Props) {
  const { lane, comments, seenTree } = props;
  const [note, setNote] = useState('');
  const command = useCommand('review.submit');
  const drafts = comments.filter((c) => c.state === 'draft').length;
  const closed = lane.phase === 'closed';
  const said = note.trim() !== '';
  const mustChange = comments.some((c) => c.state === 'open' && c.weight === 'required');
  const submit = async (verdict: 'approve' | 'changes') => {
    if (command.busy || closed || (verdict === 'changes' && drafts === 0 && !said)) return;
    const answer = await command.run({
      laneId: lane.id,
      verdict,
      ...(said ? { note } : {}),
      ...(verdict === 'approve' && seenTree !== null ? { seenTree } : {}),
    });
    if (!answer.ok) return;
    setNote('');
    notify(verdict === 'approve' ? `${lane.name} is approved.` : `Sent to ${lane.name}.`);
  };
  useShortcuts({ sendRemarks: () => void submit('changes') });
  return (
    <footer className="rv-actions">
      <Note lane={lane} note={note} onNote={setNote} onSend={() => void submit('changes')} />
      {command.failure && <ErrorNote failure={command.failure} onDismiss={command.clear} />}
      <Button
        size="big"
        tone={drafts > 0 || said ? 'primary' : 'plain'}
        chord={chordOf('sendRemarks')}
        busy={command.busy}
        disabled={closed || (drafts === 0 && !said)}
        onClick={() => void submit('changes')}
      >
        {drafts > 0 ? `Send ${counted(drafts, 'remark')} back` : said ? 'Send note back' : 'Send back'}
      </Button>
      <Button
        size="big"
        icon={<Check size={14} />}
        disabled={closed || !props.changed || command.busy}
        onClick={() => void submit('approve')}
      >
        Approve
      </Button>
      <Enqueue {...props} primary={drafts === 0 && !said && !mustChange} />
    </footer>
  );
}

interface NoteProps {
  readonly lane: Lane;
  readonly note: string;
  readonly onNote: (note: string) => void;
  readonly onSend: () => void;
}

function Note({ lane, note, onNote, onSend }: NoteProps) {
  const id = useId();
  const closed = lane.phase === 'closed';
  return (
    <>
      <label htmlFor={id} className="label">
        Note, if you like
      </label>
      <Textarea
        id={id}
        rows={2}
        value={note}
        disabled={closed}
        placeholder={closed ? 'The lane is closed' : `What ${lane.name} should know`}
        onChange={(e) => onNote(e.currentTarget.value)}
        onKeyDown={(e) => {
          if (e.key === 'Enter' && (e.metaKey || e.ctrlKey)) onSend();
        }}
      />
      {lane.turn !== null && (
        <p className="t3 small">
          A turn is running: what you send waits for its end, and what is on disk now would be merged.
        </p>
      )}
    </>
  );
}

function Enqueue({ lane, changed, conflicts, primary }: Props & { readonly primary: boolean }) {
  const merge = useReplica((r) => mergeOfLane(r.world, lane.id));
  const command = useCommand('merge.enqueue');
  const inQueue = merge !== null && isOpen(merge);
  const toQueue = () => {
    selectLane(lane.id);
    showView('merge-queue');
  };
  if (inQueue) {
    return (
      <>
        <p className="row t2">
          <Glyph name={merge.state} /> In the merge queue, {merge.state}
        </p>
        <Button size="big" onClick={toQueue}>
          Open merge queue
        </Button>
      </>
    );
  }
  return (
    <>
      {command.failure && <ErrorNote failure={command.failure} onDismiss={command.clear} />}
      {conflicts > 0 && (
        <p className="rv-warning small">
          The queue would set it aside if the conflict is still there when its turn comes. Nothing is lost by
          that.
        </p>
      )}
      <Button
        size="big"
        tone={primary ? 'primary' : 'plain'}
        icon={<GitMerge size={14} />}
        busy={command.busy}
        disabled={!changed || lane.phase === 'closed'}
        onClick={() => void command.run({ laneId: lane.id })}
      >
        Add to merge queue
      </Button>
    </>
  );
}
