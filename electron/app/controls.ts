import { globalShortcut, Menu } from 'electron';
import { complain } from './complain.ts';
import { menuTemplate } from './menu.ts';
import { type Serving } from './serve.ts';
import { type Settings } from './settings.ts';
import { openTray, type StatusTray, type TrayActions } from './tray.ts';

export interface ControlsParts {
  readonly serving: Serving;
  readonly trayIcon: string;
  readonly settings: Settings;
  readonly show: () => void;
  readonly newWindow: () => void;
  readonly openRepository: () => Promise<void>;
  /** Shows a view or a thing by its target. */
  readonly open: (target: string) => void;
  readonly quit: () => void;
}

export interface Controls {
  readonly hasTray: boolean;
  setWaiting(count: number): void;
  close(): void;
}

const caller = { actor: { kind: 'human', via: 'desktop' } } as const;

/** Menu, tray and global key; they follow whether the fleet is paused and what waits. */
export function addControls(parts: ControlsParts): Controls {
  const { serving, settings, show, quit } = parts;
  const pauseAll = () => void pauseFleet(serving);
  const resumeAll = () => void serving.invoke('fleet.resumeAll', {}, caller);
  const tray = tryTray(serving, parts.trayIcon, { show, pauseAll, resumeAll, quit });
  const state = { paused: false, waiting: 0 };
  const pauseKey = takeGlobalKey(serving, settings.current.pauseKey, pauseAll);
  const drawMenu = () => {
    const { notifications } = settings.current;
    const isMac = process.platform === 'darwin';
    const template = menuTemplate(
      { paused: state.paused, isMac, notifications, pauseKey },
      {
        pauseAll,
        resumeAll,
        newWindow: parts.newWindow,
        openRepository: () => void parts.openRepository(),
        setNotifications: (on) => settings.change({ notifications: on }),
        focus: parts.open,
      },
    );
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  };
  const stop = serving.host.onPausedChange((paused) => {
    state.paused = paused;
    drawMenu();
    tray?.show(state);
  });
  return {
    hasTray: tray !== null,
    setWaiting: (count) => {
      state.waiting = count;
      tray?.show(state);
    },
    close: () => {
      stop();
      globalShortcut.unregisterAll();
    },
  };
}

/** Takes the key for the whole machine, or tells why not. Returns the key as far as our own menu can use it. */
function takeGlobalKey({ host, log }: Serving, key: string | null, pauseAll: () => void): string | null {
  if (key === null) return null;
  try {
    if (globalShortcut.register(key, pauseAll)) return key;
  } catch (error) {
    log.warning('the global key for pause-all is no key', { key, error });
    host.addTrouble(`"${key}" is not a key combination, so no key pauses from outside the window.`);
    return null;
  }
  log.warning('the global key for pause-all could not be taken', { key });
  host.addTrouble(
    `${key} does not pause from outside the window: the system or another program has that key.`,
  );
  return key;
}

function tryTray({ host, log }: Serving, icon: string, actions: TrayActions): StatusTray | null {
  try {
    return openTray(icon, actions);
  } catch (error) {
    log.warning('there is no tray', { error });
    host.addTrouble('This system shows no tray icon.');
    return null;
  }
}

async function pauseFleet({ host, log }: Serving): Promise<void> {
  const result = await host.pauseAll('from the desktop');
  if (result.ok) return;
  log.error('pause-all failed', { failure: result.error });
  complain('Not everything is paused', result.error.message);
}
