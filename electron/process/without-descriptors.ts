import { existsSync } from 'node:fs';

const bash = '/bin/bash';

/** Closes all that stands open but input, output and errors; seen from within, it misses nothing that was inherited. */
const closing =
  'for f in /proc/self/fd/*; do n=${f##*/}; case $n in [012]) ;; *) eval "exec $n>&-" ;; esac; done; exec "$@"';

/**
 * A command line that closes what it inherited and then becomes `file`. On Linux both Chromium and the terminal library
 * leave descriptors open over an exec: every later process would hold every open terminal, and the desktop app's own
 * connections to its windows, which it could then use and would keep alive. Null where nothing can be done.
 */
export function withoutDescriptors(file: string, args: readonly string[]): [string, string[]] | null {
  if (process.platform !== 'linux' || !existsSync(bash)) return null;
  // -p: no start-up file that the environment may name.
  return [bash, ['-p', '-c', closing, 'switchyard', file, ...args]];
}
