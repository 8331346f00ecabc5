import { type Milliseconds } from '../../shared/kernel/time.ts';

/** What one git process left behind. */
export interface GitOutput {
  /** -1 when it could not be started or was ended by a signal. */
  readonly exitCode: number;
  readonly stdout: Buffer;
  readonly stderr: string;
  readonly timedOut: boolean;
}

export interface RunOptions {
  /** Written to the process's standard input, which is then closed. */
  readonly input?: string | Buffer;
  /** Added to the cleaned environment; GIT_* variables are passed only from here. */
  readonly env?: Readonly<Record<string, string>>;
  /** Configuration for this command alone, as `key=value`. */
  readonly config?: readonly string[];
  readonly timeoutMs?: Milliseconds;
  /** Sees standard output while the command runs; all of it comes at the end as well. */
  readonly onOutput?: (chunk: Buffer) => void;
}
