import { afterEach, describe, expect, it } from 'vitest';
import { chordOf, chordsOf, shortcutGroups } from './keymap.ts';
import { loadPreferences, savePreferences, defaultPreferences } from './preferences.ts';
import { resetKeys, resetUi, setKeys } from './ui.ts';

afterEach(resetUi);

describe('shortcuts', () => {
  it('follow what the person chose, everywhere they are shown', () => {
    expect(chordOf('rail')).toBe('mod+b');
    setKeys('rail', ['mod+j']);
    expect(chordsOf('rail')).toEqual(['mod+j']);
    const shown = shortcutGroups().flatMap(({ shortcuts }) => shortcuts);
    expect(shown.find(({ name }) => name === 'rail')?.now).toEqual(['mod+j']);
    setKeys('rail', []);
    expect(chordOf('rail')).toBe('');
    setKeys('rail', null);
    expect(chordOf('rail')).toBe('mod+b');
  });

  it('all go back to what they were', () => {
    setKeys('rail', ['mod+j']);
    setKeys('inbox', []);
    resetKeys();
    expect([chordOf('rail'), chordOf('inbox')]).toEqual(['mod+b', 'mod+i']);
  });
});

describe('kept preferences', () => {
  it('come back, and what is no list of chords is left out', () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, text: string) => void kept.set(name, text),
    };
    const before = Object.getOwnPropertyDescriptor(globalThis, 'localStorage');
    Object.defineProperty(globalThis, 'localStorage', { value: storage, configurable: true });
    try {
      savePreferences({ ...defaultPreferences, keys: { rail: ['mod+j'], inbox: [] } });
      expect(loadPreferences().keys).toEqual({ rail: ['mod+j'], inbox: [] });
      kept.set(
        'switchyard.preferences',
        JSON.stringify({ keys: { rail: 'mod+j', inbox: [7], open: ['o'] } }),
      );
      expect(loadPreferences().keys).toEqual({ open: ['o'] });
    } finally {
      if (before) Object.defineProperty(globalThis, 'localStorage', before);
      else Reflect.deleteProperty(globalThis, 'localStorage');
    }
  });
});
