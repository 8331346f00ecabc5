const names: Readonly<Record<string, string>> = {
  mod: 'CommandOrControl',
  ctrl: 'Control',
  alt: 'Alt',
  shift: 'Shift',
  enter: 'Enter',
  escape: 'Escape',
  space: 'Space',
  up: 'Up',
  down: 'Down',
  left: 'Left',
  right: 'Right',
  '+': 'Plus',
};

/**
 * A chord of the screen's keymap, such as `mod+shift+p`, as Electron writes it; null for one that a menu must not have,
 * because it is a plain character that somebody may be typing.
 */
export function acceleratorOf(chord: string): string | null {
  const parts = chord.endsWith('++') ? [...chord.slice(0, -2).split('+'), '+'] : chord.split('+');
  const modifiers = parts.slice(0, -1);
  const key = parts.at(-1) ?? '';
  const held = modifiers.some((part) => part === 'mod' || part === 'ctrl' || part === 'alt');
  if (!held || key === '' || !modifiers.every((part) => /^(mod|ctrl|alt|shift)$/.test(part))) return null;
  return parts
    .map((part) => names[part] ?? (part.length === 1 ? part.toUpperCase() : capital(part)))
    .join('+');
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
