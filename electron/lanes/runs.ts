import { switchyard } from '../../shared/domain/actor.ts';
import { type LaneId, type PromptId, type RunId, type TurnId } from '../../shared/domain/ids.ts';
import { type RunEnd, type Usage } from '../../shared/domain/lane/events.ts';
import { type Lane, readyForTurn } from '../../shared/domain/lane/state.ts';
import { type Result, fail, ok } from '../../shared/kernel/result.ts';
import { type AgentExit, type AgentSession } from '../agents/protocol.ts';
import { takeCheckpoint } from './checkpoints.ts';
import { type LaneDeps, laneAndProject } from './deps.ts';
import { actorOf } from '../engine/lane-identity.ts';
import { laneEnvironment } from './environment.ts';
import { type Permissions } from './permissions.ts';
import { continuePrompt, restartPrompt, taskPrompt } from './prompts.ts';
import { TranscriptRecorder } from './transcript-recorder.ts';

interface LiveRun {
  readonly runId: RunId;
  readonly session: AgentSession;
  readonly recorder: TranscriptRecorder;
  /** Why the process is about to end, when we end it; its own last words would be those of one that was killed. */
  ending: { readonly why: RunEnd; readonly words: string } | null;
  usage: Usage | null;
  /** Resolves when its process is gone: nothing that belongs to it waits for the end of a pause any longer. */
  readonly gone: PromiseWithResolvers<void>;
}

/** The agent processes that live now, one per lane at most, and the turns that they take. */
export class Runs {
  readonly #deps: LaneDeps;
  readonly #permissions: Permissions;
  readonly #live = new Map<LaneId, LiveRun>();
  readonly #starting = new Set<LaneId>();
  readonly #turns = new Map<LaneId, Promise<void>>();

  constructor(deps: LaneDeps, permissions: Permissions) {
    this.#deps = deps;
    this.#permissions = permissions;
  }

  has(laneId: LaneId): boolean {
    return this.#live.has(laneId);
  }

  /** Starts the lane's agent, on its earlier session where there is one that can be loaded. One start at a time. */
  async start(laneId: LaneId): Promise<Result<void>> {
    const found = laneAndProject(this.#deps, laneId);
    if (!found.ok) return found;
    const { lane } = found.data;
    if (this.#live.has(laneId)) return fail('conflict', `${lane.name} has a run already.`);
    if (this.#starting.has(laneId)) return fail('conflict', `The agent of ${lane.name} is starting already.`);
    this.#starting.add(laneId);
    return this.#start(lane).finally(() => this.#starting.delete(laneId));
  }

  async #start(lane: Lane): Promise<Result<void>> {
    const laneId = lane.id;
    const agent = this.#deps.findAgent(lane.agentId);
    if (!agent.ok) return agent;
    const runId = this.#deps.ids<RunId>('run');
    const recorder = new TranscriptRecorder(this.#deps.material, this.#deps.clock, laneId, runId, (usage) =>
      this.#noteUsage(laneId, usage),
    );
    let exited: AgentExit | null = null;
    const session = await agent.data.adapter.start({
      agent: agent.data.agent,
      laneId,
      runId,
      cwd: lane.worktreePath,
      env: laneEnvironment(this.#deps, lane),
      model: lane.model,
      tools: this.#deps.tools.issue(laneId),
      resume: lane.sessionId,
      spawn: (request) => this.#deps.supervisor.spawn(request),
      clockStopped: () => this.#deps.supervisor.isFrozen(laneId),
      handlers: {
        onUpdate: (update) => recorder.apply(update),
        onPermission: (ask) => this.#permissions.ask(laneId, runId, ask),
        onExit: (exit) => {
          exited = exit;
          void this.#ended(laneId, runId, exit);
        },
      },
    });
    if (!session.ok) {
      await this.#deps.supervisor.end(laneId, 1000, runId);
      return session;
    }
    return this.#record(
      lane,
      {
        runId,
        session: session.data,
        recorder,
        ending: null,
        usage: null,
        gone: Promise.withResolvers<void>(),
      },
      () => exited,
    );
  }

  /** Sends the next queued prompt, if the lane is ready for one. Idempotent: asked again, it does nothing. */
  async takeTurn(laneId: LaneId): Promise<void> {
    const lane = this.#deps.engine.world.lanes[laneId];
    const live = this.#live.get(laneId);
    if (!lane || !live || !readyForTurn(lane) || lane.queue.length === 0) return;
    if (this.#deps.gate.paused || this.#turns.has(laneId)) return;
    const turn = this.#turn(lane, live).finally(() => this.#turns.delete(laneId));
    this.#turns.set(laneId, turn);
    await turn;
  }

  /** Asks the agent to end its turn. */
  async cancel(laneId: LaneId): Promise<void> {
    await this.#live.get(laneId)?.session.cancel();
  }

  /** Ends the lane's processes, the agent's and all below it; resolves when none is left. `words` says why. */
  async stop(laneId: LaneId, why: RunEnd, words: string, graceMs = this.#deps.deadlines.stop): Promise<void> {
    const live = this.#live.get(laneId);
    if (live) {
      live.ending = { why, words };
      live.session.close();
    }
    // What else runs in the lane, the person's terminals say, goes on unless the lane itself ends.
    await this.#deps.supervisor.end(laneId, graceMs, why === 'closed' ? undefined : live?.runId);
    if (live) await this.#ended(laneId, live.runId, { code: null, signal: null, message: words });
  }

  /** Something for the lane's transcript, said by Switchyard. */
  notice(laneId: LaneId, level: 'info' | 'warning' | 'error', text: string): void {
    const recorder =
      this.#live.get(laneId)?.recorder ??
      new TranscriptRecorder(this.#deps.material, this.#deps.clock, laneId, 'switchyard', () => undefined);
    recorder.notice(level, text);
  }

  async #record(lane: Lane, live: LiveRun, exited: () => AgentExit | null): Promise<Result<void>> {
    const { session, runId } = live;
    this.#live.set(lane.id, live);
    const { pid, sessionId, origin, agentVersion, model } = session;
    const started = await this.#deps.engine.dispatch(
      {
        type: 'lane.recordRunStarted',
        data: {
          laneId: lane.id,
          runId,
          pid,
          sessionId,
          origin,
          agentVersion,
          model,
          credential: session.credential ?? null,
        },
      },
      { actor: switchyard },
    );
    if (!started.ok) {
      this.#live.delete(lane.id);
      await this.#deps.supervisor.end(lane.id, 1000, runId);
      return started;
    }
    const exit = exited();
    if (exit) {
      await this.#ended(lane.id, runId, exit);
      return fail('agent-failed', exit.message);
    }
    if (lane.lastOutcome === 'lost' && lane.turns > 0) await this.#goOn(lane, origin);
    return ok(undefined);
  }

  async #goOn(lane: Lane, origin: 'new' | 'loaded' | 'restarted'): Promise<void> {
    const { items } = await this.#deps.material.read(lane.id, { limit: 60 });
    const text = origin === 'loaded' ? continuePrompt() : restartPrompt(lane, items);
    const promptId = this.#deps.ids<PromptId>('prompt');
    await this.#deps.engine.dispatch(
      { type: 'lane.queuePrompt', data: { laneId: lane.id, promptId, text, source: 'resume', first: true } },
      { actor: switchyard },
    );
  }

