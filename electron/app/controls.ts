import { BrowserWindow, globalShortcut, Menu, shell } from 'electron';
import { complain } from './complain.ts';
import { GlobalKey } from './global-key.ts';
import { type MenuActions, menuTemplate } from './menu.ts';
import { type Serving } from './serve.ts';
import { type Settings } from './settings.ts';
import { openTray, type StatusTray, type TrayActions } from './tray.ts';
import { type TrayState } from './tray-words.ts';

export interface ControlsParts {
  readonly serving: Serving;
  readonly icons: string;
  readonly settings: Settings;
  readonly show: () => void;
  readonly newWindow: () => void;
  readonly openRepository: () => Promise<void>;
  /** Shows a view or a thing by its target. */
  readonly open: (target: string) => void;
  readonly checkForUpdates: () => void;
  readonly places: { readonly log: string; readonly crashes: string };
  readonly quit: () => void;
}

export interface Controls {
  readonly hasTray: boolean;
  readonly pauseKey: GlobalKey;
  setCounts(counts: { readonly waiting: number; readonly running: number }): void;
  /** Draws the menu anew, after a change of the settings. */
  redraw(): void;
  close(): void;
}

const caller = { actor: { kind: 'human', via: 'desktop' } } as const;

/** Menu, tray and global key; they follow whether the fleet is paused and what waits. */
export function addControls(parts: ControlsParts): Controls {
  const { serving, settings, show, quit } = parts;
  const { pauseAll, resumeAll } = fleetSwitch(serving);
  const tray = tryTray(serving, parts.icons, { show, pauseAll, resumeAll, quit });
  let state: TrayState = { paused: false, waiting: 0, running: 0 };
  const pauseKey = takeGlobalKey(serving, settings.current.pauseKey, () =>
    // In front of the person it does what it does in the window; from elsewhere it only ever stops.
    state.paused && BrowserWindow.getFocusedWindow() !== null ? resumeAll() : pauseAll(),
  );
  const redraw = () => drawMenu(parts, state.paused, { pauseAll, resumeAll });
  const stop = serving.host.onPausedChange((paused) => {
    state = { ...state, paused };
    redraw();
    tray?.show(state);
  });
  return {
    hasTray: tray !== null,
    pauseKey,
    setCounts: (counts) => {
      state = { ...state, ...counts };
      tray?.show(state);
    },
    redraw,
    close: () => {
      stop();
      pauseKey.close();
    },
  };
}

function drawMenu(
  parts: ControlsParts,
  paused: boolean,
  fleet: Pick<MenuActions, 'pauseAll' | 'resumeAll'>,
): void {
  const { settings, places } = parts;
  const { notifications, menuKeys, updateFeed } = settings.current;
  const isMac = process.platform === 'darwin';
  const template = menuTemplate(
    { paused, isMac, notifications, keys: menuKeys, hasFeed: updateFeed !== null },
    {
      ...fleet,
      newWindow: parts.newWindow,
      openRepository: () => void parts.openRepository(),
      setNotifications: (on) => settings.change({ notifications: on }),
      checkForUpdates: parts.checkForUpdates,
      showLog: () => shell.showItemInFolder(places.log),
      showCrashes: () => void shell.openPath(places.crashes),
      focus: parts.open,
    },
  );
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

/** Takes the key for the whole machine; why it does not work is among the troubles. */
function takeGlobalKey({ host, log }: Serving, wanted: string | null, run: () => void): GlobalKey {
  const key = new GlobalKey({ keys: globalShortcut, run, addTrouble: (text) => host.addTrouble(text), log });
  if (!key.take(wanted) && wanted !== null) key.refuse(wanted);
  return key;
}

function tryTray({ host, log }: Serving, icons: string, actions: TrayActions): StatusTray | null {
  try {
    return openTray(icons, actions);
  } catch (error) {
    log.warning('there is no tray', { error });
    host.addTrouble('This system shows no tray icon.');
    return null;
  }
}

/** Pauses and resumes, one after the other: a resume that comes while a pause is under way waits for its end. */
function fleetSwitch({ host, invoke, log }: Serving): Pick<MenuActions, 'pauseAll' | 'resumeAll'> {
  let pausing: Promise<unknown> = Promise.resolve();
  const pause = async () => {
    const result = await host.pauseAll('from the desktop');
    if (result.ok) return;
    log.error('pause-all failed', { failure: result.error });
    complain('Not everything is paused', result.error.message);
  };
  const resume = async () => {
    await pausing;
    const result = await invoke('fleet.resumeAll', {}, caller);
    if (!result.ok) complain('The fleet stays paused', result.error.message);
  };
  return { pauseAll: () => void (pausing = pause()), resumeAll: () => void resume() };
}
