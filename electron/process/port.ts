import { type Readable, type Writable } from 'node:stream';
import { type Milliseconds } from '../../shared/kernel/time.ts';

/** Whose process it is: a lane's id or a merge entry's id. Pausing and ending go by owner. */
export type OwnerId = string;

export interface SpawnRequest {
  readonly owner: OwnerId;
  readonly runId: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** Added to the host's environment; the identity marks are added by the supervisor. */
  readonly env: Readonly<Record<string, string>>;
  /** Run `command` as one line of the user's shell instead of as a program. */
  readonly shell?: boolean;
}

/** A process that Switchyard started, in a process group of its own. */
export interface OwnedChild {
  readonly pid: number;
  readonly stdin: Writable;
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** Settles once, when the process is gone or could not be started (then `error` is set). Never rejects. */
  readonly exited: Promise<ChildExit>;
}

export interface ChildExit {
  readonly code: number | null;
  readonly signal: string | null;
  readonly error: string | null;
}

/** What a freeze reached for one owner, checked against the process table afterwards. */
export interface FreezeReport {
  readonly owner: OwnerId;
  readonly state: 'stopped' | 'none' | 'partial';
  /** Processes found stopped. */
  readonly processes: number;
  /** From the call until the check said so. */
  readonly milliseconds: Milliseconds;
}

/** Starts, freezes, thaws and ends whole process trees by identity. The only room that signals processes. */
export interface ProcessSupervisor {
  spawn(request: SpawnRequest): OwnedChild;
  /** Stops every process of every owner, or of one; new ones that appear meanwhile too. Resolves after the check. */
  freeze(owner?: OwnerId): Promise<readonly FreezeReport[]>;
  /** Lets them run again. */
  thaw(owner?: OwnerId): Promise<readonly FreezeReport[]>;
  /** Ends the owner's whole tree: terminate, wait `graceMs`, kill, until none is left. Frozen processes are ended too. */
  end(owner: OwnerId, graceMs: Milliseconds): Promise<{ readonly ended: number; readonly left: number }>;
  /** Processes of an owner now, descendants included; all owners when left out. */
  count(owner?: OwnerId): Promise<number>;
  /** Ends what an earlier host of the same data directory left behind. Call before the first spawn. */
  sweepOrphans(): Promise<{ readonly ended: number; readonly left: number }>;
  /** Ends everything; used at shutdown. */
  endAll(graceMs: Milliseconds): Promise<void>;
}
