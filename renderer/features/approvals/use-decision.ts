import { useState } from 'react';
import { type Approval } from '../../../shared/domain/approval/state.ts';
import { type ApprovalScope } from '../../../shared/domain/approval/events.ts';
import { type Failure } from '../../../shared/kernel/result.ts';
import { useCommand } from '../../state/use-command.ts';
import { useSettled } from '../../ui/use-settled.ts';

export interface Decision {
  readonly note: string;
  readonly setNote: (note: string) => void;
  readonly reject: () => void;
  readonly allow: (scope: ApprovalScope) => void;
  readonly busy: boolean;
  readonly failure: Failure | null;
  /** False for a moment after the question appeared: presses meant for something else are ignored. */
  readonly settled: boolean;
}

/** The answer to one question, on whatever surface it is given. */
export function useDecision(approval: Approval, onAnswered: () => void = () => undefined): Decision {
  const [note, setNote] = useState('');
  const settled = useSettled(approval.id, true);
  const { run, busy, failure } = useCommand('approval.decide');

  const decide = async (outcome: 'allow' | 'reject', scope: ApprovalScope) => {
    if (!settled || busy) return;
    const said = note.trim() === '' ? {} : { note: note.trim() };
    const answer = await run({ approvalId: approval.id, outcome, scope, ...said });
    if (answer.ok) onAnswered();
  };
  return {
    note,
    setNote,
    reject: () => void decide('reject', 'once'),
    allow: (scope) => {
      if (scope !== 'pattern' || approval.pattern !== null) void decide('allow', scope);
    },
    busy,
    failure,
    settled,
  };
}
