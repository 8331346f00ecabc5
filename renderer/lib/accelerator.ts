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
};

/** A chord as the system's keys are named, for example `mod+shift+p` as `CommandOrControl+Shift+P`. */
export const acceleratorFrom = (chord: string): string =>
  chord
    .split('+')
    .map((part) => names[part] ?? part.charAt(0).toUpperCase() + part.slice(1))
    .join('+');

/** The same back again. */
export const chordFromAccelerator = (accelerator: string): string =>
  accelerator
    .split('+')
    .map((part) => Object.entries(names).find(([, name]) => name === part)?.[0] ?? part.toLowerCase())
    .join('+');
