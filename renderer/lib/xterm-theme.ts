import { type ITheme } from '@xterm/xterm';
import { type Tokens } from './tokens.ts';

/**
 * The sixteen colours of a program's output in the design tokens. Green and red are what programs mean by pass and fail;
 * yellow is deliberately not amber, which on this screen means that something waits for a person.
 */
export function terminalTheme(token: Tokens): ITheme {
  return {
    background: token('bg0'),
    foreground: token('t2'),
    cursor: token('bg0'),
    cursorAccent: token('bg0'),
    selectionBackground: token('accent', 0.3),
    selectionInactiveBackground: token('accent', 0.18),
    scrollbarSliderBackground: token('line3', 0.45),
    scrollbarSliderHoverBackground: token('line3', 0.7),
    scrollbarSliderActiveBackground: token('line3'),
    black: token('bg2'),
    red: token('fail'),
    green: token('pass'),
    yellow: token('code-number'),
    blue: token('code-keyword'),
    magenta: token('code-number'),
    cyan: token('live'),
    white: token('t2'),
    brightBlack: token('t3'),
    brightRed: token('fail'),
    brightGreen: token('pass'),
    brightYellow: token('t1'),
    brightBlue: token('code-keyword'),
    brightMagenta: token('code-number'),
    brightCyan: token('live'),
    brightWhite: token('t1'),
  };
}

/** The same for a terminal that is typed into: its cursor shows, and plain text is plain text. */
export const shellTheme = (token: Tokens): ITheme => ({
  ...terminalTheme(token),
  foreground: token('t1'),
  cursor: token('t1'),
});
