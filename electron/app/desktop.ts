import { type BrowserWindow, dialog, globalShortcut, ipcMain, Menu, session } from 'electron';
import { join } from 'node:path';
import { type IpcBridge, serveIpc } from '../bridge/ipc.ts';
import { isAppPage, lockDownPages, lockDownSession } from './lock-down.ts';
import { menuTemplate, pauseAccelerator } from './menu.ts';
import { serveAppScheme } from './protocol.ts';
import { type Serving } from './serve.ts';
import { openTray, type StatusTray } from './tray.ts';
import { keepWindowState, openWindow, showWindow } from './window.ts';

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
  close(): void;
}

const caller = { actor: { kind: 'human', via: 'desktop' } } as const;

/** Puts the window, the menu, the tray and the global key around a running host. */
export function openDesktop(parts: DesktopParts): Desktop {
  const { serving, root, resources, dataDirectory } = parts;
  const { log } = serving;
  lockDownPages(log);
  lockDownSession(session.defaultSession);
  serveAppScheme(join(root, 'out', 'renderer'));
  const stateFile = join(dataDirectory, 'window.json');
  let window: BrowserWindow | null = null;
  const bridge = serveIpc({
    ipcMain,
    invoke: serving.invoke,
    feed: serving.host.feed,
    isOurs: ({ sender, senderFrame }) =>
      sender === window?.webContents &&
      senderFrame === window.webContents.mainFrame &&
      isAppPage(`${senderFrame.origin}/`),
    chooseFolder: () => chooseFolder(window),
    log,
  });
  const show = () => {
    if (window && !window.isDestroyed()) return showWindow(window);
    window = openWindow({
      preload: join(root, 'out', 'electron', 'preload.cjs'),
      stateFile,
      icon: join(resources, 'icons', 'icon.png'),
    });
  };
  show();
  const openProject = (path: string) => openAndShow(parts, bridge, path);
  const controls = addControls(parts, bridge, show, async () => {
    const path = await chooseFolder(window);
    if (path !== null) await openProject(path);
  });
  return {
    show,
    openProject,
    close: () => {
      controls();
      bridge.close();
      if (window && !window.isDestroyed()) keepWindowState(window, stateFile);
    },
  };
}

/** Menu, tray and global key; each follows whether the fleet is paused. Returns how to take them away. */
function addControls(
  { serving, resources, quit }: DesktopParts,
  bridge: IpcBridge,
  show: () => void,
  openRepository: () => Promise<void>,
): () => void {
  const pauseAll = () => void pauseFleet(serving);
  const resumeAll = () => void serving.invoke('fleet.resumeAll', {}, caller);
  const tray = tryTray(serving, join(resources, 'icons', 'tray.png'), { show, pauseAll, resumeAll, quit });
  const focus = (view: string) => {
    show();
    bridge.tell({ kind: 'focus', target: view });
  };
  const actions = { pauseAll, resumeAll, openRepository: () => void openRepository(), focus };
  const stop = serving.host.onPausedChange((paused) => {
    Menu.setApplicationMenu(
      Menu.buildFromTemplate(menuTemplate(paused, process.platform === 'darwin', actions)),
    );
    tray?.setPaused(paused);
  });
  takeGlobalKey(serving, pauseAll);
  return () => {
    stop();
    globalShortcut.unregisterAll();
  };
}

function takeGlobalKey({ host, log }: Serving, pauseAll: () => void): void {
  const taken = (() => {
    try {
      return globalShortcut.register(pauseAccelerator, pauseAll);
    } catch {
      return false;
    }
  })();
  if (taken) return;
  log.warning('the global key for pause-all could not be taken', { key: pauseAccelerator });
  host.addTrouble(
    `${pauseAccelerator} does not pause from outside the window: the system or another program has that key.`,
  );
}

function tryTray(
  { host, log }: Serving,
  icon: string,
  actions: Parameters<typeof openTray>[1],
): StatusTray | null {
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

async function openAndShow({ serving }: DesktopParts, bridge: IpcBridge, path: string): Promise<void> {
  const opened = await serving.invoke('project.open', { path }, caller);
  if (opened.ok) bridge.tell({ kind: 'focus', target: `project:${(opened.data as { id: string }).id}` });
  else complain('The repository was not opened', `${path}\n\n${opened.error.message}`);
}

/** A dialog that does not hold the host up while it is open. */
function complain(message: string, detail: string): void {
  void dialog.showMessageBox({ type: 'error', message, detail });
}

async function chooseFolder(window: BrowserWindow | null): Promise<string | null> {
  const options = { title: 'Open a repository', properties: ['openDirectory' as const] };
  const chosen = window ? await dialog.showOpenDialog(window, options) : await dialog.showOpenDialog(options);
  return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
}
