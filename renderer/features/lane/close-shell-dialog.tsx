import { useEffect, useRef, useState } from 'react';
import { type Lane, type LaneTerminal } from '../../../shared/domain/lane/state.ts';
import { type Failure } from '../../../shared/kernel/result.ts';
import { useCommand } from '../../state/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/states.tsx';
import { laneDialogWords } from '../../words/lane-dialogs.ts';

export interface CloseShellDialogProps {
  readonly lane: Lane;
  readonly shell: LaneTerminal;
  /** It is closed, or stays. */
  readonly onDone: () => void;
}

/** Closes a shell: at once when nothing runs in it, else after asking, since that cannot be undone. */
export function CloseShellDialog({ lane, shell, onDone }: CloseShellDialogProps) {
  const { run, busy, failure } = useCommand('terminal.close');
  const [program, setProgram] = useState<string | null>(null);
  const keep = useRef<HTMLButtonElement>(null);
  const asked = useRef(false);
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    void run({ terminalId: shell.id, ifIdle: true }).then((answer) => {
      const running = answer.ok ? null : programIn(answer.error);
      if (running === null && (answer.ok || answer.error.type === 'not-found')) onDone();
      setProgram(running);
    });
  }, [run, shell.id, onDone]);
  const close = async () => {
    const answer = await run({ terminalId: shell.id });
    if (answer.ok || answer.error.type === 'not-found') onDone();
  };
  const other = failure && programIn(failure) === null ? failure : null;
  if (program === null && other === null) return null;
  return (
    <Dialog
      open
      onClose={onDone}
      width="narrow"
      title={laneDialogWords.closeShellTitle(shell.number, lane.name)}
      focusFirst={keep}
      foot={
        <>
          <span className="grow" />
          <Button ref={keep} onClick={onDone}>
            {laneDialogWords.keepOpen}
          </Button>
          <Button tone="primary" busy={busy} onClick={() => void close()}>
            {laneDialogWords.closeShell}
          </Button>
        </>
      }
    >
      <div className="lane-dialog">
        {program !== null && (
          <p>
            <span className="mono strong">{program}</span> {laneDialogWords.runsInIt}
          </p>
        )}
        {other && <ErrorNote failure={other} />}
      </div>
    </Dialog>
  );
}

/** The program that a refusal names. */
function programIn({ details }: Failure): string | null {
  if (typeof details !== 'object' || details === null || !('program' in details)) return null;
  return typeof details.program === 'string' ? details.program : null;
}
