import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';

/** `denied`: a file of that name is there, but may not be run. */
export type ProgramSearch = 'found' | 'missing' | 'denied';

/** Whether `command` would be found when started in `cwd` with this search path. Unix only. */
export function findProgram(command: string, cwd: string, path: string): ProgramSearch {
  const places = command.includes('/')
    ? [resolve(cwd, command)]
    : path.split(delimiter).map((folder) => resolve(cwd, folder, command));
  let result: ProgramSearch = 'missing';
  for (const place of places) {
    try {
      if (!statSync(place).isFile()) continue;
      result = 'denied';
      accessSync(place, constants.X_OK);
      return 'found';
    } catch {
      continue;
    }
  }
  return result;
}
