import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { type Milliseconds } from '../../shared/kernel/time.ts';

/** What a program prints that only answers a question; null when it fails or takes too long. Never rejects. */
export function askProgram(
  command: string,
  args: readonly string[],
  deadline: Milliseconds,
  env: NodeJS.ProcessEnv = process.env,
): Promise<string | null> {
  return new Promise((resolve) => {
    const options = {
      env,
      timeout: deadline,
      killSignal: 'SIGKILL' as const,
      cwd: tmpdir(),
      maxBuffer: 100_000,
    };
    try {
      execFile(command, [...args], options, (error, stdout) => resolve(error ? null : stdout));
    } catch {
      // Some of what cannot be started is refused at once.
      resolve(null);
    }
  });
}
