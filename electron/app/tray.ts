import { Menu, nativeImage, Tray } from 'electron';
import { trayWords } from './tray-words.ts';

export interface TrayActions {
  readonly show: () => void;
  readonly pauseAll: () => void;
  readonly resumeAll: () => void;
  readonly quit: () => void;
}

export interface TrayState {
  readonly paused: boolean;
  /** How many things wait for the person. */
  readonly waiting: number;
}

export interface StatusTray {
  show(state: TrayState): void;
}

/** The icon in the system's tray: the state of the fleet, and pause-all. Throws where the system has no tray. */
export function openTray(icon: string, actions: TrayActions): StatusTray {
  const image = nativeImage.createFromPath(icon);
  if (image.isEmpty()) throw new Error(`no tray icon at ${icon}`);
  image.setTemplateImage(process.platform === 'darwin');
  const tray = new Tray(image);
  tray.on('click', actions.show);
  return {
    show({ paused, waiting }) {
      const words = trayWords({ paused, waiting });
      tray.setToolTip(`Switchyard: ${words}`);
      if (process.platform === 'darwin') tray.setTitle(waiting > 0 ? String(waiting) : '');
      tray.setContextMenu(
        Menu.buildFromTemplate([
          { label: words.charAt(0).toUpperCase() + words.slice(1), enabled: false },
          { type: 'separator' },
          paused
            ? { label: 'Resume All', click: actions.resumeAll }
            : { label: 'Pause All', click: actions.pauseAll },
          { label: 'Show Switchyard', click: actions.show },
          { type: 'separator' },
          { label: 'Quit', click: actions.quit },
        ]),
      );
    },
  };
}
