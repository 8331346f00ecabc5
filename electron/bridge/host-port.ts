import { type IncomingMessage, type ServerResponse } from 'node:http';
import {
  type CallName,
  type CallOutput,
  type DesktopView,
  type FeedMessage,
  type FeedRequest,
  type ParsedInput,
} from '../../shared/contract/index.ts';
import { type HumanActor } from '../../shared/domain/actor.ts';
import { type DomainEvent, type Recorded } from '../../shared/domain/event.ts';
import { type World } from '../../shared/domain/world.ts';
import { type Result } from '../../shared/kernel/result.ts';
import { type Log } from '../platform/log.ts';

/** Who is calling, as the transport established it. Calls of the contract come from people and their tools only. */
export interface Caller {
  readonly actor: HumanActor;
}

/** What answers each call. Input is parsed already; expected failure is data; what it throws is reported as `internal`. */
export type Handlers = {
  readonly [N in CallName]: (input: ParsedInput<N>, caller: Caller) => Promise<Result<CallOutput<N>>>;
};

/** Where one feed's messages go. Owned by the transport. */
export interface FeedSink {
  /** Takes a message without waiting. A client that falls too far behind is cut off and comes back with its last sequence. */
  send(message: FeedMessage): void;
  /** Resolves when the client has caught up enough for more; the source awaits it between the batches of a replay. Never rejects. */
  drained(): Promise<void>;
}

/** One client's place in the feed. */
export interface FeedSubscription {
  request(request: FeedRequest): void;
  /** After this, nothing is sent any more. May be called twice. */
  close(): void;
}

export interface FeedSource {
  /**
   * Sends `hello`, then every event after sequence `after` in order and without gaps, replayed from the log in batches
   * and then live. Throws nothing; returns before the first event is sent.
   */
  subscribe(after: number, sink: FeedSink): FeedSubscription;
}

export interface HostInfo {
  readonly version: string;
  readonly host: 'desktop' | 'headless';
  readonly dataDirectory: string;
  /** The stable id of the data directory; processes of its lanes carry it. */
  readonly homeId: string;
}

/** What the bridge serves, whatever the transport. */
export interface HostPort {
  readonly handlers: Handlers;
  readonly feed: FeedSource;
  readonly info: HostInfo;
  /** Ends agents, waits for writes, closes the database. May be called twice. */
  close(): Promise<void>;
}

/** What the desktop app lets be asked and set. */
export interface DesktopControls {
  view(): DesktopView;
  /** Applies at once and keeps; refuses what cannot be understood and then changes nothing. */
  configure(change: ParsedInput<'desktop.configure'>): Result<void>;
  /** Shows an announcement, or tells why the system shows none. */
  testNotification(): Result<void>;
  /** Answers when the feed did; what is found is asked about in a dialog of its own. */
  checkForUpdates(): Promise<Result<void>>;
}

export type WorldListener = (world: World, fresh: readonly Recorded<DomainEvent>[]) => void;

/** The host as its own window, menu, tray and signals see it. */
export interface Host extends HostPort {
  /** The short path of pause-all: no database, no renderer. Resolves when every process is stopped. */
  pauseAll(reason: string): Promise<Result<CallOutput<'fleet.pauseAll'>>>;
  /** Calls back at each change, and once at once; returns how to stop. */
  onPausedChange(listener: (paused: boolean) => void): () => void;
  /** Calls back after each batch of events, and once at once with none; returns how to stop. */
  onWorldChange(listener: WorldListener): () => void;
  /** Answers a lane's calls of the coordination tools. */
  answerTools(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Where the tools are reached; lanes that start from now on are told. */
  toolsAt(url: string): void;
  /** Lists something that does not work under `troubles` of `system.health`; returns how to take it back. */
  addTrouble(text: string): () => void;
  /** Says who answers `desktop.*`; null again when the desktop app goes. */
  attachDesktop(controls: DesktopControls | null): void;
}

/** A command that is run by this very program. */
export interface ScriptCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** What `createHost` of app/host.ts is given by the two entries. The lock on the data directory is held already. */
export interface HostOptions {
  readonly dataDirectory: string;
  readonly homeId: string;
  readonly host: 'desktop' | 'headless';
  readonly version: string;
  /** The folder `resources/` with the sample repository, prices and built-in roles. */
  readonly resources: string;
  readonly rehearsal: ScriptCommand;
  /** Passes calls of the coordination tools on over stdio. */
  readonly toolProxy: ScriptCommand;
  readonly log: Log;
}

export type CreateHost = (options: HostOptions) => Promise<Host>;
