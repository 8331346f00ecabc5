import { existsSync } from 'node:fs';

const bash = '/bin/bash';

/**
 * A command line that closes these descriptors and then becomes `file`. On Linux the terminal library leaves its ends of
 * terminals open over an exec, so that every later process would hold every open terminal. Null where nothing needs closing.
 */
export function withoutDescriptors(
  descriptors: readonly (number | null)[],
  file: string,
  args: readonly string[],
): [string, string[]] | null {
  const open = descriptors.filter((descriptor) => descriptor !== null);
  if (process.platform !== 'linux' || open.length === 0 || !existsSync(bash)) return null;
  const closing = open.map((descriptor) => `${descriptor}>&-`).join(' ');
  // -p: no start-up file that the environment may name.
  return [bash, ['-p', '-c', `exec ${closing}; exec "$@"`, 'switchyard', file, ...args]];
}
