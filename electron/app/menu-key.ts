import { acceleratorFrom, keysOf } from '../../shared/contract/accelerator.ts';

/**
 * A chord of the screen's keymap, such as `mod+shift+p`, as Electron writes it; null for one that a menu must not have,
 * because it is a plain character that somebody may be typing.
 */
export function acceleratorOf(chord: string): string | null {
  const keys = keysOf(chord);
  const modifiers = keys.slice(0, -1);
  const held = modifiers.some((key) => key === 'mod' || key === 'ctrl' || key === 'alt');
  if (!held || keys.at(-1) === '' || !modifiers.every((key) => /^(mod|ctrl|alt|shift)$/.test(key)))
    return null;
  return acceleratorFrom(chord);
}
