import { BrowserWindow, nativeTheme, screen } from 'electron';
import { appOrigin } from './protocol.ts';
import {
  type Area,
  placeBeside,
  placeWindow,
  readWindowState,
  smallest,
  writeWindowState,
} from './window-state.ts';

export interface WindowParts {
  readonly preload: string;
  readonly stateFile: string;
  readonly icon: string;
}

/** Opens a window on our page, beside another if one is given. It shows itself once there is something to see. */
export function openWindow({ preload, stateFile, icon }: WindowParts, beside: Area | null): BrowserWindow {
  const kept = readWindowState(stateFile);
  const displays = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map(({ workArea }) => workArea);
  const window = new BrowserWindow({
    ...(beside ? placeBeside(beside, displays) : placeWindow(kept, displays)),
    minWidth: smallest.width,
    minHeight: smallest.height,
    title: 'Switchyard',
    icon,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#0f1215' : '#ffffff',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  });
  if (kept?.maximized === true && !beside) window.maximize();
  window.once('ready-to-show', () => window.show());
  void window.loadURL(`${appOrigin}/`);
  return window;
}

/** Brings the window to the front, wherever it is. */
export function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** Remembers where the window is. */
export function keepWindowState(window: BrowserWindow, stateFile: string): void {
  writeWindowState(stateFile, { ...window.getNormalBounds(), maximized: window.isMaximized() });
}
