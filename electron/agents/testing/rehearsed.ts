import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AgentId, type LaneId, type RunId } from '../../../shared/domain/ids.ts';
import { type ToolItem } from '../../../shared/domain/transcript/item.ts';
import { unwrap } from '../../../shared/kernel/result.ts';
import { acpAdapter } from '../acp/adapter.ts';
import {
  type AgentCommand,
  type AgentExit,
  type AgentSession,
  type AgentStart,
  type AgentUpdate,
  type PermissionAnswer,
  type PermissionAsk,
} from '../protocol.ts';
import { TestProcesses } from './spawn.ts';

const entry = new URL('../../rehearsal.ts', import.meta.url).pathname;
const scenarios = new URL('../../../resources/rehearsal/', import.meta.url).pathname;

/** A lane's worth of directory with an agent in it, for tests. */
export class Rehearsed {
  readonly processes = new TestProcesses();
  readonly updates: AgentUpdate[] = [];
  readonly asked: PermissionAsk[] = [];
  readonly exits: AgentExit[] = [];
  answer: (ask: PermissionAsk) => Promise<PermissionAnswer> = () => Promise.resolve('allow');
  cwd = '';
  private root = '';
  private runs = 0;
  private watchers: (() => void)[] = [];

  async open(): Promise<void> {
    this.root = await realpath(await mkdtemp(join(tmpdir(), 'switchyard-agent-')));
    this.cwd = await realpath(await mkdtemp(join(this.root, 'worktree-')));
  }

  async close(): Promise<void> {
    this.processes.endAll();
    this.processes.endBelow(this.root);
    await rm(this.root, { recursive: true, force: true });
  }

  /** A path beside the worktree, outside of it. */
  beside(name: string): string {
    return join(this.root, name);
  }

  request(more: Partial<AgentStart> = {}, command: Partial<AgentCommand> = {}): AgentStart {
    return {
      agent: {
        id: 'rehearsal' as AgentId,
        name: 'Rehearsal',
        command: process.execPath,
        args: [entry],
        env: { SWITCHYARD_STATE: this.beside('state'), SWITCHYARD_REHEARSALS: scenarios },
        ...command,
      },
      laneId: 'lane_1' as LaneId,
      runId: `run_${++this.runs}` as RunId,
      cwd: this.cwd,
      env: {},
      model: null,
      resume: null,
      spawn: this.processes.spawn,
      handlers: {
        onUpdate: (update) => {
          this.updates.push(update);
          this.stir();
        },
        onPermission: (ask) => {
          this.asked.push(ask);
          this.stir();
          return this.answer(ask);
        },
        onExit: (exit) => {
          this.exits.push(exit);
          this.stir();
        },
      },
      ...more,
    };
  }

  async start(more: Partial<AgentStart> = {}, command: Partial<AgentCommand> = {}): Promise<AgentSession> {
    return unwrap(await acpAdapter().start(this.request(more, command)));
  }

  /** Resolves when something that was reported makes the condition true. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise<void>((resolve) => this.watchers.push(resolve));
  }

  /** What a message or thought says by now, by item, in order of appearance. */
  texts(role: 'message' | 'thought' = 'message'): readonly string[] {
    const texts = new Map<string, string>();
    for (const u of this.updates) {
      if (u.kind === 'text' && u.role === role) texts.set(u.itemId, (texts.get(u.itemId) ?? '') + u.append);
    }
    return [...texts.values()];
  }

  /** The tool calls as they stand by now. */
  tools(): readonly Partial<ToolItem>[] {
    const tools = new Map<string, Partial<ToolItem>>();
    for (const u of this.updates) {
      if (u.kind === 'tool') tools.set(u.itemId, { ...tools.get(u.itemId), ...u.patch });
    }
    return [...tools.values()];
  }

  notices(): readonly string[] {
    return this.updates.flatMap((u) => (u.kind === 'notice' ? u.text : []));
  }

  private stir(): void {
    for (const watcher of this.watchers.splice(0)) watcher();
  }
}

/** A prompt that carries its scenario. */
export const rehearse = (...steps: readonly object[]): string =>
  `Do as rehearsed. REHEARSE:${JSON.stringify(steps)}:END`;
