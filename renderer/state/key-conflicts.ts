import { partsOf } from '../ui/chord.ts';
import { type Shortcut, type ShortcutName, chordsOf, keymap } from './keymap.ts';

/** Another shortcut on the same chord. `both`: only one of them can work. `shadowed`: the view's own goes before it there. */
export interface KeyConflict {
  readonly name: ShortcutName;
  readonly kind: 'both' | 'shadowed';
}

const wide = new Set<Shortcut['group']>(['Everywhere', 'Views', 'Lane']);
const overDialogs = new Set<ShortcutName>(['pauseAll', 'palette', 'inbox']);
/** They work in a field that has the keyboard, where nothing else listens. */
const inFields = new Set<ShortcutName>(['queue', 'newLine']);

/** One spelling for a chord: apart from a Mac, `mod` and `ctrl` are one key. */
const spelled = (chord: string, mac: boolean): string => {
  const parts = partsOf(chord);
  const key = parts.pop() ?? '';
  const held = parts.map((part) => (part === 'mod' && !mac ? 'ctrl' : part)).sort();
  return [...held, key].join('+');
};

function kindOf(a: ShortcutName, b: ShortcutName): KeyConflict['kind'] | null {
  if (inFields.has(a) || inFields.has(b)) return null;
  const [one, other] = [keymap[a].group, keymap[b].group];
  if (one === other || (wide.has(one) && wide.has(other))) return 'both';
  if (one === 'Question' || other === 'Question')
    return overDialogs.has(a) || overDialogs.has(b) ? 'both' : null;
  if (one === 'Terminal' || other === 'Terminal') return a === 'pauseAll' || b === 'pauseAll' ? 'both' : null;
  return wide.has(one) || wide.has(other) ? 'shadowed' : null;
}

/** What else is on these chords, as the keys are now. */
export function conflictsOf(
  name: ShortcutName,
  chords: readonly string[] = chordsOf(name),
  mac = false,
): readonly KeyConflict[] {
  const wanted = new Set(chords.map((chord) => spelled(chord, mac)));
  return (Object.keys(keymap) as ShortcutName[]).flatMap((other) => {
    if (other === name || !chordsOf(other).some((chord) => wanted.has(spelled(chord, mac)))) return [];
    const kind = kindOf(name, other);
    return kind === null ? [] : [{ name: other, kind }];
  });
}
