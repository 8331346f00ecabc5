import { once } from 'node:events';
import { StringDecoder } from 'node:string_decoder';
import { type Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { type Milliseconds } from '../../shared/kernel/time.ts';
import { type OwnerId, type ProcessSupervisor, type SpawnRefusal } from './port.ts';

const endGrace: Milliseconds = 2_000;
/** How long output may still come after the command has exited, when something it left behind holds the pipe. */
const drainGrace: Milliseconds = 500;
const lastOutput: Milliseconds = 5_000;
const tick: Milliseconds = 100;

export interface RunCommandRequest {
  readonly supervisor: ProcessSupervisor;
  readonly owner: OwnerId;
  /** Its own, not the agent's: at the end everything of this run is ended. */
  readonly runId: string;
  /** One line for the shell. */
  readonly command: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Of running; time spent frozen does not count. */
  readonly timeoutMs: Milliseconds;
  /** Output and errors merged in order of arrival; never half a character. */
  readonly onOutput: (text: string) => void;
}

export interface CommandResult {
  /** Null when it was ended by a signal or never started. */
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly timedOut: boolean;
  readonly cancelled: boolean;
  /** Time spent running, without the time spent frozen. */
  readonly milliseconds: Milliseconds;
  readonly error: string | null;
  readonly refused?: SpawnRefusal;
}

export interface RunningCommand {
  /** Settles when the command and all that it started are gone. Never rejects. */
  readonly done: Promise<CommandResult>;
  /** Ends it with all that it started; resolves when that is done. */
  cancel(): Promise<void>;
}

/** Runs one command to its end, with a time limit, and leaves nothing of it running. */
export function runCommand(request: RunCommandRequest): RunningCommand {
  const { supervisor, owner, runId, command, cwd, env, timeoutMs } = request;
  const asked = { owner, runId, command, args: [], cwd, env, shell: true, noInput: true };
  const child = supervisor.spawn(asked);
  const drained = Promise.all([child.stdout, child.stderr].map((from) => forward(from, request.onOutput)));
  let cut: 'timedOut' | 'cancelled' | null = null;
  const end = async (why: 'timedOut' | 'cancelled'): Promise<void> => {
    cut ??= why;
    await supervisor.end(owner, supervisor.isFrozen(owner) ? 0 : endGrace, runId);
  };
  const finish = async (): Promise<CommandResult> => {
    const watch = stopwatch(
      () => supervisor.isFrozen(owner),
      timeoutMs,
      () => void end('timedOut'),
    );
    const exit = await child.exited;
    const milliseconds = watch.stop();
    await within(drainGrace, drained);
    if (child.pid !== 0) await supervisor.end(owner, supervisor.isFrozen(owner) ? 0 : endGrace, runId);
    // All that could write is gone, so what is left in the pipes comes to an end.
    await within(lastOutput, drained);
    for (const stream of [child.stdout, child.stderr]) stream.destroy();
    const { code: exitCode, ...rest } = exit;
    return { ...rest, exitCode, milliseconds, timedOut: cut === 'timedOut', cancelled: cut === 'cancelled' };
  };
  const done = finish();
  return {
    done,
    cancel: async () => {
      if (child.pid !== 0) await end('cancelled');
      await done;
    },
  };
}

async function forward(from: Readable, onOutput: (text: string) => void): Promise<void> {
  const decoder = new StringDecoder('utf8');
  from.on('data', (chunk: Buffer) => {
    const text = decoder.write(chunk);
    if (text !== '') onOutput(text);
  });
  if (!from.readableEnded && !from.closed)
    await Promise.race([once(from, 'end'), once(from, 'close')]).catch(() => []);
  const rest = decoder.end();
  if (rest !== '') onOutput(rest);
}

const within = (milliseconds: Milliseconds, work: Promise<unknown>): Promise<unknown> => {
  const over = new AbortController();
  const limit = delay(milliseconds, undefined, { signal: over.signal }).catch(() => undefined);
  return Promise.race([work, limit]).finally(() => over.abort());
};

/** Counts the time during which `isFrozen` says no, and says when the limit is reached. */
function stopwatch(
  isFrozen: () => boolean,
  limit: Milliseconds,
  reached: () => void,
): { stop(): Milliseconds } {
  let ran = 0;
  let last = performance.now();
  const count = (): void => {
    const now = performance.now();
    if (!isFrozen()) ran += now - last;
    last = now;
  };
  const timer = setInterval(() => {
    const before = ran;
    count();
    if (before < limit && ran >= limit) reached();
  }, tick);
  return {
    stop: () => {
      count();
      clearInterval(timer);
      return Math.round(ran);
    },
  };
}
