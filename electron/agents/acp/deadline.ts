import { fail, type Result } from '../../../shared/kernel/result.ts';
import { type Milliseconds } from '../../../shared/kernel/time.ts';

export interface AcpDeadlines {
  /** For the first answer of a started process. */
  readonly handshake: Milliseconds;
  /** For opening or loading a session; agents start their own servers here. */
  readonly session: Milliseconds;
  /** For small requests such as choosing a mode. */
  readonly request: Milliseconds;
}

/** How often the clock of a deadline is read. */
const beat: Milliseconds = 100;

/**
 * Waits for `work`, at most `ms`. Time during which `stopped` says true does not count: a frozen agent cannot answer.
 * What `work` throws is thrown on.
 */
export function withDeadline<T>(
  work: Promise<T>,
  ms: Milliseconds,
  what: string,
  stopped: () => boolean = () => false,
): Promise<Result<T>> {
  return new Promise((resolve, reject) => {
    let left = ms;
    let last = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      if (!stopped()) left -= now - last;
      last = now;
      if (left > 0) return;
      clearInterval(timer);
      resolve(fail('deadline', `${what} did not answer within ${Math.round(ms / 1000)} s.`));
    }, beat);
    work.then(
      (data) => {
        clearInterval(timer);
        resolve({ ok: true, data });
      },
      (error: unknown) => {
        clearInterval(timer);
        reject(error instanceof Error ? error : new Error(String(error)));
      },
    );
  });
}
