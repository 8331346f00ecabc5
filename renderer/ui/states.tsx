import { type ReactNode } from 'react';
import { OctagonAlert } from 'lucide-react';
import { type Failure } from '../../shared/kernel/result.ts';
import { Progress } from './progress.tsx';
import './states.css';

export interface EmptyStateProps {
  readonly title: string;
  /** What to do next. */
  readonly children?: ReactNode;
  readonly icon?: ReactNode;
  readonly action?: ReactNode;
}

/** Nothing here yet, and what to do about it. */
export function EmptyState({ title, children, icon, action }: EmptyStateProps) {
  return (
    <div className="state">
      {icon !== undefined && <div className="state-icon">{icon}</div>}
      <h2 className="state-title">{title}</h2>
      {children !== undefined && <p className="state-text">{children}</p>}
      {action !== undefined && <div className="state-action">{action}</div>}
    </div>
  );
}

/** What happened, what was kept safe and what to do, for a whole panel. */
export function ErrorState({ failure, action }: { readonly failure: Failure; readonly action?: ReactNode }) {
  return (
    <div className="state" role="alert">
      <div className="state-icon c-fail">
        <OctagonAlert size={20} />
      </div>
      <h2 className="state-title">{failure.message}</h2>
      {failure.kept !== undefined && <p className="state-text">{failure.kept}</p>}
      {failure.next !== undefined && <p className="state-text">{failure.next}</p>}
      {action !== undefined && <div className="state-action">{action}</div>}
    </div>
  );
}

/** The same beside a control. */
export function ErrorNote({
  failure,
  onDismiss,
}: {
  readonly failure: Failure;
  readonly onDismiss?: () => void;
}) {
  return (
    <div className="error-note" role="alert">
      <OctagonAlert size={14} />
      <div className="grow">
        <p>{failure.message}</p>
        {failure.kept !== undefined && <p className="t2">{failure.kept}</p>}
        {failure.next !== undefined && <p className="t2">{failure.next}</p>}
      </div>
      {onDismiss !== undefined && (
        <button type="button" className="error-dismiss" onClick={onDismiss}>
          Dismiss
        </button>
      )}
    </div>
  );
}

/** A panel whose content is on its way. */
export function LoadingState({ label }: { readonly label: string }) {
  return (
    <div className="state">
      <Progress label={label} />
    </div>
  );
}
