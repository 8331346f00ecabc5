import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { systemClock } from '../../platform/clock.ts';
import { type OwnedChild, type ProcessSupervisor } from '../port.ts';
import { type ProcessRow } from '../process-table.ts';
import { createProcessSupervisor } from '../supervisor.ts';
import { type SupervisorOptions } from '../supervised.ts';
import { createLinuxTable } from '../table-linux.ts';

export const fixture = (name: string): string => new URL(name, import.meta.url).pathname;

/** Resolves as soon as the condition holds; the test's own time limit is the only limit. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await delay(5);
}

export const sizeOf = (path: string): number => (existsSync(path) ? statSync(path).size : 0);

/** The state letter in /proc of a process, or of one of its threads; null when it is gone. */
export function letterOf(pid: number, thread: number | string = pid): string | null {
  try {
    const text = readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8');
    return text.charAt(text.lastIndexOf(')') + 2);
  } catch {
    return null;
  }
}

let counter = 0;

/** A supervisor, a folder and a reference clock that ticks in a process of its own; `close` leaves nothing behind. */
export function createYard(options: Partial<SupervisorOptions> = {}) {
  const homeId = options.homeId ?? `test-home-${process.pid}-${Date.now()}-${counter++}`;
  const folder = mkdtempSync(join(tmpdir(), 'switchyard-process-'));
  const supervisor = createProcessSupervisor({
    homeId,
    hostId: `host-${homeId}`,
    clock: systemClock,
    ...options,
  });
  const reference = spawn('bash', [fixture('ticker.sh'), join(folder, 'reference')], { stdio: 'ignore' });
  const table = createLinuxTable();
  /** Everything whose command line names this folder: the tests' own proof, apart from marks and parents. */
  const inFolder = (): ProcessRow[] =>
    table
      .list()
      .filter((row) => row.pid !== reference.pid && row.ppid !== reference.pid)
      .filter((row) => row.state !== 'zombie' && names(row, folder));
  return {
    homeId,
    folder,
    supervisor,
    table,
    dir: (name: string): string => {
      mkdirSync(join(folder, name), { recursive: true });
      return join(folder, name);
    },
    inFolder,
    /** The scheduler has run others this many times since. */
    ticks: async (count: number): Promise<void> => {
      const from = sizeOf(join(folder, 'reference'));
      await until(() => sizeOf(join(folder, 'reference')) >= from + count);
    },
    close: async (): Promise<void> => {
      await supervisor.thaw();
      await supervisor.endAll(0);
      // A process left behind fails the test by its time limit.
      await until(() => inFolder().length === 0);
      reference.kill('SIGKILL');
      await until(() => reference.exitCode !== null || reference.signalCode !== null);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type Yard = ReturnType<typeof createYard>;

function names(row: ProcessRow, text: string): boolean {
  try {
    return readFileSync(`/proc/${row.pid}/cmdline`, 'utf8').includes(text);
  } catch {
    return false;
  }
}

/** Starts a fixture script for an owner. */
export const start = (
  supervisor: ProcessSupervisor,
  cwd: string,
  owner: string,
  script: string,
  ...args: string[]
): OwnedChild =>
  supervisor.spawn({
    owner,
    runId: `run-${owner}`,
    command: 'bash',
    args: [fixture(script), ...args],
    cwd,
    env: {},
  });
