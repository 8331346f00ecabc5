import { describe, expect, it } from 'vitest';
import { editorTheme } from './monaco-theme.ts';
import { type Tokens } from './tokens.ts';

const fake: Tokens = (name, alpha) => {
  const solid = `#${[...name]
    .reduce((sum, c) => (sum * 31 + c.charCodeAt(0)) % 0xffffff, 7)
    .toString(16)
    .padStart(6, '0')}`;
  return alpha === undefined
    ? solid
    : `${solid}${Math.round(alpha * 255)
        .toString(16)
        .padStart(2, '0')}`;
};

describe('the editor theme', () => {
  it('follows the page into light and dark', () => {
    expect(editorTheme(fake, true).base).toBe('vs');
    expect(editorTheme(fake, false).base).toBe('vs-dark');
  });

  it('hands Monaco nothing but hex', () => {
    const { colors, rules } = editorTheme(fake, false);
    for (const [name, value] of Object.entries(colors))
      expect(value, name).toMatch(/^#[0-9a-f]{6}([0-9a-f]{2})?$/);
    for (const rule of rules) expect(rule.foreground, rule.token).toMatch(/^[0-9a-f]{6}$/);
  });

  it('colours added and removed alone with a state, words more strongly than lines', () => {
    const { colors } = editorTheme(fake, false);
    expect(colors['diffEditor.insertedLineBackground']).toBe(fake('pass', 0.1));
    expect(colors['diffEditor.insertedTextBackground']).toBe(fake('pass', 0.24));
    expect(colors['diffEditor.removedLineBackground']).toBe(fake('fail', 0.1));
  });
});
