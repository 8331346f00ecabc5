import { askProgram } from '../process/ask-program.ts';

const watcher = 'org.kde.StatusNotifierWatcher';
const question = ['--session', '--dest=org.freedesktop.DBus', '--type=method_call', '--print-reply'];

/**
 * Whether the system shows our icon anywhere. Linux takes an icon also where nothing shows it, so there the session bus
 * is asked for a place for icons; no answer within 2 s counts as none.
 */
export async function trayShows(
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<boolean> {
  if (platform !== 'linux') return true;
  if (!environment['DBUS_SESSION_BUS_ADDRESS']) return false;
  const words = [
    ...question,
    '/org/freedesktop/DBus',
    'org.freedesktop.DBus.NameHasOwner',
    `string:${watcher}`,
  ];
  const answer = await askProgram('dbus-send', words, 2000, environment);
  return answer?.includes('boolean true') ?? false;
}
