import {
  type DesktopSettings,
  readDesktopSettings,
  writeDesktopSettings,
} from '../platform/desktop-settings.ts';
import { type Serving } from './serve.ts';

/** The settings of the desktop app while it runs. */
export interface Settings {
  readonly current: DesktopSettings;
  change(change: Partial<DesktopSettings>): void;
  /** Calls back after each change. */
  onChange(listener: () => void): void;
}

/** Reads the settings; what is not understood in them is shown among the troubles. */
export function openSettings(file: string, { host, log }: Pick<Serving, 'host' | 'log'>): Settings {
  const { settings, trouble } = readDesktopSettings(file);
  if (trouble !== null) {
    log.warning('the desktop settings are not understood', { trouble });
    host.addTrouble(trouble);
  }
  let current = settings;
  let heard: () => void = () => undefined;
  return {
    get current() {
      return current;
    },
    change(change) {
      current = { ...current, ...change };
      try {
        writeDesktopSettings(file, current);
      } catch (error) {
        log.error('the desktop settings could not be kept', { error });
      }
      heard();
    },
    onChange: (listener) => (heard = listener),
  };
}
