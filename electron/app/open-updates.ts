import { app, dialog } from 'electron';
import { join } from 'node:path';
import { type World } from '../../shared/domain/world.ts';
import { lanesAtWork } from './attention.ts';
import { complain } from './complain.ts';
import { type Serving } from './serve.ts';
import { type Settings } from './settings.ts';
import { loadUpdater, whyNotInstallable } from './updater.ts';
import { type Updater, Updates } from './updates.ts';

/** How often the feed is asked, in milliseconds. */
const every = 6 * 60 * 60 * 1000;

export interface OpenUpdatesParts {
  readonly serving: Pick<Serving, 'host' | 'log'>;
  readonly dataDirectory: string;
  readonly prepareToLeave: () => Promise<void>;
}

/** Updates as the desktop app has them. Without a feed nothing is loaded and nothing is asked for over the network. */
export function openUpdates(
  { serving, dataDirectory, prepareToLeave }: OpenUpdatesParts,
  settings: Settings,
  world: () => World,
) {
  let loaded: Promise<Updater> | null = null;
  const updates = new Updates({
    feed: () => settings.current.updateFeed,
    load: () => (loaded ??= loadUpdater(join(dataDirectory, 'desktop', 'update-feed.yml'), serving.log)),
    ask: async ({ message, detail, buttons }) => {
      const last = buttons.length - 1;
      const box = {
        type: 'question',
        message,
        detail,
        buttons: [...buttons],
        defaultId: last,
        cancelId: last,
      };
      return (await dialog.showMessageBox(box as Electron.MessageBoxOptions)).response === 0;
    },
    lanesAtWork: () => lanesAtWork(world()).length,
    version: app.getVersion(),
    cannotInstall: whyNotInstallable,
    prepareToLeave,
    log: serving.log,
  });
  const look = () => {
    if (settings.current.updateFeed !== null) void updates.check(false);
  };
  const timer = setInterval(look, every);
  return { updates, start: look, stop: () => clearInterval(timer) };
}

/** Looks because the person said so, and therefore also says when there is nothing, or no answer. */
export async function lookByHand(updates: Updates): Promise<void> {
  const looked = await updates.check(true);
  if (!looked.ok) return complain('Updates could not be looked for', looked.error.message);
  if (updates.view.state !== 'current') return;
  void dialog.showMessageBox({
    type: 'info',
    message: 'This is the newest version',
    detail: `Switchyard ${app.getVersion()}.`,
  });
}
