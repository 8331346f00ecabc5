import { describe, expect, it } from 'vitest';
import { type Rgba, parseColour } from '../lib/css-colour.ts';

const sheets = import.meta.glob<string>('../**/*.css', { query: '?raw', import: 'default', eager: true });
const css = sheets['./tokens.css'] ?? '';

/** The custom properties of the rule with this selector. */
function block(selector: string): Record<string, string> {
  expect(css).toContain(`\n${selector} {`);
  const at = css.indexOf(`\n${selector} {`);
  const body = css.slice(at, css.indexOf('\n}', at));
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((m) => [m[1] ?? '', m[2] ?? '']),
  );
}

const dark = block(':root');
const light = { ...dark, ...block(":root[data-theme='light']") };
const more = block(":root[data-contrast='more']");
const themes = {
  dark,
  light,
  'dark, more contrast': { ...dark, ...more },
  'light, more contrast': {
    ...light,
    ...more,
    ...block(":root[data-theme='light'][data-contrast='more']"),
  },
};

function luminance({ r, g, b }: Rgba): number {
  const linear = [r, g, b].map((n) => {
    const c = n / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (linear[0] ?? 0) + 0.7152 * (linear[1] ?? 0) + 0.0722 * (linear[2] ?? 0);
}

function contrast(theme: Record<string, string>, front: string, back: string): number {
  const [a, b] = [front, back].map((name) =>
    luminance(parseColour(theme[name] ?? '') ?? { r: 0, g: 0, b: 0, a: 1 }),
  );
  const [high, low] = (a ?? 0) > (b ?? 0) ? [a ?? 0, b ?? 0] : [b ?? 0, a ?? 0];
  return (high + 0.05) / (low + 0.05);
}

const words = ['t1', 't2', 't3', 'live', 'pass', 'wait', 'fail', 'pause'];
const grounds = ['bg0', 'bg1', 'bg2', 'bg3'];
const pairs = [
  ...words.flatMap((front) => grounds.map((back) => [front, back] as const)),
  ['on-wait', 'wait-fill'],
  ['on-ink', 'ink'],
  ['t2', 'bg4'],
] as const;

describe('tokens', () => {
  for (const [name, theme] of Object.entries(themes)) {
    const least = name.includes('more') ? 7 : 4.5;
    it(`can be read on every ground, at ${least} to 1, ${name}`, () => {
      const weak = pairs.filter(([front, back]) => contrast(theme, front, back) < least);
      expect(weak.map(([f, b]) => `${f} on ${b}: ${contrast(theme, f, b).toFixed(2)}`)).toEqual([]);
    });
  }

  it('draws control edges at 3 to 1 where more contrast is wanted', () => {
    for (const name of ['dark, more contrast', 'light, more contrast'] as const)
      for (const line of ['line1', 'line2', 'line3'])
        expect(contrast(themes[name], line, 'bg1'), `${line}, ${name}`).toBeGreaterThanOrEqual(3);
  });

  it('are the only place where a colour is named', () => {
    const strays = Object.entries(sheets)
      .filter(([file]) => file !== './tokens.css')
      .flatMap(([file, text]) => {
        const found = text.match(/#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?)\(/gi);
        return (found ?? []).map((colour) => `${file}: ${colour}`);
      });
    expect(Object.keys(sheets).length).toBeGreaterThan(20);
    expect(strays).toEqual([]);
  });
});
