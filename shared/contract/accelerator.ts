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
  arrowleft: 'Left',
  arrowright: 'Right',
  left: 'Left',
  right: 'Right',
  '+': 'Plus',
};

/** The keys of a chord, for example `mod`, `shift` and `p` of `mod+shift+p`; the last one may be a plus itself. */
export const keysOf = (chord: string): readonly string[] =>
  chord.endsWith('++') ? [...chord.slice(0, -2).split('+'), '+'] : chord.split('+');

/** A chord as the system's keys are named, for example `mod+shift+p` as `CommandOrControl+Shift+P`. */
export const acceleratorFrom = (chord: string): string =>
  keysOf(chord)
    .map((key) => names[key] ?? key.charAt(0).toUpperCase() + key.slice(1))
    .join('+');

/** The same back again. */
export const chordFromAccelerator = (accelerator: string): string =>
  accelerator
    .split('+')
    .map((key) => Object.entries(names).find(([, name]) => name === key)?.[0] ?? key.toLowerCase())
    .join('+');
