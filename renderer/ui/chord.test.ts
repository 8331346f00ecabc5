import { describe, expect, it } from 'vitest';
import { chordFrom, chordLabel, matchesChord, type KeyPress } from './chord.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : '',
  metaKey: false,
  ctrlKey: false,
  shiftKey: false,
  altKey: false,
  ...more,
});

describe('chords', () => {
  it('writes a chord as the machine does', () => {
    expect(chordLabel('mod+shift+p', true)).toBe('⌘⇧P');
    expect(chordLabel('mod+shift+p', false)).toBe('Ctrl ⇧ P');
    expect(['arrowleft', 'mod+arrowright', '+', 'mod++'].map((chord) => chordLabel(chord, false))).toEqual([
      '←',
      'Ctrl →',
      '+',
      'Ctrl +',
    ]);
  });

  it('knows the plus sign as a key', () => {
    const plus = press('+', { shiftKey: true, code: 'Equal' });
    expect(matchesChord(plus, '+')).toBe(true);
    expect(matchesChord(press('=', { code: 'Equal' }), '+')).toBe(false);
  });

  it('takes the platform’s own modifier and no other', () => {
    expect(matchesChord(press('k', { metaKey: true }), 'mod+k', true)).toBe(true);
    expect(matchesChord(press('k', { ctrlKey: true }), 'mod+k', true)).toBe(false);
    expect(matchesChord(press('k', { ctrlKey: true }), 'mod+k', false)).toBe(true);
    expect(matchesChord(press('k', { ctrlKey: true, shiftKey: true }), 'mod+k', false)).toBe(false);
  });

  it('reads the physical key where Alt changes the character', () => {
    expect(matchesChord(press('¡', { code: 'Digit1', altKey: true }), 'alt+1', true)).toBe(true);
    expect(matchesChord(press('1', { code: 'Digit1' }), 'alt+1', true)).toBe(false);
  });

  it('names the chord of a press so that the same press matches it', () => {
    const presses = [
      press('k', { ctrlKey: true }),
      press('P', { ctrlKey: true, shiftKey: true }),
      press('?', { shiftKey: true, code: 'Slash' }),
      press('ArrowUp', { altKey: true }),
      press('1', { code: 'Digit1', altKey: true }),
      press('c'),
      press('C', { shiftKey: true }),
      press('Enter', { ctrlKey: true, code: 'Enter' }),
      press(']', { code: 'BracketRight' }),
    ];
    for (const each of presses) {
      const chord = chordFrom(each, false);
      expect(chord).not.toBeNull();
      expect(matchesChord(each, chord ?? '', false), chord ?? '').toBe(true);
    }
    expect(chordFrom(press('Shift', { shiftKey: true }), false)).toBeNull();
    expect(chordFrom(press('k', { metaKey: true }), true)).toBe('mod+k');
  });

  it('reads the shifted punctuation that the layout gives', () => {
    expect(matchesChord(press('?', { shiftKey: true }), '?', false)).toBe(true);
    expect(matchesChord(press('J', { shiftKey: true }), 'j', false)).toBe(false);
    expect(matchesChord(press('P', { shiftKey: true, metaKey: true }), 'mod+shift+p', true)).toBe(true);
  });
});
