import { alwaysActions, globalActions } from '../state/actions.ts';
import { type ShortcutName, chordsOf } from '../state/keymap.ts';
import { readUi } from '../state/ui.ts';
import { matchesChord } from '../ui/chord.ts';
import { isTyping } from '../ui/typing.ts';

const operable = 'button, a, [role="menuitem"], [role="option"], [role="tab"]';

const isPlain = (chord: string) => !/^(mod|alt|ctrl)\+/.test(chord);

/** Runs the global action of a key press, if it is one and nothing nearer wanted it. */
export function onShortcut(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.repeat) return;
  const inDialog =
    readUi().dialog !== null || document.querySelector('[role="dialog"], [role="menu"]') !== null;
  for (const name of Object.keys(globalActions) as ShortcutName[]) {
    const action = globalActions[name];
    if (!action || (inDialog && !alwaysActions.has(name))) continue;
    const chord = chordsOf(name).find((c) => matchesChord(event, c));
    if (chord === undefined) continue;
    if (isPlain(chord) && (isTyping(event.target) || onControl(event, chord))) continue;
    event.preventDefault();
    action();
    return;
  }
}

const onControl = (event: KeyboardEvent, chord: string) =>
  (chord === 'enter' || chord === 'space') &&
  event.target instanceof Element &&
  event.target.closest(operable) !== null;
