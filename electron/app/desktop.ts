import { app, ipcMain, session } from 'electron';
import { join } from 'node:path';
import { type World, emptyWorld } from '../../shared/domain/world.ts';
import { type Host } from '../bridge/host-port.ts';
import { type IpcBridge, serveIpc } from '../bridge/ipc.ts';
import { lanesAtWork } from './attention.ts';
import { addControls } from './controls.ts';
import { reviveWindows } from './crashes.ts';
import { desktopControls } from './desktop-controls.ts';
import { watchLastWindow } from './last-window.ts';
import { isAppPage, lockDownPages, lockDownSession } from './lock-down.ts';
import { startNotifications } from './notifications.ts';
import { chooseFolder, type Openings, openingsOf } from './openings.ts';
import { serveAppScheme } from './protocol.ts';
import { type Serving } from './serve.ts';
import { openSettings } from './settings.ts';
import { lookByHand, openUpdates } from './open-updates.ts';
import { watchCounts } from './watch-counts.ts';
import { Windows } from './windows.ts';

export interface DesktopParts {
  readonly serving: Serving;
  readonly root: string;
  readonly resources: string;
  readonly dataDirectory: string;
  /** Where reports of crashes are kept. */
  readonly crashFolder: string;
  readonly quit: () => void;
  /** Ends the host for good and lets the app be quit by somebody else. */
  readonly prepareToLeave: () => Promise<void>;
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
  let leaving = false;
  const world = followWorld(host);
  const windows = new Windows({
    preload: join(root, 'out', 'electron', 'preload.cjs'),
    stateFile: join(dataDirectory, 'window.json'),
    icon: join(resources, 'icons', 'window.png'),
    holdLast: () => !leaving && holdLast(),
  });
  const bridge = serveWindows(serving, windows);
  const openings = openingsOf(serving, windows, bridge, world.now);
  reviveWindows((contents) => windows.isPage(contents), parts.crashFolder, log);
  const first = windows.show();
  const furnished = furnish(parts, windows, openings, world.now);
  const holdLast = watchLastWindow({
    lanesAtWork: () => lanesAtWork(world.now()),
    hasTray: furnished.hasTray,
    closeOnly: () => windows.closeToBackground(),
    quit,
    log,
  });
  first.webContents.once('did-finish-load', furnished.lookForUpdates);
  const close = () => {
    leaving = true;
    world.stop();
    furnished.close();
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

/** Everything around the windows: settings, menu, tray, global key, notifications, updates, and the calls about them. */
function furnish(parts: DesktopParts, windows: Windows, openings: Openings, world: () => World) {
  const { serving, resources, dataDirectory, crashFolder, quit } = parts;
  const { host } = serving;
  const icons = join(resources, 'icons');
  const places = {
    log: join(dataDirectory, 'logs', 'switchyard.log'),
    crashes: crashFolder,
    settings: join(dataDirectory, 'desktop.json'),
  };
  const settings = openSettings(places.settings, serving);
  const updates = openUpdates(parts, settings, world);
  const controls = addControls({
    serving,
    icons,
    settings,
    show: () => void windows.show(),
    newWindow: () => void windows.openNew(),
    openRepository: openings.openRepository,
    open: openings.open,
    checkForUpdates: () => void lookByHand(updates.updates),
    places,
    quit,
  });
  const notifications = startNotifications({
    host,
    icon: join(icons, 'window.png'),
    settings: () => settings.current,
    open: openings.open,
  });
  const stopCounting = watchCounts(host, (counts) => {
    app.setBadgeCount(counts.waiting);
    windows.setTitle(counts.waiting > 0 ? `(${counts.waiting}) Switchyard` : 'Switchyard');
    controls.setCounts(counts);
  });
  const { hasTray, pauseKey } = controls;
  settings.onChange(controls.redraw);
  host.attachDesktop(
    desktopControls({
      settings,
      pauseKey,
      updates: updates.updates,
      testNotification: notifications.test,
      hasTray,
      places,
    }),
  );
  return {
    hasTray,
    lookForUpdates: updates.start,
    close: () => {
      host.attachDesktop(null);
      updates.stop();
      notifications.stop();
      stopCounting();
      controls.close();
    },
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
