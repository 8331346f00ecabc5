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
}

export const defaultPreferences: Preferences = {
  theme: 'system',
  columns: 'auto',
  railFolded: null,
  projectId: null,
  screenReader: false,
};

/** One entry of a fixed shape, under 300 bytes; it lives as long as the browser profile. */
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
    };
  } catch {
    return defaultPreferences;
  }
}

/** Keeps the choices; a full or forbidden storage is not a reason to stop. */
export function savePreferences(preferences: Preferences): void {
  const { theme, columns, railFolded, projectId, screenReader } = preferences;
  try {
    localStorage.setItem(key, JSON.stringify({ theme, columns, railFolded, projectId, screenReader }));
  } catch {
    return;
  }
}
