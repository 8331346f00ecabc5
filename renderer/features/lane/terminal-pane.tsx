import { Suspense, useMemo, useRef, useState } from 'react';
import clsx from 'clsx';
import { type Lane, type LaneTerminal } from '../../../shared/domain/lane/state.ts';
import { type Failure } from '../../../shared/kernel/result.ts';
import { type ShellChords } from '../../lib/shell-keys.ts';
import { chordOf, chordsOf } from '../../state/keymap.ts';
import { type TerminalInput, terminalInput } from '../../state/terminal-input.ts';
import { type TerminalScreen } from '../../state/terminal-reader.ts';
import { showTerminal, terminalResizer } from '../../state/terminals.ts';
import { tookKeyboard, useUi } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { chordLabel } from '../../ui/chord.ts';
import { ErrorNote, LoadingState } from '../../ui/states.tsx';
import { endWords, terminalWords } from '../../words/terminal.ts';
import { lazyPart } from '../../lib/lazy-part.tsx';

const XtermShell = lazyPart(async () => (await import('../../lib/xterm-shell.tsx')).XtermShell);

export interface TerminalPaneProps {
  readonly lane: Lane;
  readonly shell: LaneTerminal;
  /** One was opened and is not here yet: the keyboard waits for that one. */
  readonly anotherComes: boolean;
  readonly onLeave: () => void;
  readonly onOpen: () => void;
  readonly onDismiss: () => void;
}

const shellChords = (): ShellChords => ({
  leave: chordsOf('leaveTerminal'),
  copy: chordsOf('copyFromTerminal'),
  paste: chordsOf('pasteIntoTerminal'),
  outside: chordsOf('pauseAll'),
});

/** One shell: what it shows, what is typed into it, and why it stands still. */
export function TerminalPane({ lane, shell, anotherComes, onLeave, onOpen, onDismiss }: TerminalPaneProps) {
  const [failure, setFailure] = useState<Failure | null>(null);
  const chords = useMemo(() => shellChords(), []);
  const input = useRef<TerminalInput | null>(null);
  const resize = useMemo(() => terminalResizer(shell.id), [shell.id]);
  const screenReader = useUi((ui) => ui.screenReader);
  const wanted = useUi((ui) => ui.typingIn === lane.id) && !anotherComes;
  const ended = lane.endedTerminal?.id === shell.id ? lane.endedTerminal : null;
  const frozen = lane.pausedBy !== null && ended === null;
  const connect = (screen: TerminalScreen) => {
    const mine = terminalInput(shell.id, (said) => setFailure(said.type === 'paused' ? null : said));
    input.current = mine;
    const release = showTerminal(shell.id, screen);
    return () => {
      mine.stop();
      release();
    };
  };
  const name = terminalWords.name(shell.number, lane.name);
  return (
    <div className={clsx('term-pane', frozen && 'term-frozen')} role="tabpanel" aria-label={name}>
      <div className="term-ground">
        <Suspense fallback={<LoadingState label={terminalWords.opening} />}>
          <XtermShell
            label={terminalWords.leave(name, chordLabel(chordOf('leaveTerminal')))}
            still={frozen || ended !== null}
            screenReader={screenReader}
            chords={chords}
            focus={wanted}
            onFocus={tookKeyboard}
            connect={connect}
            onInput={(data) => input.current?.send(data)}
            onResize={resize}
            onLeave={onLeave}
          />
        </Suspense>
      </div>
      {failure && <ErrorNote failure={failure} onDismiss={() => setFailure(null)} />}
      {ended && (
        <div className="term-ended" role="status">
          <p className="grow">{endWords(ended)}</p>
          <Button size="small" tone="ghost" onClick={onDismiss}>
            {terminalWords.dismiss}
          </Button>
          <Button size="small" disabled={lane.pausedBy !== null} onClick={onOpen}>
            {terminalWords.openAnother}
          </Button>
        </div>
      )}
    </div>
  );
}
