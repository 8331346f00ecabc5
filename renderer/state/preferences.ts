import { type ProjectId } from '../../shared/domain/ids.ts';

/** What the person chose for this screen. */
export interface Preferences {
  readonly theme: 'dark' | 'light' | 'system';
  readonly columns: 'auto' | 2 | 3 | 4;
  /** Null: folded where the work needs width. */
  readonly railFolded: boolean | null;
  readonly projectId: ProjectId | null;
  /** Terminals tell screen readers what they show; slower, so only where it is wanted. */
  readonly screenReader: boolean;
  /** Chords that the person chose, by the name of the shortcut; an empty list takes all of them away. */
  readonly keys: Readonly<Record<string, readonly string[]>>;
}

export const defaultPreferences: Preferences = {
  theme: 'system',
  columns: 'auto',
  railFolded: null,
  projectId: null,
  screenReader: false,
  keys: {},
};

/** One entry of a fixed shape, under 16 KB; it lives as long as the browser profile. */
const key = 'switchyard.preferences';

/** What was chosen before; what cannot be read falls back field by field. */
export function loadPreferences(): Preferences {
  try {
    const raw = JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Record<keyof Preferences, unknown>>;
    return {
      theme: raw.theme === 'light' || raw.theme === 'dark' ? raw.theme : defaultPreferences.theme,
      columns: raw.columns === 2 || raw.columns === 3 || raw.columns === 4 ? raw.columns : 'auto',
      railFolded: typeof raw.railFolded === 'boolean' ? raw.railFolded : null,
      projectId:
        typeof raw.projectId === 'string' && raw.projectId.length < 200 ? (raw.projectId as ProjectId) : null,
      screenReader: raw.screenReader === true,
      keys: readKeys(raw.keys),
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

/** Keeps the choices; a full or forbidden storage is not a reason to stop. */
export function savePreferences(preferences: Preferences): void {
  const { theme, columns, railFolded, projectId, screenReader, keys } = preferences;
  try {
    localStorage.setItem(key, JSON.stringify({ theme, columns, railFolded, projectId, screenReader, keys }));
  } catch {
    return;
  }
}
