import {
  type AgentCapabilities,
  type AgentExit,
  type AgentHandlers,
  type AgentSession,
  type TurnEnd,
} from '../protocol.ts';
import { type AgentProcess } from './agent-process.ts';
import { wordsOf } from './errors.ts';
import { type PermissionDesk } from './permission-desk.ts';
import { turnEndOf } from './turn.ts';
import { type Updates } from './updates.ts';

/** What was learned of the agent and its session while it started. */
export interface SessionFacts {
  readonly id: string;
  readonly canContinue: boolean;
  readonly origin: AgentSession['origin'];
  readonly agentVersion: string | null;
  readonly model: string | null;
  readonly credential: string | null;
  readonly capabilities: AgentCapabilities;
}

interface Running {
  cancelled: boolean;
  readonly lost: (exit: AgentExit) => void;
}

/** One session in one process. */
export class AcpSession implements AgentSession {
  readonly pid: number;
  readonly sessionId: string | null;
  readonly origin: AgentSession['origin'];
  readonly agentVersion: string | null;
  readonly model: string | null;
  readonly credential: string | null;
  readonly capabilities: AgentCapabilities;
  private readonly id: string;
  private readonly process: AgentProcess;
  private readonly updates: Updates;
  private readonly desk: PermissionDesk;
  private running: Running | null = null;
  private exit: AgentExit | null = null;

  constructor(
    process: AgentProcess,
    updates: Updates,
    desk: PermissionDesk,
    facts: SessionFacts,
    handlers: AgentHandlers,
  ) {
    this.process = process;
    this.updates = updates;
    this.desk = desk;
    this.pid = process.pid;
    this.id = facts.id;
    this.sessionId = facts.canContinue ? facts.id : null;
    this.origin = facts.origin;
    this.agentVersion = facts.agentVersion;
    this.model = facts.model;
    this.credential = facts.credential;
    this.capabilities = facts.capabilities;
    void process.gone.then((exit) => this.gone(exit, handlers));
  }

  async prompt(text: string): Promise<TurnEnd> {
    if (this.exit !== null) return { outcome: 'lost', message: this.exit.message };
    if (this.running !== null) return { outcome: 'failed', message: 'The agent is still in its last turn.' };
    let response: unknown = null;
    const end = await new Promise<TurnEnd>((resolve) => {
      const turn: Running = {
        cancelled: false,
        lost: (exit) => resolve({ outcome: 'lost', message: exit.message }),
      };
      this.running = turn;
      const prompt = [{ type: 'text', text }];
      this.process.request('session/prompt', { sessionId: this.id, prompt }).then(
        (answer) => {
          response = answer;
          resolve(turnEndOf(answer));
        },
        (error: unknown) => this.refused(turn, error, resolve),
      );
    });
    this.running = null;
    this.desk.voidAll();
    this.updates.endTurn(end.outcome, response);
    return end;
  }

  async cancel(): Promise<void> {
    if (this.running !== null) this.running.cancelled = true;
    this.desk.voidAll();
    await this.process.notify('session/cancel', { sessionId: this.id }).catch(() => undefined);
  }

  close(): void {
    this.process.hangUp();
  }

  private refused(turn: Running, error: unknown, resolve: (end: TurnEnd) => void): void {
    // When the connection is gone, the process's exit tells why; if it lives on, it can still not be spoken to.
    if (!this.process.connected()) {
      void this.process.gone.then((exit) => turn.lost(exit));
      return;
    }
    if (turn.cancelled) resolve({ outcome: 'cancelled', message: null });
    else resolve({ outcome: 'failed', message: wordsOf(error) });
  }

  private gone(exit: AgentExit, handlers: AgentHandlers): void {
    this.exit = exit;
    this.desk.voidAll();
    this.running?.lost(exit);
    // After the turn's own promise has been heard.
    setImmediate(() => handlers.onExit({ code: exit.code, signal: exit.signal, message: exit.message }));
  }
}
