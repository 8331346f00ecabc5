import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { delimiter, isAbsolute, join, sep } from 'node:path';

/** Where a command is found on a PATH; a path is checked as it is. Null when it is not there or not executable. */
export async function which(command: string, env: NodeJS.ProcessEnv = process.env): Promise<string | null> {
  if (isAbsolute(command) || command.includes(sep)) return (await isProgram(command)) ? command : null;
  const endings = process.platform === 'win32' ? (env['PATHEXT'] ?? '.EXE;.CMD;.BAT').split(';') : [''];
  for (const directory of (env['PATH'] ?? '').split(delimiter)) {
    for (const ending of endings) {
      const path = join(directory === '' ? '.' : directory, command + ending);
      if (await isProgram(path)) return path;
    }
  }
  return null;
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
