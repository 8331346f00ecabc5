import '@xterm/xterm/css/xterm.css';
import { FitAddon } from '@xterm/addon-fit';
import { Terminal } from '@xterm/xterm';
import { useEffect, useEffectEvent, useRef } from 'react';
import { isAnswer } from './shell-answers.ts';
import { type ShellChords, shellKey } from './shell-keys.ts';
import { readTokens, useThemeName } from './tokens.ts';
import { shellFontSize, shellLineHeight } from './xterm-size.ts';
import { shellTheme } from './xterm-theme.ts';
import { drawByWebgl } from './xterm-webgl.ts';

/** Where what a terminal shows goes. */
export interface ShellScreen {
  /** Resolves when it has been drawn up. `past`: it was shown before; questions in it were answered then. */
  show(data: string, past: boolean): Promise<void>;
  clear(): void;
}

export interface XtermShellProps {
  /** The accessible name, with how to get out of it. */
  readonly label: string;
  /** Nothing can be typed; what is there stays to be read. */
  readonly still: boolean;
  readonly screenReader: boolean;
  readonly chords: ShellChords;
  /** Whether it shall take the keyboard; `onFocus` says that it has. */
  readonly focus: boolean;
  readonly onFocus: () => void;
  /** Begins to show; answers how to stop. */
  readonly connect: (screen: ShellScreen) => () => void;
  readonly onInput: (data: string) => void;
  readonly onResize: (cols: number, rows: number) => void;
  readonly onLeave: () => void;
}

/** Lines kept for scrolling back. */
const scrollback = 10_000;

function makeTerminal(screenReaderMode: boolean): Terminal {
  const mono = getComputedStyle(document.documentElement).getPropertyValue('--mono').trim();
  const terminal = new Terminal({
    cursorBlink: false,
    cursorStyle: 'block',
    cursorInactiveStyle: 'outline',
    fontFamily: mono === '' ? '"Geist Mono Variable", monospace' : mono,
    fontSize: shellFontSize,
    lineHeight: shellLineHeight,
    minimumContrastRatio: 4.5,
    screenReaderMode,
    scrollback,
    theme: shellTheme(readTokens()),
  });
  // Links are off: what a program prints opens nothing.
  terminal.parser.registerOscHandler(8, () => true);
  return terminal;
}

/** The keys that are not the shell's. Answers false for what the terminal shall leave alone. */
function handleKey(
  event: KeyboardEvent,
  terminal: Terminal,
  chords: ShellChords,
  leave: () => void,
): boolean {
  const key = shellKey(event, chords);
  if (key === 'shell') return true;
  if (event.type !== 'keydown') return false;
  if (key === 'copy' && terminal.hasSelection())
    void navigator.clipboard.writeText(terminal.getSelection()).catch(() => undefined);
  if (key === 'leave') leave();
  if (key === 'copy' || key === 'leave') event.preventDefault();
  return false;
}

/** A terminal that is typed into. */
export function XtermShell(props: XtermShellProps) {
  const box = useRef<HTMLDivElement>(null);
  const terminal = useRef<Terminal | null>(null);
  const theme = useThemeName();
  const { still, screenReader, focus, label } = props;
  const input = useEffectEvent((data: string) => props.onInput(data));
  const resized = useEffectEvent((cols: number, rows: number) => props.onResize(cols, rows));
  const leave = useEffectEvent(() => props.onLeave());
  const connect = useEffectEvent((screen: ShellScreen) => props.connect(screen));
  const chords = useEffectEvent(() => props.chords);
  const focused = useEffectEvent(() => props.onFocus());
  const initially = useEffectEvent(() => props.screenReader);

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const made = makeTerminal(initially());
    terminal.current = made;
    const fit = new FitAddon();
    made.loadAddon(fit);
    made.open(element);
    let past = 0;
    made.attachCustomKeyEventHandler((event) => handleKey(event, made, chords(), leave));
    // While what is past is drawn up, a person may type already.
    made.onData((data) => (past > 0 && isAnswer(data) ? undefined : input(data)));
    const stopFitting = keepFitting(element, fit);
    resized(made.cols, made.rows);
    made.onResize(({ cols, rows }) => resized(cols, rows));
    const stopDrawing = drawWhileVisible(element, made);
    const disconnect = connect({
      clear: () => made.reset(),
      show: (data, old) =>
        new Promise((resolve) => {
          if (old) past += 1;
          made.write(data, () => {
            if (old) past -= 1;
            resolve();
          });
        }),
    });
    return () => {
      disconnect();
      stopFitting();
      stopDrawing();
      made.dispose();
      terminal.current = null;
    };
  }, []);

  useEffect(() => {
    if (!terminal.current) return;
    terminal.current.options.theme = shellTheme(readTokens());
  }, [theme]);
  useEffect(() => {
    if (!terminal.current) return;
    terminal.current.options.disableStdin = still;
    terminal.current.options.screenReaderMode = screenReader;
    terminal.current.textarea?.setAttribute('aria-label', label);
  }, [still, screenReader, label]);
  useEffect(() => {
    if (!focus) return;
    terminal.current?.focus();
    focused();
  }, [focus]);

  return <div ref={box} className="xterm-shell" />;
}

/** Fits the terminal to its box: at once, and then at most once a frame. */
function keepFitting(element: HTMLElement, fit: FitAddon): () => void {
  const refit = (): void => {
    if (element.clientWidth > 0 && element.clientHeight > 0) fit.fit();
  };
  refit();
  if (typeof ResizeObserver === 'undefined') return () => undefined;
  let frame = 0;
  const observer = new ResizeObserver(() => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(refit);
  });
  observer.observe(element);
  return () => {
    observer.disconnect();
    cancelAnimationFrame(frame);
  };
}

/** Has the terminal drawn by the graphics processor while it is on the screen, and only then. */
function drawWhileVisible(element: HTMLElement, terminal: Terminal): () => void {
  if (typeof IntersectionObserver === 'undefined') return () => undefined;
  let release: (() => void) | null = null;
  const drawn = (by: boolean): void => void (element.dataset['drawn'] = by ? 'webgl' : 'dom');
  const observer = new IntersectionObserver((entries) => {
    const visible = entries.at(-1)?.isIntersecting === true;
    if (visible === (release !== null)) return;
    release?.();
    release = visible ? drawByWebgl(terminal, drawn) : null;
  });
  observer.observe(element);
  return () => {
    observer.disconnect();
    release?.();
  };
}
