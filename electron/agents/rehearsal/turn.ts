import { type Unfinished } from './memory.ts';

/** How the rehearsal agent reaches the world outside its own code; the entry of its process gives it these. */
export interface World {
  /** Runs one line of shell in a new session, as real agents do. */
  readonly runShell: (command: string, cwd: string) => ShellRun;
  /** Starts something that outlives the turn and the agent, in a session of its own. */
  readonly startDetached: (script: string, cwd: string) => void;
  readonly crash: (end: { readonly code: number; readonly signal: string | null }) => void;
  /** Writes a raw line to the agent's stdout. */
  readonly writeRaw: (line: string) => void;
  readonly now: () => Date;
  /** What all waiting times are divided by. */
  readonly haste: number;
  /** Whether it says that it reaches tools over HTTP; else by a process that it starts. */
  readonly toolsByHttp: boolean;
  /** A scenario's JSON by name; null when there is none. */
  readonly scenario: (name: string) => Promise<string | null>;
}

export interface ShellRun {
  readonly onOutput: (listener: (text: string) => void) => void;
  readonly ended: Promise<{ readonly code: number | null; readonly signal: string | null }>;
  readonly kill: () => void;
}

export type PermissionAnswer = 'allow' | 'reject' | 'cancelled';

/** Tools that the client offers. */
export interface Tools {
  readonly call: (name: string, args: Readonly<Record<string, unknown>>) => Promise<ToolSaid>;
}

/** What a tool of the client's answered. */
export interface ToolSaid {
  readonly text: string;
  readonly failed: boolean;
}

/** One prompt being answered. */
export interface Turn {
  readonly cwd: string;
  readonly signal: AbortSignal;
  readonly world: World;
  /** Sends one session/update. */
  readonly send: (update: Readonly<Record<string, unknown>>) => Promise<void>;
  readonly askPermission: (call: Readonly<Record<string, unknown>>) => Promise<PermissionAnswer>;
  readonly tools: Tools;
  readonly nextId: (prefix: string) => string;
  readonly tokens: Tokens;
  /** What an earlier process of this session left undone. */
  readonly unfinished: Unfinished | null;
  /** Notes that so many of the prompt's steps are done. */
  readonly onStep: (done: number) => Promise<void>;
  /** The last text that was said, for saying it again. */
  lastSaid: { readonly messageId: string; readonly chunks: readonly string[] } | null;
  /** From now on the turn does not heed a cancel. */
  ignoreCancel: boolean;
}

export interface Tokens {
  input: number;
  cached: number;
  output: number;
}

/** Ends the turn from within a step. */
export class TurnStopped extends Error {
  readonly reason: string;
  constructor(reason: string) {
    super(reason);
    this.name = 'TurnStopped';
    this.reason = reason;
  }
}

/** Waits; throws as soon as the turn is cancelled. */
export function pause(turn: Turn, ms: number): Promise<void> {
  if (turn.signal.aborted) return Promise.reject(new TurnStopped('cancelled'));
  return new Promise((resolve, reject) => {
    const cancelled = (): void => {
      clearTimeout(timer);
      reject(new TurnStopped('cancelled'));
    };
    const timer = setTimeout(() => {
      turn.signal.removeEventListener('abort', cancelled);
      resolve();
    }, ms / turn.world.haste);
    turn.signal.addEventListener('abort', cancelled, { once: true });
  });
}
