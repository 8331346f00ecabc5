import { Menu, type NativeImage, nativeImage, Tray } from 'electron';
import { join } from 'node:path';
import { trayPicture, type TrayState, trayWords } from './tray-words.ts';

export interface TrayActions {
  readonly show: () => void;
  readonly pauseAll: () => void;
  readonly resumeAll: () => void;
  readonly quit: () => void;
}

export interface StatusTray {
  show(state: TrayState): void;
}

/** The icon in the system's tray: the state of the fleet, and pause-all. Throws where the system has no tray. */
export function openTray(icons: string, actions: TrayActions): StatusTray {
  const tray = new Tray(pictureOf(icons, 'tray'));
  tray.on('click', actions.show);
  let picture = 'tray';
  return {
    show(state) {
      const words = trayWords(state);
      if (picture !== trayPicture(state)) {
        picture = trayPicture(state);
        tray.setImage(pictureOf(icons, picture));
      }
      tray.setToolTip(`Switchyard: ${words}`);
      if (process.platform === 'darwin') tray.setTitle(state.waiting > 0 ? String(state.waiting) : '');
      tray.setContextMenu(
        Menu.buildFromTemplate([
          { label: words.charAt(0).toUpperCase() + words.slice(1), enabled: false },
          { type: 'separator' },
          state.paused
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

/** On a Mac the system paints it itself, so there the shape alone speaks. */
function pictureOf(icons: string, name: string): NativeImage {
  const image = nativeImage.createFromPath(join(icons, `${name}.png`));
  if (image.isEmpty()) throw new Error(`no tray icon ${name} in ${icons}`);
  image.setTemplateImage(process.platform === 'darwin');
  return image;
}
