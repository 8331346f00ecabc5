import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type CallInput, type CallName, type CallOutput } from '../../../shared/contract/index.ts';
import { type Result } from '../../../shared/kernel/result.ts';

type Message = { readonly id: number; readonly answer: Result<unknown> };

/** A host in a process of its own that can be killed at any moment. */
export interface KillableHost {
  readonly pid: number;
  /** null when the host died before it answered. */
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<Result<CallOutput<N>> | null>;
  kill(): Promise<void>;
  close(): Promise<void>;
}

/** Starts it and resolves once it answers. */
export async function startKillable(dataDirectory: string): Promise<KillableHost> {
  const child = fork(join(import.meta.dirname, 'host-process.ts'), [dataDirectory], {
    stdio: 'inherit',
    execArgv: [],
  });
  const waiting = new Map<number, (answer: Result<unknown> | null) => void>();
  let next = 1;
  child.on('message', ({ id, answer }: Message) => {
    waiting.get(id)?.(answer);
    waiting.delete(id);
  });
  const gone = once(child, 'exit').then(() => {
    for (const resolve of waiting.values()) resolve(null);
    waiting.clear();
  });
  const ready = new Promise<Result<unknown> | null>((resolve) => waiting.set(0, resolve));
  await Promise.race([ready, gone]);
  return {
    pid: child.pid ?? 0,
    call: <N extends CallName>(name: N, input: CallInput<N>) =>
      new Promise((resolve) => {
        if (!isAlive(child) || !child.connected) return resolve(null);
        const id = next++;
        waiting.set(id, resolve as (answer: Result<unknown> | null) => void);
        child.send({ id, name, input }, (error) => error && resolve(null));
      }),
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
    close: async () => {
      if (isAlive(child)) child.disconnect();
      await gone;
    },
  };
}

const isAlive = (child: ChildProcess): boolean => child.exitCode === null && child.signalCode === null;

/** Living processes marked as belonging to a data directory. */
export function processesOf(homeId: string): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && pid !== process.pid && hasMark(pid, homeId));
}

function hasMark(pid: number, homeId: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`SWITCHYARD_HOME_ID=${homeId}`);
  } catch {
    return false;
  }
}
