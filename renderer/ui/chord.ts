/** Whether this machine names its modifier ⌘. */
export const onMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);

const macNames: Readonly<Record<string, string>> = { mod: '⌘', shift: '⇧', alt: '⌥', ctrl: '⌃' };
const otherNames: Readonly<Record<string, string>> = { mod: 'Ctrl', shift: '⇧', alt: 'Alt', ctrl: 'Ctrl' };
const keyNames: Readonly<Record<string, string>> = {
  enter: '↵',
  escape: 'Esc',
  up: '↑',
  down: '↓',
  arrowleft: '←',
  arrowright: '→',
  space: 'Space',
};

const modifiers = new Set(['mod', 'shift', 'alt', 'ctrl']);

/** The keys of a chord; what stands before the last are modifiers. The plus sign parts them and is a key, too. */
export const partsOf = (chord: string): string[] => chord.split(/\+(?=.)/);

/** A chord such as `mod+shift+p` as the machine at hand writes it. */
export function chordLabel(chord: string, mac: boolean = onMac): string {
  const names = mac ? macNames : otherNames;
  const parts = partsOf(chord).map((part) => names[part] ?? keyNames[part] ?? part.toUpperCase());
  return mac ? parts.join('') : parts.join(' ');
}

export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly metaKey: boolean;
  readonly ctrlKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** Whether a key press is the chord. With Alt the physical key counts, since Alt changes the character on a Mac. */
export function matchesChord(press: KeyPress, chord: string, mac: boolean = onMac): boolean {
  const parts = partsOf(chord);
  const key = parts[parts.length - 1] ?? '';
  const wants = (name: string) => parts.slice(0, -1).includes(name);
  const wantsCtrl = wants('ctrl') || (wants('mod') && !mac);
  const wantsMeta = wants('mod') && mac;
  if (press.ctrlKey !== wantsCtrl || press.metaKey !== wantsMeta || press.altKey !== wants('alt'))
    return false;
  const shiftMatters = parts.length > 1 || /^[a-z0-9]$/.test(key) || modifiers.has(key) || key.length > 1;
  if (shiftMatters && press.shiftKey !== wants('shift')) return false;
  return pressed(press, wants('alt')) === key;
}

/** The chord of a key press; null while only modifiers are held. Signs that need Shift are named by the sign. */
export function chordFrom(press: KeyPress, mac: boolean = onMac): string | null {
  if (/^(Shift|Control|Alt|AltGraph|Meta|Dead|Process|Unidentified)$/.test(press.key)) return null;
  const key = pressed(press, press.altKey);
  const modifiers = [
    ...((mac ? press.metaKey : press.ctrlKey) ? ['mod'] : []),
    ...(mac && press.ctrlKey ? ['ctrl'] : []),
    ...(press.altKey ? ['alt'] : []),
  ];
  const held = modifiers.length > 0;
  const shift = press.shiftKey && (held || /^[a-z0-9]$/.test(key) || key.length > 1) ? ['shift'] : [];
  return [...modifiers, ...shift, key].join('+');
}

function pressed(press: KeyPress, byCode: boolean): string {
  const letter = /^(?:Key|Digit)([A-Z0-9])$/.exec(press.code)?.[1];
  if (letter !== undefined && (byCode || press.code.startsWith('Digit'))) return letter.toLowerCase();
  const named: Readonly<Record<string, string>> = { ArrowUp: 'up', ArrowDown: 'down', ' ': 'space' };
  return named[press.key] ?? press.key.toLowerCase();
}
