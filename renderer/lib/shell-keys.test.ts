import { describe, expect, it } from 'vitest';
import { shellKey } from './shell-keys.ts';

const chords = {
  leave: ['mod+shift+up', 'ctrl+`'],
  copy: ['mod+shift+c'],
  paste: ['mod+shift+v'],
  outside: ['mod+shift+p'],
};
const press = (key: string, held: string = '', code = '') => ({
  key,
  code,
  ctrlKey: held.includes('c'),
  shiftKey: held.includes('s'),
  altKey: held.includes('a'),
  metaKey: held.includes('m'),
});

describe('a key in a terminal', () => {
  it('is the shell’s, also Escape, Tab and what the app uses elsewhere', () => {
    for (const one of [
      press('Escape'),
      press('Tab'),
      press('c', 'c'),
      press('k', 'c'),
      press('j'),
      press('ArrowUp'),
    ])
      expect(shellKey(one, chords, false)).toBe('shell');
  });

  it('is the screen’s for leaving, copying, pasting and pausing', () => {
    expect(shellKey(press('ArrowUp', 'cs'), chords, false)).toBe('leave');
    expect(shellKey(press('`', 'c'), chords, false)).toBe('leave');
    expect(shellKey(press('C', 'cs', 'KeyC'), chords, false)).toBe('copy');
    expect(shellKey(press('V', 'cs', 'KeyV'), chords, false)).toBe('paste');
    expect(shellKey(press('P', 'cs', 'KeyP'), chords, false)).toBe('outside');
    expect(shellKey(press('ArrowUp', 'ms'), chords, true)).toBe('leave');
  });
});
