import { Ban, Quote, Undo2 } from 'lucide-react';
import { type Approval } from '../../../shared/domain/approval/state.ts';
import { type Lane } from '../../../shared/domain/lane/state.ts';
import { useAgentName } from '../../state/agents.ts';
import { DiffView } from '../../ui/diff-view.tsx';
import { consequenceWords as words } from '../../words/approvals.ts';
import { consequenceOf } from './consequence.ts';
import { MarkedCommand, ReasonNumber } from './marked-command.tsx';
import { withUnseenShown } from './mark-command.ts';
import { placeOf, riskWords, staysInside } from './words.ts';

export interface ApprovalSubjectProps {
  readonly approval: Approval;
  readonly lane: Lane | null;
}

/** What would happen, why that may be bad, and where it comes from. */
export function ApprovalSubjectView({ approval, lane }: ApprovalSubjectProps) {
  const { subject, reasons } = approval;
  return (
    <>
      {subject.command === null ? (
        <p className="approval-plain">{withUnseenShown(subject.title)}</p>
      ) : (
        <MarkedCommand command={subject.command} reasons={reasons} />
      )}
      {subject.diffs.map((diff) => (
        <section key={diff.path} className="approval-diff" aria-label={`Change to ${diff.path}`}>
          <h3 className="mono ellipsis">{withUnseenShown(placeOf(diff.path, lane?.worktreePath))}</h3>
          <div className="approval-diff-body scroll">
            <DiffView oldText={diff.oldText} newText={diff.newText} limit={200} />
          </div>
        </section>
      ))}
      <div className="approval-two">
        <Why approval={approval} />
        <Touches approval={approval} lane={lane} />
      </div>
      <IfAllowed approval={approval} lane={lane} />
      <Facts approval={approval} lane={lane} />
    </>
  );
}

function Why({ approval }: { readonly approval: Approval }) {
  const { reasons, risk, subject } = approval;
  return (
    <section aria-label="Why it asks">
      <h3 className="label">Why it asks, {riskWords[risk]}</h3>
      {reasons.length === 0 && <p className="approval-line">Nothing about it is known to be dangerous.</p>}
      <ol>
        {reasons.map((reason, index) => (
          <li key={index} className="approval-why">
            <ReasonNumber value={index + 1} />
            <span>{reason.text}</span>
          </li>
        ))}
      </ol>
      {subject.because !== null && (
        <p className="approval-why t2">
          <Quote size={14} className="t3" />
          <q>{subject.because}</q>
        </p>
      )}
    </section>
  );
}

function Touches({ approval, lane }: ApprovalSubjectProps) {
  const { paths } = approval.subject;
  return (
    <section aria-label="What it touches">
      <h3 className="label">What it touches</h3>
      {paths.length === 0 ? (
        <p className="approval-line">The agent named no files. A command can touch any file that you can.</p>
      ) : (
        <ul className="approval-paths scroll">
          {paths.map((path) => (
            <li key={path} className="mono ellipsis" title={path}>
              {withUnseenShown(placeOf(path, lane?.worktreePath))}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function IfAllowed({ approval, lane }: ApprovalSubjectProps) {
  const { does, undo, undoable } = consequenceOf(approval, lane);
  return (
    <section className="approval-then" aria-label={words.title}>
      <div>
        <h3 className="label">{words.title}</h3>
        <p className="approval-line">{does.join(' ')}</p>
      </div>
      <div>
        <h3 className="label">{words.undo}</h3>
        <p className="approval-why">
          {undoable ? <Undo2 size={14} className="t3" /> : <Ban size={14} className="c-fail" />}
          <span>{undo}</span>
        </p>
      </div>
    </section>
  );
}

const insideWords = (inside: boolean | null): string =>
  inside === null ? 'Place unknown' : inside ? 'Its own worktree' : 'Reaches outside its worktree';

function Facts({ approval, lane }: ApprovalSubjectProps) {
  const cwd = approval.subject.cwd ?? lane?.worktreePath ?? null;
  const inside = lane && staysInside(approval, lane.worktreePath);
  const agent = useAgentName(lane?.agentId ?? null);
  return (
    <div className="approval-facts">
      <div>
        <h3 className="label">Where</h3>
        <p>{insideWords(inside)}</p>
        <p className="mono t2 ellipsis" title={cwd ?? undefined}>
          {cwd ?? 'place unknown'}
        </p>
      </div>
      <div>
        <h3 className="label">Who asked</h3>
        <p className="ellipsis">
          {agent ?? 'unknown agent'} {lane?.model ?? ''}
          {lane?.roleId ? words.asRole(lane.roleId) : ''}
        </p>
        <p className="t2 ellipsis">
          {lane?.turn ? `turn ${lane.turn.number}, ${lane.task.title}` : lane?.task.title}
        </p>
      </div>
      <div>
        <h3 className="label">Rule that asked</h3>
        <p>{approval.rule}</p>
      </div>
    </div>
  );
}
