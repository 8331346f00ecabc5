import { useEffect, useRef } from 'react';
import { matchesChord } from '../ui/chord.ts';

/** What a key does; false hands it on to whoever listens next. */
export type KeyActions = Readonly<Record<string, () => void | boolean>>;

/** Whether a person is typing there. A read-only editor takes the focus but no text. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('.monaco-diff') && !target.closest('.find-widget')) return false;
  if (target.closest('.xterm-output')) return false;
  return target.matches('input, textarea, select') || target.isContentEditable;
}

/** `+` is the one key that a chord cannot name, since it joins the parts of one. */
const isPress = (event: KeyboardEvent, chord: string): boolean =>
  chord === '+'
    ? event.key === '+' && !event.ctrlKey && !event.metaKey && !event.altKey
    : matchesChord(event, chord);

/** Keys of the view that is on the screen, by chord. Silent while somebody types or a dialog is open. */
export function useViewKeys(actions: KeyActions): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isTyping(event.target)) return;
      if (document.querySelector('[role="dialog"], [role="menu"]')) return;
      for (const [chord, act] of Object.entries(latest.current)) {
        if (!isPress(event, chord)) continue;
        if (act() === false) return;
        event.preventDefault();
        return;
      }
    };
    // Before the window: what a view does with a key goes before what the key does everywhere.
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
}
