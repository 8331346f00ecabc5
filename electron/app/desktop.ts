import { ipcMain, session } from 'electron';
import { join } from 'node:path';
import { type World, emptyWorld } from '../../shared/domain/world.ts';
import { type Host } from '../bridge/host-port.ts';
import { type IpcBridge, serveIpc } from '../bridge/ipc.ts';
import { lanesAtWork } from './attention.ts';
import { addControls } from './controls.ts';
import { reviveWindows } from './crashes.ts';
import { watchLastWindow } from './last-window.ts';
import { isAppPage, lockDownPages, lockDownSession } from './lock-down.ts';
import { startNotifications } from './notifications.ts';
import { chooseFolder, type Openings, openingsOf } from './openings.ts';
import { serveAppScheme } from './protocol.ts';
import { type Serving } from './serve.ts';
import { openSettings } from './settings.ts';
import { Windows } from './windows.ts';

export interface DesktopParts {
  readonly serving: Serving;
  readonly root: string;
  readonly resources: string;
  readonly dataDirectory: string;
  /** Where reports of crashes are kept. */
  readonly crashFolder: string;
  readonly quit: () => void;
}

export interface Desktop extends Pick<Openings, 'openProject' | 'openLink'> {
  /** Brings the window to the front; opens it again if it was closed. */
  show(): void;
  /** Whether the person closed the last window and wants the lanes to go on without one. */
  readonly inBackground: boolean;
  close(): void;
}

/** Puts the windows, the menu, the tray, notifications and the global key around a running host. */
export function openDesktop(parts: DesktopParts): Desktop {
  const { serving, root, resources, dataDirectory, quit } = parts;
  const { host, log } = serving;
  preparePages(parts);
  const world = followWorld(host);
  const windows = new Windows({
    preload: join(root, 'out', 'electron', 'preload.cjs'),
    stateFile: join(dataDirectory, 'window.json'),
    icon: join(resources, 'icons', 'icon.png'),
    holdLast: () => holdLast(),
  });
  const bridge = serveWindows(serving, windows);
  const openings = openingsOf(serving, windows, bridge, world.now);
  reviveWindows((contents) => windows.isPage(contents), parts.crashFolder, log);
  windows.show();
  const settings = openSettings(join(dataDirectory, 'desktop.json'), serving);
  const controls = addControls({
    serving,
    trayIcon: join(resources, 'icons', 'tray.png'),
    settings,
    show: () => void windows.show(),
    newWindow: () => void windows.openNew(),
    openRepository: openings.openRepository,
    open: openings.open,
    quit,
  });
  const holdLast = watchLastWindow({
    lanesAtWork: () => lanesAtWork(world.now()),
    hasTray: controls.hasTray,
    closeOnly: () => windows.closeToBackground(),
    quit,
    log,
  });
  const stopNotifying = startNotifications({
    host,
    icon: join(resources, 'icons', 'icon.png'),
    enabled: () => settings.current.notifications,
    open: openings.open,
    onWaiting: (waiting) => {
      windows.setTitle(waiting > 0 ? `(${waiting}) Switchyard` : 'Switchyard');
      controls.setWaiting(waiting);
    },
  });
  const close = () => {
    world.stop();
    stopNotifying();
    controls.close();
    bridge.close();
    windows.keep();
  };
  return {
    show: () => void windows.show(),
    get inBackground() {
      return windows.inBackground;
    },
    openProject: openings.openProject,
    openLink: openings.openLink,
    close,
  };
}

function preparePages({ serving, root }: DesktopParts): void {
  lockDownPages(serving.log);
  lockDownSession(session.defaultSession);
  serveAppScheme(join(root, 'out', 'renderer'));
}

/** The world as it is, without asking the host each time. */
function followWorld(host: Host): { readonly now: () => World; readonly stop: () => void } {
  let world: World = emptyWorld;
  const stop = host.onWorldChange((next) => (world = next));
  return { now: () => world, stop };
}

function serveWindows({ host, invoke, log }: Serving, windows: Windows): IpcBridge {
  return serveIpc({
    ipcMain,
    invoke,
    feed: host.feed,
    isOurs: ({ sender, senderFrame }) =>
      windows.isPage(sender) && senderFrame === sender.mainFrame && isAppPage(`${senderFrame.origin}/`),
    chooseFolder: () => chooseFolder(windows),
    log,
  });
}
