import { type Milliseconds } from '../../shared/kernel/time.ts';
import { type Brand } from './brand.ts';
import { type Marks } from './marks.ts';

/** `blocked`: waiting in the kernel where no signal reaches it (D). `zombie`: gone, not yet collected. */
export type ProcessState = 'running' | 'blocked' | 'stopped' | 'zombie';

/** One process as the system showed it at one moment. A process is named by `pid` and `startTime` together. */
export interface ProcessRow {
  readonly pid: number;
  readonly ppid: number;
  readonly pgid: number;
  /** The session's id; where the system does not tell, the process group's. */
  readonly session: number;
  readonly state: ProcessState;
  /** In the table's own unit, growing; comparable only with rows of the same table and boot. */
  readonly startTime: number;
  readonly marks: Marks | null;
  /** The inherited brand, looked for only where there are no marks; null where the system has none. */
  readonly brand: Brand | null;
  /** Seen stopped with the only thread it has: `isStill` need not be asked. Left out where the system does not tell. */
  readonly still?: boolean;
  /** Seen on a processor or waiting for one. Left out where the system does not tell. */
  readonly busy?: boolean;
}

export type Signal = 'SIGSTOP' | 'SIGCONT' | 'SIGTERM' | 'SIGKILL';

/** The system's processes: seeing and signalling them. Synchronous, so that nothing runs between seeing and stopping. */
export interface ProcessTable {
  /** False where this platform offers neither a listing nor stopping; callers then report `partial`. */
  readonly supported: boolean;
  /** Tells one boot from the next where start times count from it. */
  readonly bootId: string;
  /** How often a listing is cheap enough to be taken in the background. */
  readonly refreshEvery: Milliseconds;
  /** All processes but the kernel's; those that vanish or may not be read meanwhile are left out. `skip` saves reading a pid. */
  list(skip?: (pid: number) => boolean): readonly ProcessRow[];
  /** These processes, as far as they still exist. */
  read(pids: readonly number[]): readonly ProcessRow[];
  /** Which processes will be read again and again; only a help. */
  keep?(pids: ReadonlySet<number>): void;
  /** Whether no thread of the process can execute an instruction. `patient` also accepts one that is caught in the kernel. */
  isStill(row: ProcessRow, patient: boolean): boolean;
  /** Signals one process, or with a negative pid a process group. False when it is gone or may not be signalled. */
  signal(pid: number, signal: Signal | 0): boolean;
}

/** The name of a process that no later process shares. */
export type ProcessKey = `${number}:${number}`;

/** The name of the process in this row. */
export const keyOf = (row: { readonly pid: number; readonly startTime: number }): ProcessKey =>
  `${row.pid}:${row.startTime}`;
