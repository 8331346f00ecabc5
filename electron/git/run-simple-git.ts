import { GitConstructError, GitPluginError, simpleGit, type SimpleGit } from 'simple-git';
import { type Milliseconds } from '../../shared/kernel/time.ts';
import { gitConfig, gitEnvironment } from './environment.ts';
import { type GitOutput, type RunOptions } from './git-output.ts';

interface GitCall extends RunOptions {
  readonly dir: string;
  readonly args: readonly string[];
  readonly timeoutMs: Milliseconds;
}

/** After its time is up a process is interrupted; one that does not even end then is left behind. */
const graceMs = 10_000;

/** One git process by way of simple-git, with its exit code and bytes as they are. */
export async function runSimpleGit(call: GitCall): Promise<GitOutput> {
  let seen: GitOutput | null = null;
  const instance = prepare(call, (output) => (seen = output));
  if (!instance) return notStarted(`cannot change to '${call.dir}': No such file or directory`);
  const done = instance.raw([...call.args]).then(() => seen ?? notStarted('git left no result'));
  return await orLeaveBehind(done, call.timeoutMs + graceMs);
}

function prepare(call: GitCall, report: (output: GitOutput) => void): SimpleGit | null {
  const env = gitEnvironment(process.env, call.env);
  try {
    const git = simpleGit({
      baseDir: call.dir,
      config: [...gitConfig, ...(call.config ?? [])],
      unsafe: { allowUnsafeHooksPath: true, allowUnsafeFsMonitor: true, allowAbbreviatedOptions: true },
      allowEnvironment: Object.keys(env).filter((name) => name.startsWith('GIT_')),
      completion: { onClose: true, onExit: false },
      timeout: { block: call.timeoutMs, stdOut: false, stdErr: false },
      input: () => call.input,
      errors: (error, { exitCode, stdOut, stdErr }) => {
        report({
          exitCode: typeof exitCode === 'number' && exitCode >= 0 ? exitCode : -1,
          stdout: Buffer.concat(stdOut),
          stderr: Buffer.concat(stdErr).toString('utf8'),
          timedOut: error instanceof GitPluginError && error.plugin === 'timeout',
        });
        return undefined;
      },
    });
    return git.env(env).outputHandler((command, stdout) => {
      if (call.onOutput) stdout.on('data', call.onOutput);
      spareTheSilent(command, stdout);
    });
  } catch (error) {
    if (error instanceof GitConstructError) return null;
    throw error;
  }
}

/** simple-git waits 50 ms more for a command that printed nothing; most of ours print nothing. */
function spareTheSilent(_command: string, stdout: NodeJS.ReadableStream): void {
  stdout.once('end', () => stdout.emit('data', Buffer.alloc(0)));
}

const notStarted = (stderr: string): GitOutput => ({
  exitCode: -1,
  stdout: Buffer.alloc(0),
  stderr,
  timedOut: false,
});

async function orLeaveBehind(done: Promise<GitOutput>, afterMs: Milliseconds): Promise<GitOutput> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<GitOutput>((resolve) => {
    timer = setTimeout(
      () => resolve({ ...notStarted('it did not end when asked to'), timedOut: true }),
      afterMs,
    );
    timer.unref();
  });
  try {
    return await Promise.race([done, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
