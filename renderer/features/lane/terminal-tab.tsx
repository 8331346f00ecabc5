import { useEffect, useRef, useState } from 'react';
import { SquareTerminal } from 'lucide-react';
import { type TerminalId } from '../../../shared/domain/ids.ts';
import { type Lane, type LaneTerminal } from '../../../shared/domain/lane/state.ts';
import { roughSize } from '../../lib/xterm-size.ts';
import { useCommand } from '../../state/use-command.ts';
import { chooseShell, tookKeyboard, useUi, wantKeyboard } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState, ErrorNote, ErrorState } from '../../ui/states.tsx';
import { CloseShellDialog } from './close-shell-dialog.tsx';
import { TerminalPane } from './terminal-pane.tsx';
import { TerminalStrip } from './terminal-strip.tsx';
import { worthSeeing } from './worth-seeing.ts';
import './terminal-tab.css';
import { terminalWords } from '../../words/terminal.ts';

/** The person's own shells in the lane's worktree. */
export function TerminalTab({ lane }: { readonly lane: Lane }) {
  const box = useRef<HTMLDivElement>(null);
  const { shown, dismiss } = useShownShell(lane);
  const { run, busy, failure, clear } = useCommand('terminal.open');
  const [closing, setClosing] = useState<LaneTerminal | null>(null);
  const [coming, setComing] = useState<TerminalId | null>(null);
  if (coming !== null && [...lane.terminals, lane.endedTerminal].some((shell) => shell?.id === coming))
    setComing(null);
  const open = async () => {
    const { width = 0, height = 0 } = box.current?.getBoundingClientRect() ?? {};
    const answer = await run({ laneId: lane.id, ...roughSize({ width: width - 24, height: height - 48 }) });
    if (!answer.ok) return;
    setComing(answer.data.terminalId);
    chooseShell(lane.id, answer.data.terminalId);
  };
  const leave = () => box.current?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus();
  return (
    <div ref={box} className="term">
      {shown === null ? (
        <NoShell lane={lane} busy={busy || coming !== null} failed={failure} onOpen={() => void open()} />
      ) : (
        <>
          <TerminalStrip
            lane={lane}
            shown={shown}
            opening={busy}
            onOpen={() => void open()}
            onClose={() => (lane.terminals.includes(shown) ? setClosing(shown) : dismiss())}
          />
          {failure && <ErrorNote failure={failure} onDismiss={clear} />}
          <TerminalPane
            key={shown.id}
            lane={lane}
            shell={shown}
            anotherComes={coming !== null}
            onLeave={leave}
            onOpen={() => void open()}
            onDismiss={dismiss}
          />
        </>
      )}
      {closing && (
        <CloseShellDialog
          key={closing.id}
          lane={lane}
          shell={closing}
          onDone={() => {
            setClosing(null);
            wantKeyboard(lane.id);
          }}
        />
      )}
    </div>
  );
}

/** The chosen shell; one that ended under the person's eyes, with something to tell, stays until it is dismissed. */
function useShownShell(lane: Lane): { readonly shown: LaneTerminal | null; readonly dismiss: () => void } {
  const chosen = useUi((ui) => ui.shells[lane.id]);
  const [held, setHeld] = useState<LaneTerminal | null>(null);
  const open = lane.terminals.find(({ id }) => id === chosen);
  const ended = lane.endedTerminal;
  const kept = held !== null && ended !== null && held.id === ended.id && worthSeeing(ended);
  const shown = open ?? (kept ? held : null) ?? lane.terminals.at(-1) ?? null;
  if (shown !== null && shown.id !== held?.id) setHeld(shown);
  return { shown, dismiss: () => setHeld(null) };
}

interface NoShellProps {
  readonly lane: Lane;
  readonly busy: boolean;
  readonly failed: ReturnType<typeof useCommand>['failure'];
  readonly onOpen: () => void;
}

/** What opens a shell. While one is `busy` coming, the keyboard is left to it. */
function NoShell({ lane, busy, failed, onOpen }: NoShellProps) {
  const button = useRef<HTMLButtonElement>(null);
  const wanted = useUi((ui) => ui.typingIn === lane.id);
  useEffect(() => {
    if (!wanted || busy) return;
    button.current?.focus();
    tookKeyboard();
  }, [wanted, busy]);
  if (lane.phase === 'closed') {
    return <EmptyState title={terminalWords.laneClosed}>{terminalWords.laneClosedAbout}</EmptyState>;
  }
  const action = (
    <Button ref={button} busy={busy} disabled={lane.pausedBy !== null} onClick={onOpen}>
      {terminalWords.open(lane.name)}
    </Button>
  );
  if (failed) return <ErrorState failure={failed} action={action} />;
  return (
    <EmptyState icon={<SquareTerminal size={20} />} title={terminalWords.none} action={action}>
      {lane.pausedBy === null ? terminalWords.noneAbout : terminalWords.paused}
    </EmptyState>
  );
}
