import { type RefObject } from 'react';
import { MessageSquare } from 'lucide-react';
import { type Approval } from '../../../shared/domain/approval/state.ts';
import { chordOf } from '../../state/keymap.ts';
import { useFleet } from '../../state/use-replica.ts';
import { Button } from '../../ui/button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { ErrorNote } from '../../ui/states.tsx';
import { settlingProps } from '../../ui/use-settled.ts';
import { type Decision } from './use-decision.ts';

export interface ApprovalAnswersProps {
  readonly approval: Approval;
  readonly decision: Decision;
  readonly rejectRef: RefObject<HTMLButtonElement | null>;
  readonly noteRef: RefObject<HTMLInputElement | null>;
}

/** The note and the answers. Rejecting has the focus; allowing needs more than Enter. */
export function ApprovalAnswers({ approval, decision, rejectRef, noteRef }: ApprovalAnswersProps) {
  const { note, setNote, busy, failure, settled } = decision;
  const paused = useFleet().paused;
  const guard = settlingProps(settled && !busy);
  return (
    <div className="approval-answers">
      <label className="approval-note">
        <MessageSquare size={14} className="t3" />
        <input
          ref={noteRef}
          value={note}
          maxLength={10_000}
          aria-label="Note to the lane"
          placeholder="Note to the lane"
          onChange={(event) => setNote(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
            event.preventDefault();
            rejectRef.current?.focus();
          }}
        />
        <Kbd chord={chordOf('note')} />
      </label>
      {paused && failure === null && (
        <p className="c-pause">
          The fleet is paused. You can reject now; allowing is refused until you resume.
        </p>
      )}
      {failure && <ErrorNote failure={failure} />}
      <div className="row">
        <Button
          ref={rejectRef}
          tone="primary"
          size="big"
          chord={chordOf('reject')}

          {...guard}
          onClick={decision.reject}
        >
          {note.trim() === '' ? 'Reject' : 'Reject with note'}
        </Button>
        <span className="grow" />
        <Button
          size="big"
          chord={chordOf('allowOnce')}

          {...guard}
          onClick={() => decision.allow('once')}
        >
          Allow once
        </Button>
        <Button
          size="big"
          chord={chordOf('allowLane')}

          {...guard}
          onClick={() => decision.allow('lane')}
        >
          Allow for this lane
        </Button>
        {approval.pattern !== null && (
          <Button
            size="big"
            chord={chordOf('allowPattern')}

            aria-describedby="approval-pattern"
            {...guard}
            onClick={() => decision.allow('pattern')}
          >
            Allow by pattern
          </Button>
        )}
      </div>
      {approval.pattern !== null && (
        <p id="approval-pattern" className="approval-pattern">
          The pattern would allow <code>{approval.pattern}</code> in every lane of this project
        </p>
      )}
    </div>
  );
}
