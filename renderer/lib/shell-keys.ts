import { type KeyPress, matchesChord } from '../ui/chord.ts';

/** Chords that a terminal leaves to the screen around it. */
export interface ShellChords {
  /** Takes the keyboard out of the terminal. */
  readonly leave: readonly string[];
  readonly copy: readonly string[];
  readonly paste: readonly string[];
  /** What works everywhere. */
  readonly outside: readonly string[];
}

/** What a key press in a terminal is for; `shell` has everything that is not named. */
export type ShellKey = 'leave' | 'copy' | 'paste' | 'outside' | 'shell';

/** Whose a key press is. */
export function shellKey(press: KeyPress, chords: ShellChords, mac?: boolean): ShellKey {
  const is = (names: readonly string[]): boolean => names.some((chord) => matchesChord(press, chord, mac));
  if (is(chords.leave)) return 'leave';
  if (is(chords.copy)) return 'copy';
  if (is(chords.paste)) return 'paste';
  return is(chords.outside) ? 'outside' : 'shell';
}
