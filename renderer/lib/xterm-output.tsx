import '@xterm/xterm/css/xterm.css';
import { FitAddon } from '@xterm/addon-fit';
import { Terminal } from '@xterm/xterm';
import { useEffect, useRef } from 'react';
import { readTokens, useThemeName } from './tokens.ts';
import { continuation } from './xterm-text.ts';
import { terminalTheme } from './xterm-theme.ts';

interface Props {
  /** Which output this is; another one begins with an empty screen. */
  readonly stream: string;
  /** All of it so far, as raw terminal text. */
  readonly text: string;
  readonly label: string;
}

/** Lines kept for scrolling back; the host keeps all of them. */
const scrollback = 20_000;

function fontFamily(): string {
  const mono = getComputedStyle(document.documentElement).getPropertyValue('--mono').trim();
  return mono === '' ? '"Geist Mono Variable", monospace' : mono;
}

/** The output of a command, live, with its colours. Nothing can be typed into it. */
export function XtermOutput({ stream, text, label }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const terminal = useRef<Terminal | null>(null);
  const shown = useRef({ key: '', length: 0 });
  const theme = useThemeName();

  useEffect(() => {
    if (!box.current) return;
    const made = new Terminal({
      disableStdin: true,
      convertEol: true,
      cursorBlink: false,
      cursorStyle: 'bar',
      cursorInactiveStyle: 'none',
      fontFamily: fontFamily(),
      fontSize: 11.5,
      lineHeight: 1.4,
      scrollback,
      minimumContrastRatio: 4.5,
      theme: terminalTheme(readTokens()),
    });
    const fit = new FitAddon();
    made.loadAddon(fit);
    made.open(box.current);
    made.textarea?.setAttribute('aria-label', label);
    made.attachCustomKeyEventHandler((e) => !((e.ctrlKey || e.metaKey) && e.key.toLowerCase() === 'c'));
    const resized = new ResizeObserver(() => fit.fit());
    resized.observe(box.current);
    terminal.current = made;
    shown.current = { key: '', length: 0 };
    return () => {
      resized.disconnect();
      made.dispose();
      terminal.current = null;
    };
    // The label is set once: a terminal belongs to one place on the screen.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  useEffect(() => {
    if (terminal.current) terminal.current.options.theme = terminalTheme(readTokens());
  }, [theme]);

  useEffect(() => {
    const screen = terminal.current;
    if (!screen) return;
    const { reset, write } = continuation(shown.current, { key: stream, text });
    if (reset) screen.reset();
    if (write !== '') screen.write(write);
    shown.current = { key: stream, length: text.length };
  }, [stream, text]);

  return (
    <div className="xterm-output" role="group" aria-label={label} style={{ position: 'absolute', inset: 0 }}>
      <div ref={box} style={{ position: 'absolute', inset: '12px 4px 12px 16px' }} />
    </div>
  );
}
