import { type KeyActions, useViewKeys } from '../lib/use-view-keys.ts';
import { type ShortcutName, chordsOf } from './keymap.ts';

/** What each shortcut of a view does; false hands the key on to whoever listens next. */
export type ShortcutActions = Partial<Record<ShortcutName, () => void | boolean>>;

/** Runs a view's shortcuts by name, on the chords they have now. Silent while somebody types or a dialog is open. */
export function useShortcuts(actions: ShortcutActions): void {
  const byChord = (Object.keys(actions) as ShortcutName[]).flatMap((name) => {
    const act = actions[name];
    return act ? chordsOf(name).map((chord) => [chord, act] as const) : [];
  });
  useViewKeys(Object.fromEntries(byChord) as KeyActions);
}
