import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { type Approval } from '../../../shared/domain/approval/state.ts';
import { type ShortcutName, chordsOf } from '../../state/keymap.ts';
import { closeDialog, decideLater, openApproval, openLane, useUi } from '../../state/ui.ts';
import { useLane, usePendingApprovals } from '../../state/use-replica.ts';
import { matchesChord } from '../../ui/chord.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { isTyping } from '../../ui/typing.ts';
import { ApprovalAnswers } from './approval-answers.tsx';
import { ApprovalHead } from './approval-head.tsx';
import { ApprovalKeys } from './approval-keys.tsx';
import { ApprovalSubjectView } from './approval-subject.tsx';
import { useDecision } from './use-decision.ts';
import { asksTo } from './words.ts';
import './approval-dialog.css';

/** One question after the other, the longest waiting first. Closing it answers nothing. */
export function ApprovalDialog() {
  const open = useUi((ui) => ui.dialog === 'approval');
  const wanted = useUi((ui) => ui.approvalId);
  const pending = usePendingApprovals();
  const [answered, setAnswered] = useState<readonly string[]>([]);
  const waiting = pending.filter((approval) => !answered.includes(approval.id));
  const shown = waiting.find((approval) => approval.id === wanted) ?? waiting[0];
  const gone = open && shown === undefined;
  useEffect(() => {
    if (gone) closeDialog();
  }, [gone]);
  if (!open || shown === undefined) return null;
  return (
    <OneApproval
      key={shown.id}
      approval={shown}
      waiting={waiting}
      onAnswered={() => setAnswered((ids) => [...ids, shown.id].slice(-500))}
    />
  );
}

interface OneApprovalProps {
  readonly approval: Approval;
  readonly waiting: readonly Approval[];
  readonly onAnswered: () => void;
}

function OneApproval({ approval, waiting, onAnswered }: OneApprovalProps) {
  const lane = useLane(approval.laneId);
  const reject = useRef<HTMLButtonElement>(null);
  const note = useRef<HTMLInputElement>(null);
  const decision = useDecision(approval, onAnswered);
  const at = waiting.indexOf(approval);

  const step = (by: 1 | -1) => {
    const next = waiting[(at + by + waiting.length) % waiting.length];
    if (next && next.id !== approval.id) openApproval(next.id);
  };
  const actions: Partial<Record<ShortcutName, () => void>> = {
    allowOnce: () => decision.allow('once'),
    allowLane: () => decision.allow('lane'),
    allowPattern: () => decision.allow('pattern'),
    note: () => note.current?.focus(),
    nextQuestion: () => step(1),
    previousQuestion: () => step(-1),
    openQuestionLane: () => openLane(approval.laneId),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    for (const name of Object.keys(actions) as ShortcutName[]) {
      const chord = chordsOf(name).find((each) => matchesChord(event.nativeEvent, each));
      if (chord === undefined || (isTyping(event.target) && !/^(alt|mod|ctrl)\+/.test(chord))) continue;
      event.preventDefault();
      actions[name]?.();
      return;
    }
  };

  return (
    <Dialog
      open
      onClose={() => decideLater(waiting.map(({ id }) => id))}
      title={`${lane?.name ?? 'A lane'} ${asksTo(approval)}`}
      width="wide"
      className="approval"
      focusFirst={reject}
      head={<ApprovalHead approval={approval} lane={lane} more={waiting.length - 1} />}
      foot={<ApprovalKeys several={waiting.length > 1} />}
    >
      <div onKeyDown={onKeyDown}>
        <ApprovalSubjectView approval={approval} lane={lane} />
        <ApprovalAnswers approval={approval} decision={decision} rejectRef={reject} noteRef={note} />
      </div>
    </Dialog>
  );
}
