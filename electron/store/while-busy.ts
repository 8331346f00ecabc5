/** Whether SQLite refused because somebody else holds the database. */
const isBusy = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  /^SQLITE_(BUSY|LOCKED)/.test(error.code);

/**
 * Runs `work` until the database is free, waiting between tries without blocking the process: pause-all and the screen
 * go on while another program holds the lock. `stop` ends the waiting with the busy error.
 */
export async function whileBusy<T>(work: () => T, stop?: () => boolean): Promise<T> {
  for (let wait = 2; ; wait = Math.min(wait * 2, 100)) {
    try {
      return work();
    } catch (error) {
      if (!isBusy(error) || stop?.()) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}
