import { AsyncLocalStorage } from 'node:async_hooks';
import { availableParallelism } from 'node:os';
import { ok, type Result } from '../../shared/kernel/result.ts';
import { type Milliseconds } from '../../shared/kernel/time.ts';
import { gitFailure } from './git-failure.ts';
import { type GitOutput, type RunOptions } from './git-output.ts';
import { keyedLock } from './keyed-lock.ts';
import { runSimpleGit } from './run-simple-git.ts';
import { semaphore } from './semaphore.ts';

/** A git object's full name in hexadecimal. */
export type Oid = string;

/** Runs git in one directory. */
export interface GitRunner {
  /** Runs to the end, whatever the exit code. Never rejects for git's own failures. */
  output(args: readonly string[], options?: RunOptions): Promise<GitOutput>;
  /** Standard output as text; any exit code but 0 is a Failure. */
  text(args: readonly string[], options?: RunOptions): Promise<Result<string>>;
}

/** The one way to git: bounded processes, a clean environment, and one writer per repository. */
export interface Git {
  at(dir: string): GitRunner;
  /**
   * Runs `fn` alone among the writers of a repository. Taking the lock again inside `fn` is allowed.
   * `commonDir` is the repository's common directory, shared by its worktrees.
   */
  write<T>(commonDir: string, fn: () => Promise<T>): Promise<T>;
}

export interface GitSettings {
  /** git processes at one time over all repositories; the number of cores when left out. */
  readonly concurrency?: number;
  /** How long a command may take unless it says otherwise; 60 s when left out. */
  readonly timeoutMs?: Milliseconds;
}

/** Ends with the lock, so that work begun inside and left running does not pass for its holder afterwards. */
interface Hold {
  active: boolean;
}

/** Makes the handle that every git verb takes. One per host. */
export function createGit(settings: GitSettings = {}): Git {
  const { concurrency = Math.max(2, availableParallelism()), timeoutMs = 60_000 } = settings;
  const slots = semaphore(concurrency);
  const locks = keyedLock();
  const held = new AsyncLocalStorage<ReadonlyMap<string, Hold>>();

  const at = (dir: string): GitRunner => {
    const output: GitRunner['output'] = (args, options = {}) =>
      slots(() => runSimpleGit({ dir, args, timeoutMs, ...options }));
    return {
      output,
      text: async (args, options) => {
        const done = await output(args, options);
        return done.exitCode === 0 ? ok(done.stdout.toString('utf8')) : gitFailure(args, done);
      },
    };
  };

  const write = <T>(commonDir: string, fn: () => Promise<T>): Promise<T> => {
    const mine = held.getStore() ?? new Map<string, Hold>();
    if (mine.get(commonDir)?.active) return fn();
    return locks(commonDir, async () => {
      const hold: Hold = { active: true };
      try {
        return await held.run(new Map([...mine, [commonDir, hold]]), fn);
      } finally {
        hold.active = false;
      }
    });
  };

  return { at, write };
}
