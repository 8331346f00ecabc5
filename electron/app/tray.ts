import { Menu, nativeImage, Tray } from 'electron';

export interface TrayActions {
  readonly show: () => void;
  readonly pauseAll: () => void;
  readonly resumeAll: () => void;
  readonly quit: () => void;
}

export interface StatusTray {
  setPaused(paused: boolean): void;
}

/** The icon in the system's tray: the state of the fleet, and pause-all. Throws where the system has no tray. */
export function openTray(icon: string, actions: TrayActions): StatusTray {
  const image = nativeImage.createFromPath(icon);
  if (image.isEmpty()) throw new Error(`no tray icon at ${icon}`);
  image.setTemplateImage(process.platform === 'darwin');
  const tray = new Tray(image);
  tray.on('click', actions.show);
  return {
    setPaused(paused) {
      tray.setToolTip(paused ? 'Switchyard: everything is paused' : 'Switchyard');
      tray.setContextMenu(
        Menu.buildFromTemplate([
          { label: paused ? 'Everything is paused' : 'Lanes may run', enabled: false },
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
