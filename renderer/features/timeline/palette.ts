import { readTokens } from '../../lib/tokens.ts';

const names = [
  'bg0',
  'bg1',
  'bg2',
  'bg3',
  'line1',
  'line2',
  'line3',
  't1',
  't2',
  't3',
  'live',
  'pass',
  'fail',
  'pause',
  'accent',
  'wait-fill',
  'on-wait',
  'live-s',
  'pass-s',
  'fail-s',
  'wait-s',
  'pause-s',
  'live-l',
  'pass-l',
  'fail-l',
  'hatch',
  'hatch-pause',
  'span-read',
  'span-search',
  'span-edit',
  'span-command',
  'span-turn',
  'span-turn-line',
] as const;

export type ColourName = (typeof names)[number];

/** The colours of the canvas, as values, and the two families of type. */
export interface Palette {
  readonly colour: Readonly<Record<ColourName, string>>;
  readonly sans: string;
  readonly mono: string;
}

/** Reads the tokens of the page once; again when the theme changes. */
export function readPalette(): Palette {
  const token = readTokens();
  const style = getComputedStyle(document.documentElement);
  return {
    colour: Object.fromEntries(names.map((n) => [n, token(n)])) as Record<ColourName, string>,
    sans: style.getPropertyValue('--sans').trim() || 'sans-serif',
    mono: style.getPropertyValue('--mono').trim() || 'monospace',
  };
}
