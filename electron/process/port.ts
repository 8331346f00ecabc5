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
  /** Nobody will write to it: it reads an end at once, and no shell takes its input for a caller's. */
  readonly noInput?: boolean;
}

/** A process that Switchyard started, in a process group of its own. */
export interface OwnedChild {
  /** 0 when it could not be started; then `exited` says why. */
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
  /** Why it was not started, for code that must tell the cases apart; absent when it ran. */
  readonly refused?: SpawnRefusal;
}

/** `paused`, `ending`: the owner is frozen or being ended. `missing`: no such program. `folder`: `cwd` is gone. */
export type SpawnRefusal = 'paused' | 'ending' | 'missing' | 'folder' | 'failed';

/** A shell of the human's in a pseudoterminal. */
export interface TerminalRequest {
  readonly owner: OwnerId;
  readonly runId: string;
  readonly cwd: string;
  /** Added to the host's environment; the identity marks are added by the supervisor. */
  readonly env: Readonly<Record<string, string>>;
  readonly cols: number;
  readonly rows: number;
  /** What the terminal shows, decoded, in order. Not called any more once `exited` has settled. */
  readonly onData: (text: string) => void;
  /** Instead of the user's own shell. */
  readonly shell?: { readonly file: string; readonly args: readonly string[] };
}

/** A process in a pseudoterminal of its own, marked, frozen, thawed and ended like every other of its owner. */
export interface TerminalChild {
  /** 0 when it could not be started; then `exited` says why. */
  readonly pid: number;
  /** The program, by its full path. */
  readonly shell: string;
  /** Sends keystrokes. False, and nothing is sent, when it is gone or has not read 1 MB that was sent before. */
  write(text: string): boolean;
  resize(cols: number, rows: number): void;
  /** Stops reading, so that the programs in it wait once their buffer is full. What is left is read when the shell ends. */
  pause(): void;
  resume(): void;
  /** The name of the program that has the terminal instead of the shell; null when none has, or it cannot be told. */
  foreground(): string | null;
  /** Tells the shell that its terminal is gone, to which it ends with what it started. `end` makes sure. */
  hangUp(): void;
  /** Settles once, when the shell is gone or could not be started (then `error` is set). Never rejects. */
  readonly exited: Promise<ChildExit>;
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
  /** Never throws. While its owner is frozen or being ended nothing is started: `exited` then carries `refused`. */
  spawn(request: SpawnRequest): OwnedChild;
  /** The same in a pseudoterminal. Never rejects; without the native module for it, `exited` says so. */
  openTerminal(request: TerminalRequest): Promise<TerminalChild>;
  /**
   * Stops every process of every owner, or of one; new ones that appear meanwhile too. Resolves after the check.
   * Without an owner it holds the whole fleet: owners that are not known yet may not spawn either until thawed.
   */
  freeze(owner?: OwnerId): Promise<readonly FreezeReport[]>;
  /**
   * Lets run again exactly what freezing stopped; a process that was stopped before stays so. One owner: it alone, also
   * during a fleet hold. A list: lifts the fleet hold for these and new owners, the others stay frozen. Nothing: all.
   * Reports per owner the processes released; `none` says that none is held any more.
   */
  thaw(owners?: OwnerId | readonly OwnerId[]): Promise<readonly FreezeReport[]>;
  /**
   * Ends the owner's whole tree: terminate, wait `graceMs`, kill, until none is left. What was frozen
   * alone runs again for that time; with `graceMs` 0, or frozen with the fleet, it is killed without. With `runId`, only what that run started. Lifts the hold
   * of this owner, not that of the fleet.
   */
  end(
    owner: OwnerId,
    graceMs: Milliseconds,
    runId?: string,
  ): Promise<{ readonly ended: number; readonly left: number }>;
  /** Whether the owner is frozen, alone or with the fleet. */
  isFrozen(owner: OwnerId): boolean;
  /** Processes of an owner now, descendants included; all owners when left out. */
  count(owner?: OwnerId): Promise<number>;
  /** Ends what an earlier host of the same data directory left behind. Call before the first spawn. */
  sweepOrphans(): Promise<{ readonly ended: number; readonly left: number }>;
  /** Ends everything; used at shutdown. What is frozen is killed without running again. */
  endAll(graceMs: Milliseconds): Promise<void>;
}