  async #turn(lane: Lane, live: LiveRun): Promise<void> {
    const turnId = this.#deps.ids<TurnId>('turn');
    const started = await this.#deps.engine.dispatch(
      { type: 'lane.startTurn', data: { laneId: lane.id, turnId } },
      { actor: switchyard },
    );
    const event = started.ok ? started.data[0] : undefined;
    if (event?.type !== 'lane.turnStarted') return;
    await this.#whenGoesOn(live);
    const source = lane.queue.find((p) => p.id === event.data.promptId)?.source ?? 'human';
    const text =
      source === 'task'
        ? taskPrompt({ ...lane, task: { ...lane.task, brief: event.data.text } })
        : event.data.text;
    live.recorder.beginTurn(turnId, text, source);
    const end = await live.session.prompt(text);
    if (end.outcome !== 'lost') await this.#whenGoesOn(live);
    live.recorder.endTurn();
    if (end.outcome === 'failed' && end.message) live.recorder.notice('error', end.message);
    await this.#closeTurn(lane.id, turnId, live, end);
  }

  #whenGoesOn(live: LiveRun): Promise<void> {
    return Promise.race([this.#deps.gate.whenOpen(), live.gone.promise]);
  }

  async #closeTurn(
    laneId: LaneId,
    turnId: TurnId,
    live: LiveRun,
    end: Awaited<ReturnType<AgentSession['prompt']>>,
  ): Promise<void> {
    const now = this.#deps.engine.world.lanes[laneId];
    if (now && now.phase !== 'closed') {
      const checkpoint = await takeCheckpoint(this.#deps, now, turnId);
      if (!checkpoint.ok)
        live.recorder.notice('warning', `No checkpoint could be taken: ${checkpoint.error.message}`);
    }
    await this.#deps.material.flush();
    if (live.usage) {
      await this.#deps.engine.dispatch(
        { type: 'lane.recordUsage', data: { laneId, turnId, usage: live.usage } },
        { actor: switchyard },
      );
    }
    const actor = now ? actorOf(now) : switchyard;
    await this.#deps.engine.dispatch(
      { type: 'lane.recordTurnEnded', data: { laneId, turnId, ...end } },
      { actor },
    );
  }

  async #ended(laneId: LaneId, runId: RunId, exit: AgentExit): Promise<void> {
    const live = this.#live.get(laneId);
    if (live?.runId !== runId) return;
    this.#live.delete(laneId);
    this.#deps.tools.revoke(laneId);
    live.gone.resolve();
    await this.#deps.supervisor.end(laneId, 1000, runId);
    await this.#turns.get(laneId);
    await this.#deps.engine.dispatch(
      {
        type: 'lane.recordRunEnded',
        data: {
          laneId,
          runId,
          end: live.ending?.why ?? (exit.signal ? 'killed' : 'exited'),
          message: live.ending?.words ?? exit.message,
          exitCode: exit.code,
          signal: exit.signal,
        },
      },
      { actor: switchyard },
    );
  }

  #noteUsage(laneId: LaneId, usage: Usage): void {
    const live = this.#live.get(laneId);
    if (live) live.usage = usage;
  }
}
