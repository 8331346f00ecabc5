import { accessSync, constants } from 'node:fs';
import { userInfo } from 'node:os';

export interface Shell {
  readonly file: string;
  readonly args: readonly string[];
}

/** The person's own shell, for typing into; the plainest one where theirs is not there. */
export function userShell(
  env: NodeJS.ProcessEnv = process.env,
  login: () => string | null = loginShell,
): Shell {
  if (process.platform === 'win32') return { file: env['ComSpec'] ?? 'cmd.exe', args: [] };
  const wanted = [env['SHELL'], login(), '/bin/bash', '/bin/sh'];
  const file = wanted.find((one): one is string => typeof one === 'string' && isRunnable(one)) ?? '/bin/sh';
  // On a Mac the environment of a session is set up by login shells.
  return { file, args: process.platform === 'darwin' ? ['-l'] : [] };
}

function loginShell(): string | null {
  try {
    return userInfo().shell;
  } catch {
    return null;
  }
}

function isRunnable(file: string): boolean {
  if (!file.startsWith('/') || /\/(nologin|false)$/.test(file)) return false;
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
