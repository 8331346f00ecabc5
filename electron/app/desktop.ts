import { dialog, ipcMain, session } from 'electron';
import { join } from 'node:path';
import { type World, emptyWorld } from '../../shared/domain/world.ts';
import { type Host } from '../bridge/host-port.ts';
import { type IpcBridge, serveIpc } from '../bridge/ipc.ts';
import { addControls } from './controls.ts';
import { complain } from './complain.ts';
import { followLink } from './follow-link.ts';
import { isAppPage, lockDownPages, lockDownSession } from './lock-down.ts';
import { startNotifications } from './notifications.ts';
import { stepsTo } from './places.ts';
import { serveAppScheme } from './protocol.ts';
import { type Serving } from './serve.ts';
import { openSettings } from './settings.ts';
import { Windows } from './windows.ts';

export interface DesktopParts {
  readonly serving: Serving;
  readonly root: string;
  readonly resources: string;
  readonly dataDirectory: string;
  readonly quit: () => void;
}

export interface Desktop {
  /** Brings the window to the front; opens it again if it was closed. */
  show(): void;
  /** Opens a repository and shows it. */
  openProject(path: string): Promise<void>;
  /** Shows what a link points at; asks before it opens a repository that is not known yet. */
  openLink(link: string): Promise<void>;
  close(): void;
}

const caller = { actor: { kind: 'human', via: 'desktop' } } as const;

/** Puts the windows, the menu, the tray, notifications and the global key around a running host. */
export function openDesktop(parts: DesktopParts): Desktop {
  const { serving, root, resources, dataDirectory, quit } = parts;
  const { host } = serving;
  preparePages(parts);
  const world = followWorld(host);
  const icon = join(resources, 'icons', 'icon.png');
  const windows = new Windows({
    preload: join(root, 'out', 'electron', 'preload.cjs'),
    stateFile: join(dataDirectory, 'window.json'),
    icon,
    holdLast: () => false,
  });
  const bridge = serveWindows(serving, windows);
  const open = (target: string) => {
    const page = windows.show().webContents.id;
    for (const step of stepsTo(world.now(), target) ?? []) bridge.tell({ kind: 'focus', target: step }, page);
  };
  const openProject = async (path: string) => {
    const opened = await serving.invoke('project.open', { path }, caller);
    if (opened.ok) open(`project:${(opened.data as { id: string }).id}`);
    else complain('The repository was not opened', `${path}\n\n${opened.error.message}`);
  };
  windows.show();
  const settings = openSettings(join(dataDirectory, 'desktop.json'), serving);
  const controls = addControls({
    serving,
    trayIcon: join(resources, 'icons', 'tray.png'),
    settings,
    show: () => void windows.show(),
    newWindow: () => void windows.openNew(),
    openRepository: async () => {
      const path = await chooseFolder(windows);
      if (path !== null) await openProject(path);
    },
    open,
    quit,
  });
  const stopNotifying = startNotifications({
    host,
    icon,
    enabled: () => settings.current.notifications,
    open,
    onWaiting: (waiting) => {
      windows.setTitle(waiting > 0 ? `(${waiting}) Switchyard` : 'Switchyard');
      controls.setWaiting(waiting);
    },
  });
  return {
    show: () => void windows.show(),
    openProject,
    openLink: (link) => followLink(link, { world: world.now, open, openProject, log: serving.log }),
    close: () => {
      world.stop();
      stopNotifying();
      controls.close();
      bridge.close();
      windows.keep();
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

async function chooseFolder({ front }: Windows): Promise<string | null> {
  const options = { title: 'Open a repository', properties: ['openDirectory' as const] };
  const chosen = front ? await dialog.showOpenDialog(front, options) : await dialog.showOpenDialog(options);
  return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
}
