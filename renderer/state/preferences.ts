import { type ProjectId } from '../../shared/domain/ids.ts';

/** What the person chose for this screen. */
export interface Preferences {
  readonly theme: 'dark' | 'light' | 'system';
  /** `system` follows prefers-contrast and forced colours. */
  readonly contrast: 'system' | 'more' | 'normal';
  /** `system` follows prefers-reduced-motion; `reduced` is still whatever the machine says. */
  readonly motion: 'system' | 'reduced';
  readonly columns: 'auto' | 2 | 3 | 4;
  /** Null: folded where the work needs width. */
  readonly railFolded: boolean | null;
  readonly projectId: ProjectId | null;
  /** Terminals tell screen readers what they show; slower, so only where it is wanted. */
  readonly screenReader: boolean;
  /** Chords that the person chose, by the name of the shortcut; an empty list takes all of them away. */
  readonly keys: Readonly<Record<string, readonly string[]>>;
  /** What was last done in the palette, by entry, newest first; at most 12. */
  readonly recent: readonly string[];
  /** Agents that the launch dialog does not offer, by id. */
  readonly agentsOff: readonly string[];
  /** Whether the tour was taken or put away. */
  readonly toured: boolean;
}

export const defaultPreferences: Preferences = {
  theme: 'system',
  contrast: 'system',
  motion: 'system',
  columns: 'auto',
  railFolded: null,
  projectId: null,
  screenReader: false,
  keys: {},
  recent: [],
  agentsOff: [],
  toured: false,
};

/** One entry of a fixed shape, under 16 KB; it lives as long as the browser profile. */
const key = 'switchyard.preferences';

/** What was chosen before; what cannot be read falls back field by field. */
export function loadPreferences(): Preferences {
  try {
    const raw = JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Record<keyof Preferences, unknown>>;
    return {
      theme: raw.theme === 'light' || raw.theme === 'dark' ? raw.theme : defaultPreferences.theme,
      contrast: raw.contrast === 'more' || raw.contrast === 'normal' ? raw.contrast : 'system',
      motion: raw.motion === 'reduced' ? 'reduced' : 'system',
      columns: raw.columns === 2 || raw.columns === 3 || raw.columns === 4 ? raw.columns : 'auto',
      railFolded: typeof raw.railFolded === 'boolean' ? raw.railFolded : null,
      projectId:
        typeof raw.projectId === 'string' && raw.projectId.length < 200 ? (raw.projectId as ProjectId) : null,
      screenReader: raw.screenReader === true,
      keys: readKeys(raw.keys),
      recent: readIds(raw.recent, 12),
      agentsOff: readIds(raw.agentsOff, 100),
      toured: raw.toured === true,
    };
  } catch {
    return defaultPreferences;
  }
}

const isChords = (value: unknown): value is string[] =>
  Array.isArray(value) &&
  value.length <= 4 &&
  value.every((chord) => typeof chord === 'string' && /^[^\s]{1,40}$/.test(chord));

function readKeys(raw: unknown): Preferences['keys'] {
  if (typeof raw !== 'object' || raw === null) return {};
  const sound = Object.entries(raw as Record<string, unknown>).filter(([, chords]) => isChords(chords));
  return Object.fromEntries(sound.slice(0, 200)) as Record<string, readonly string[]>;
}

const readIds = (raw: unknown, most: number): readonly string[] =>
  Array.isArray(raw)
    ? raw.filter((id): id is string => typeof id === 'string' && id.length < 300).slice(0, most)
    : [];

/** Keeps the choices; a full or forbidden storage is not a reason to stop. */
export function savePreferences(preferences: Preferences): void {
  try {
    const names = Object.keys(defaultPreferences) as (keyof Preferences)[];
    localStorage.setItem(key, JSON.stringify(Object.fromEntries(names.map((n) => [n, preferences[n]]))));
  } catch {
    return;
  }
}
