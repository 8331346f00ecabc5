import { execFile } from 'node:child_process';

const watcher = 'org.kde.StatusNotifierWatcher';
const question = ['--session', '--dest=org.freedesktop.DBus', '--type=method_call', '--print-reply'];

/**
 * Whether the system shows our icon anywhere. Linux takes an icon also where nothing shows it, so there the session bus
 * is asked for a place for icons; no answer within 2 s counts as none.
 */
export function trayShows(
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<boolean> {
  if (platform !== 'linux') return Promise.resolve(true);
  if (!environment['DBUS_SESSION_BUS_ADDRESS']) return Promise.resolve(false);
  const words = [
    ...question,
    '/org/freedesktop/DBus',
    'org.freedesktop.DBus.NameHasOwner',
    `string:${watcher}`,
  ];
  return new Promise((resolve) => {
    execFile('dbus-send', words, { env: environment, timeout: 2000 }, (error, answer) =>
      resolve(error === null && answer.includes('boolean true')),
    );
  });
}
