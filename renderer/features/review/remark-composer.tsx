import { type KeyboardEvent, useEffect, useRef } from 'react';
import { chordOf, chordsOf } from '../../state/keymap.ts';
import { type LaneId } from '../../../shared/domain/ids.ts';
import { useCommand } from '../../state/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { matchesChord } from '../../ui/chord.ts';
import { Textarea } from '../../ui/field.tsx';
import { ErrorNote } from '../../ui/states.tsx';
import { Segmented } from '../../ui/tabs.tsx';
import { stopWriting, useWriting, write, type Writing } from './composer.ts';
import { otherWeight } from './remarks.ts';

interface Props {
  readonly laneId: LaneId;
  readonly writing: Writing;
}

/** Where a remark is about, in words. */
export const placeWords = ({ line, side }: Pick<Writing, 'line' | 'side'>): string =>
  line === 0 ? 'the file as a whole' : `line ${line}${side === 'old' ? ' as it was' : ''}`;

/** Saves what is written as a draft, and ends the writing once that is done. */
function useSave({ laneId, writing }: Props) {
  const make = useCommand('review.comment');
  const change = useCommand('review.changeComment');
  const save = async () => {
    const { commentId, ...draft } = writing;
    if (draft.text.trim() === '' || make.busy || change.busy) return;
    const { weight, text } = draft;
    const answer = await (commentId === null
      ? make.run({ laneId, ...draft })
      : change.run({ laneId, commentId, weight, text }));
    if (answer.ok) stopWriting(laneId);
  };
  const clear = () => {
    make.clear();
    change.clear();
  };
  return { save, clear, busy: make.busy || change.busy, failure: make.failure ?? change.failure };
}

/** A remark while it is written. */
function RemarkComposer({ laneId, writing }: Props) {
  const box = useRef<HTMLTextAreaElement>(null);
  const { save, clear, busy, failure } = useSave({ laneId, writing });
  const { weight, text } = writing;
  useEffect(() => box.current?.focus({ preventScroll: true }), []);
  const press = (event: KeyboardEvent) => {
    if (chordsOf('sendRemarks').some((chord) => matchesChord(event, chord))) void save();
    else if (matchesChord(event, 'alt+q')) write(laneId, { weight: otherWeight(weight) });
    else if (matchesChord(event, 'escape') && text.trim() === '') stopWriting(laneId);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const what = `Remark on ${placeWords(writing)}`;
  return (
    <form
      className="rm-card rm-composer"
      aria-label={what}
      onKeyDown={press}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className="row">
        <span className="t2">{what}</span>
        <span className="grow" />
        <Segmented
          label="Weight"
          value={weight}
          onChange={(next) => write(laneId, { weight: next })}
          items={[
            { key: 'required', label: 'Required' },
            { key: 'suggestion', label: 'Suggestion' },
          ]}
        />
      </div>
      <Textarea
        ref={box}
        rows={3}
        aria-label={what}
        placeholder="What should be different, and why"
        value={text}
        onChange={(event) => write(laneId, { text: event.currentTarget.value })}
      />
      {failure && <ErrorNote failure={failure} onDismiss={clear} />}
      <div className="row">
        <span className="grow t3 small">Sent with the others, as one message</span>
        <Button size="small" tone="ghost" onClick={() => stopWriting(laneId)}>
          Cancel
        </Button>
        <Button
          size="small"
          chord={chordOf('sendRemarks')}
          busy={busy}
          disabled={text.trim() === ''}
          onClick={() => void save()}
        >
          {writing.commentId === null ? 'Save draft' : 'Save'}
        </Button>
      </div>
    </form>
  );
}

/** The composer of a lane, which reads what is written itself: what stands around it need not follow each letter. */
export function LaneComposer({ laneId }: { readonly laneId: LaneId }) {
  const writing = useWriting(laneId);
  return writing && <RemarkComposer laneId={laneId} writing={writing} />;
}
