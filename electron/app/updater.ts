import { app } from 'electron';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Log } from '../platform/log.ts';
import { type Updater } from './updates.ts';

/**
 * The updater of electron-updater: it fetches nothing and installs nothing by itself, and tells the feed nothing about
 * who asks.
 */
export async function loadUpdater(configFile: string, log: Log): Promise<Updater> {
  const { autoUpdater } = (await import('electron-updater')).default;
  autoUpdater.autoDownload = false;
  autoUpdater.autoInstallOnAppQuit = false;
  autoUpdater.forceDevUpdateConfig = true;
  // Without this the library makes up an id and sends it along with each question.
  autoUpdater.requestHeaders = { 'x-user-staging-id': '00000000-0000-0000-0000-000000000000' };
  autoUpdater.logger = {
    info: (text) => log.info(`updates: ${String(text)}`),
    warn: (text) => log.warning(`updates: ${String(text)}`),
    error: (text) => log.warning(`updates: ${String(text)}`),
  };
  return {
    find: async (feed) => {
      const config = { provider: 'generic', url: feed, updaterCacheDirName: 'switchyard-updater' };
      writeFileSync(configFile, JSON.stringify(config), { mode: 0o600 });
      autoUpdater.updateConfigPath = configFile;
      const found = await autoUpdater.checkForUpdates();
      return found?.isUpdateAvailable === true ? found.updateInfo.version : null;
    },
    fetch: async () => void (await autoUpdater.downloadUpdate()),
    install: () => autoUpdater.quitAndInstall(false, true),
  };
}

/** Why a new version cannot be installed over this copy of the app; null when it can. */
export function whyNotInstallable(): string | null {
  if (process.platform === 'linux' && process.env['APPIMAGE']) return null;
  if (!app.isPackaged) return 'It runs from a checkout: get the new version with git.';
  if (process.platform !== 'linux' || existsSync(join(process.resourcesPath, 'package-type'))) return null;
  return 'It was not installed from a package, so get the new version where this one came from.';
}
