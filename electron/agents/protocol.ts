import { type ApprovalSubject } from '../../shared/domain/approval/events.ts';
import { type AgentId, type LaneId, type RunId } from '../../shared/domain/ids.ts';
import { type TurnOutcome, type Usage } from '../../shared/domain/lane/events.ts';
import { type PlanEntry, type ToolItem } from '../../shared/domain/transcript/item.ts';
import { type Result } from '../../shared/kernel/result.ts';
import { type OwnedChild, type SpawnRequest } from '../process/port.ts';

/**
 * The lane protocol, version 1: what Switchyard and an agent's adapter say to each other, whatever the agent speaks.
 * A run is one agent process with one session. A prompt is acknowledged by its outcome; everything else is an upsert by
 * id. The adapter never executes tools for the agent.
 */
export interface AgentAdapter {
  readonly protocol: 'acp' | 'codex' | 'claude' | 'pty';
  /** Starts the process, shakes hands, and opens or loads a session. Fails with `agent-missing`, `agent-failed` or `deadline`. */
  start(request: AgentStart): Promise<Result<AgentSession>>;
}

/** A command that speaks a protocol, with its secrets filled in. */
export interface AgentCommand {
  readonly id: AgentId;
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** How a lane's agent reaches the coordination tools (MCP). The token is a secret: never in arguments, never in a log. */
export interface ToolServer {
  readonly url: string;
  readonly token: string;
  /** A program that speaks the same over stdio, for agents that know no HTTP. */
  readonly proxy: {
    readonly command: string;
    readonly args: readonly string[];
    readonly env: Readonly<Record<string, string>>;
  };
}

export interface AgentStart {
  readonly agent: AgentCommand;
  readonly laneId: LaneId;
  readonly runId: RunId;
  /** The lane's worktree, absolute. */
  readonly cwd: string;
  /** The lane's environment (ports, marks); added to the host's own. */
  readonly env: Readonly<Record<string, string>>;
  readonly model: string | null;
  /** Null where there are none to give. */
  readonly tools?: ToolServer | null;
  /** The session to continue; null for a new one. If it cannot be loaded, a new one is opened and `origin` says so. */
  readonly resume: string | null;
  readonly spawn: (request: SpawnRequest) => OwnedChild;
  /** True while the lane is frozen: deadlines do not run then. */
  readonly clockStopped?: () => boolean;
  readonly handlers: AgentHandlers;
}

export interface AgentHandlers {
  /** In the order in which the agent said it. Replays during a session load are not reported. */
  readonly onUpdate: (update: AgentUpdate) => void;
  /** The agent waits until this resolves. */
  readonly onPermission: (ask: PermissionAsk) => Promise<PermissionAnswer>;
  /** Once, when the process of a session that had started is gone, whatever the reason; `message` says in words what happened, stderr's last lines included. */
  readonly onExit: (exit: AgentExit) => void;
}

export interface AgentExit {
  readonly code: number | null;
  readonly signal: string | null;
  readonly message: string;
}

/** One thing that an agent let us know. */
export type AgentUpdate =
  /** Text to append to the message or thought with this id. */
  | {
      readonly kind: 'text';
      readonly role: 'message' | 'thought';
      readonly itemId: string;
      readonly append: string;
    }
  /** What is known of a tool call now; fields that are absent stay as they were. */
  | { readonly kind: 'tool'; readonly itemId: string; readonly patch: ToolPatch }
  | { readonly kind: 'plan'; readonly entries: readonly PlanEntry[] }
  | { readonly kind: 'usage'; readonly usage: Partial<Usage> }
  | { readonly kind: 'notice'; readonly level: 'info' | 'warning' | 'error'; readonly text: string };

export type ToolPatch = Partial<Omit<ToolItem, 'kind' | 'startedAt' | 'endedAt'>> & {
  readonly toolCallId: string;
};

export interface PermissionAsk {
  readonly toolCallId: string;
  readonly subject: ApprovalSubject;
  /** Aborts when the question is void: the turn was cancelled or ended, the agent took it back, its process is gone. */
  readonly withdrawn?: AbortSignal;
}

/** `cancelled`: the question is void (the turn was cancelled, the lane closed). */
export type PermissionAnswer = 'allow' | 'reject' | 'cancelled';

export interface AgentSession {
  readonly pid: number;
  /** For loading it again in a later run; null where the agent cannot. */
  readonly sessionId: string | null;
  readonly origin: 'new' | 'loaded' | 'restarted';
  readonly agentVersion: string | null;
  readonly model: string | null;
  /** Which login the agent uses, in its own words; null where it does not say. */
  readonly credential?: string | null;
  readonly capabilities: AgentCapabilities;
  /** One turn. Resolves when the agent has stopped; `lost` if its process ends first. Never rejects. */
  prompt(text: string): Promise<TurnEnd>;
  /** Asks the agent to end its turn. Resolves once sent; the turn's own promise says when it is over. */
  cancel(): Promise<void>;
  /** Ends the conversation politely (end of input). The process is the supervisor's to end. */
  close(): void;
}

export interface TurnEnd {
  readonly outcome: TurnOutcome;
  readonly message: string | null;
}

/** What an agent can do, as it said itself. */
export interface AgentCapabilities {
  readonly loadSession: boolean;
  readonly cancel: boolean;
  readonly usage: 'money' | 'tokens' | 'none' | 'unknown';
}
