import { existsSync } from 'node:fs';
import { switchyard } from '../../shared/domain/actor.ts';
import { type LaneId, type RunId } from '../../shared/domain/ids.ts';
import { type StageName, stages } from '../../shared/domain/lane/events.ts';
import { type Lane } from '../../shared/domain/lane/state.ts';
import { type Project } from '../../shared/domain/project/state.ts';
import { type Result, fail, ok } from '../../shared/kernel/result.ts';
import { addWorktree } from '../git/add-worktree.ts';
import { runCommand } from '../process/run-command.ts';
import { copyIncluded } from './copy-included.ts';
import { type LaneDeps, laneAndProject } from './deps.ts';
import { laneEnvironment } from './environment.ts';
import { standsStill, whenGoesOn } from './goes-on.ts';
import { type ReadyWorktrees } from './ready-worktrees.ts';
import { type Runs } from './runs.ts';

/** What a stage came to: done with something to say about it, or skipped. */
type StageResult = Result<{ readonly state: 'done' | 'skipped'; readonly detail: string | null }>;
type Step = (lane: Lane, project: Project) => Promise<StageResult>;

interface Going {
  readonly over: Promise<void>;
  readonly stopping: AbortController;
}

/** Takes a lane from launch to a ready agent, stage by stage. What is done is not done again after a retry. */
export class Preparation {
  readonly #deps: LaneDeps;
  readonly #runs: Runs;
  readonly #ready: Pick<ReadyWorktrees, 'take'>;
  readonly #going = new Map<LaneId, Going>();

  constructor(deps: LaneDeps, runs: Runs, ready: Pick<ReadyWorktrees, 'take'>) {
    this.#deps = deps;
    this.#runs = runs;
    this.#ready = ready;
  }

  /** Resolves when the lane is ready, has failed or was closed. One after another for each lane. */
  prepare(laneId: LaneId): Promise<void> {
    const before = this.#going.get(laneId)?.over ?? Promise.resolve();
    const stopping = new AbortController();
    const over = before
      .then(() => this.#prepare(laneId, stopping.signal))
      .finally(() => {
        if (this.#going.get(laneId)?.over === over) this.#going.delete(laneId);
      });
    this.#going.set(laneId, { over, stopping });
    return over;
  }

  /** Begins no further stage; resolves when the one under way is over. One that was not begun is recorded as failed. */
  async stop(laneId: LaneId): Promise<void> {
    const going = this.#going.get(laneId);
    going?.stopping.abort();
    await going?.over;
  }

  async #prepare(laneId: LaneId, stopping: AbortSignal): Promise<void> {
    const steps: Record<StageName, Step> = {
      worktree: (lane, project) => this.#worktree(lane, project),
      files: (lane, project) => copyIncluded(this.#deps, project.path, lane.worktreePath),
      setup: (lane, project) => this.#setup(lane, project),
      agent: (lane) => this.#agent(lane),
    };
    for (const name of stages) {
      await unlessStopped(whenGoesOn(this.#deps, laneId), stopping);
      const found = laneAndProject(this.#deps, laneId);
      if (!found.ok || found.data.lane.phase !== 'preparing') return;
      const { lane, project } = found.data;
      const before = lane.stages.find((s) => s.name === name)?.state;
      if (before === 'done' || before === 'skipped') continue;
      await this.#record(laneId, name, 'running', null);
      const result = await this.#attempt(steps[name], { lane, project, stopping });
      const state = result.ok ? result.data.state : 'failed';
      await this.#record(laneId, name, state, result.ok ? result.data.detail : words(result.error));
      if (!result.ok) return;
    }
  }

  /** A step that a pause kept from starting is taken again when the lane goes on. */
  async #attempt(
    step: Step,
    {
      lane,
      project,
      stopping,
    }: { readonly lane: Lane; readonly project: Project; readonly stopping: AbortSignal },
  ): Promise<StageResult> {
    for (;;) {
      if (stopping.aborted) return stopped();
      const result = await this.#once(step, lane, project);
      const held = !result.ok && (result.error.type === 'paused' || standsStill(this.#deps, lane.id));
      if (!held) return result;
      await unlessStopped(whenGoesOn(this.#deps, lane.id), stopping);
    }
  }

  async #once(step: Step, lane: Lane, project: Project): Promise<StageResult> {
    try {
      return await step(lane, project);
    } catch (error) {
      this.#deps.log.error('a stage threw', { lane: lane.id, error });
      return fail('internal', error instanceof Error ? error.message : String(error));
    }
  }

  async #worktree(lane: Lane, project: Project): Promise<StageResult> {
    if (existsSync(lane.worktreePath))
      return ok({ state: 'done', detail: 'The worktree was there already.' });
    const { worktreePath: path, branch, startOid } = lane;
    const ready = await this.#ready.take(project);
    const added = await addWorktree(this.#deps.git, project.path, { path, branch, startOid, ready });
    return added.ok ? ok({ state: 'done', detail: null }) : added;
  }

  async #setup(lane: Lane, project: Project): Promise<StageResult> {
    if (!project.setupCommand) return ok({ state: 'skipped', detail: null });
    const stream = `setup:${lane.id}`;
    this.#deps.material.output(stream, `$ ${project.setupCommand}\r\n`);
    const running = runCommand({
      supervisor: this.#deps.supervisor,
      owner: lane.id,
      runId: this.#deps.ids<RunId>('run'),
      command: project.setupCommand,
      cwd: lane.worktreePath,
      env: laneEnvironment(this.#deps, lane),
      timeoutMs: project.setupTimeoutSeconds * 1000,
      onOutput: (text) => this.#deps.material.output(stream, text),
    });
    const end = await running.done;
    await this.#deps.material.flush();
    if (end.refused === 'paused') return fail('paused', 'The lane is paused.');
    const next = 'Read its output, mend the command in the project settings, and retry.';
    if (end.timedOut)
      return fail('deadline', `The setup command took longer than ${project.setupTimeoutSeconds} s.`, {
        next,
      });
    if (end.error) return fail('refused', `The setup command could not be started: ${end.error}`, { next });
    if (end.exitCode !== 0)
      return fail('refused', `The setup command ended with ${end.signal ?? `exit code ${end.exitCode}`}.`, {
        next,
      });
    return ok({ state: 'done', detail: `${Math.round(end.milliseconds / 100) / 10} s` });
  }

  async #agent(lane: Lane): Promise<StageResult> {
    const started = await this.#runs.start(lane.id);
    return started.ok ? ok({ state: 'done', detail: null }) : started;
  }

  async #record(
    laneId: LaneId,
    stage: StageName,
    state: 'running' | 'done' | 'skipped' | 'failed',
    detail: string | null,
  ): Promise<void> {
    await this.#deps.engine.dispatch(
      { type: 'lane.recordStage', data: { laneId, stage, state, detail } },
      { actor: switchyard },
    );
  }
}

const stopped = () => fail('refused', 'It was not begun, because the lane was being closed.');

/** Resolves when `waiting` does, or at once when the preparation is being stopped. */
async function unlessStopped(waiting: Promise<void>, stopping: AbortSignal): Promise<void> {
  if (stopping.aborted) return;
  const aborted = new Promise<void>((resolve) =>
    stopping.addEventListener('abort', () => resolve(), { once: true }),
  );
  await Promise.race([waiting, aborted]);
}

const words = (e: { message: string; next?: string }): string =>
  e.next ? `${e.message} ${e.next}` : e.message;
