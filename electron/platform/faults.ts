import { type Log } from './log.ts';

/**
 * What becomes of faults that nobody caught: a rejected promise is logged and the host goes on; an exception leaves the
 * program in a state that nobody knows, so it is logged and the program ends, to be started again from what is recorded.
 */
export function guardProcess(log: Log, end: () => void): void {
  process.on('unhandledRejection', (reason) =>
    log.error('a promise was rejected and nobody cared', {
      error: reason instanceof Error ? reason : String(reason),
    }),
  );
  process.on('uncaughtException', (error) => {
    log.error('a fault that nobody caught; closing', { error });
    end();
  });
}
