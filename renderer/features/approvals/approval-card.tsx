import { type Approval } from '../../../shared/domain/approval/state.ts';
import { openApproval } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { DiffView } from '../../ui/diff-view.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { ErrorNote } from '../../ui/states.tsx';
import { settlingProps } from '../../ui/use-settled.ts';
import { MarkedCommand } from './marked-command.tsx';
import { useDecision } from './use-decision.ts';
import { asksTo, subjectLine } from './words.ts';
import './approval-card.css';

export interface ApprovalCardProps {
  readonly approval: Approval;
  /** Its place among the questions of the lane, from 1, and how many there are. */
  readonly place: number;
  readonly of: number;
}

/** A question where it arose, in the lane's transcript. */
export function ApprovalCard({ approval, place, of }: ApprovalCardProps) {
  const decision = useDecision(approval);
  const { subject, reasons } = approval;
  const sentence = asksTo(approval);
  const guard = settlingProps(decision.settled && !decision.busy);
  return (
    <section className="approval-card" aria-label="Waiting for your answer">
      <div className="approval-card-edge hatch" />
      <div className="approval-card-body">
        <div className="row">
          <Glyph name="waiting" />
          <b className="grow">{sentence.charAt(0).toUpperCase() + sentence.slice(1)}</b>
          {of > 1 && (
            <span className="t3 small">
              {place} of {of}
            </span>
          )}
        </div>
        <MarkedCommand command={subjectLine(approval)} reasons={reasons} size="small" />
        {subject.diffs.map((diff) => (
          <div key={diff.path} className="approval-card-diff">
            <DiffView oldText={diff.oldText} newText={diff.newText} limit={12} />
          </div>
        ))}
        {reasons.length > 0 && (
          <p className="approval-card-why">{reasons.map((reason) => reason.text).join(' ')}</p>
        )}
        {decision.failure && <ErrorNote failure={decision.failure} />}
        <div className="row approval-card-answers">
          <Button size="small" tone="primary" {...guard} onClick={decision.reject}>
            Reject
          </Button>
          <span className="grow" />
          <Button size="small" onClick={() => openApproval(approval.id)}>
            Details
          </Button>
          <Button size="small" {...guard} onClick={() => decision.allow('once')}>
            Allow once
          </Button>
        </div>
      </div>
    </section>
  );
}
