import { type ReactNode } from 'react';
import { type Failure } from '../../shared/kernel/result.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { ErrorNote } from './states.tsx';

interface Props {
  readonly title: string;
  readonly about?: string;
  readonly cancel: string;
  /** What the button that does it says. */
  readonly action: string;
  readonly complete: boolean;
  readonly busy: boolean;
  readonly failure: Failure | null;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A few fields, the button that does it, and why it was refused. */
export function FormDialog(props: Props) {
  const { title, about, cancel, action, complete, busy, failure, onSubmit, onClose, children } = props;
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      {...(about === undefined ? {} : { description: about })}
      width="narrow"
      foot={
        <>
          <span className="grow" />
          <Button onClick={onClose}>{cancel}</Button>
          <Button tone="primary" busy={busy} disabled={!complete} onClick={onSubmit}>
            {action}
          </Button>
        </>
      }
    >
      <div className="dialog-form">
        {children}
        {failure && <ErrorNote failure={failure} />}
      </div>
    </Dialog>
  );
}
