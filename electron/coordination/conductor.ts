import { switchyard } from '../../shared/domain/actor.ts';
import { type MergeId, type MissionId } from '../../shared/domain/ids.ts';
import { type LaneAt, type TogetherCheck } from '../../shared/domain/mission/events.ts';
import { type Mission } from '../../shared/domain/mission/state.ts';
import { type MissionStep, stepsOf } from '../../shared/domain/mission/steps.ts';
import { type Project } from '../../shared/domain/project/state.ts';
import { type Failure } from '../../shared/kernel/result.ts';
import { type LaneDeps } from '../lanes/deps.ts';
import { launchLane } from '../lanes/launch.ts';
import { laneTask } from './task-brief.ts';

/** Joins lanes and verifies the result; null when it was ended early. */
export type CheckTogether = (look: {
  readonly missionId: MissionId;
  readonly project: Project;
  readonly lanes: readonly LaneAt[];
  readonly signal: AbortSignal;
}) => Promise<TogetherCheck | null>;

/** How long a task holds its write set before its lane has to be at work to keep it, in minutes. */
const reserveMinutes = 60;

/**
 * Runs missions: launches what is due, has the lanes of a wave checked together, hands them to the merge queue where no
 * human wants to, and ends what is done. What is due is read off the world each time, so that nothing is done twice.
 */
export class Conductor {
  readonly #deps: LaneDeps;
  readonly #check: CheckTogether;
  readonly #working = new Map<MissionId, Promise<void>>();
  readonly #again = new Set<MissionId>();
  readonly #checking = new Map<MissionId, Promise<void>>();
  readonly #ending = new AbortController();

  constructor(deps: LaneDeps, check: CheckTogether) {
    this.#deps = deps;
    this.#check = check;
  }

  /** Takes every step of every running mission that can be taken now. */
  async advanceAll(): Promise<void> {
    const running = Object.values(this.#deps.engine.world.missions).filter((m) => m.phase === 'running');
    await Promise.all(running.map((m) => this.advance(m.id)));
  }

  /** The same for one mission; asked again while it works, it looks once more afterwards. */
  advance(missionId: MissionId): Promise<void> {
    const working = this.#working.get(missionId);
    if (working) {
      this.#again.add(missionId);
      return working;
    }
    const work = this.#work(missionId).finally(() => {
      this.#working.delete(missionId);
      if (this.#again.delete(missionId) && !this.#ending.signal.aborted) void this.advance(missionId);
    });
    this.#working.set(missionId, work);
    return work;
  }

  /** Ends verifications and takes no further step. */
  async stop(): Promise<void> {
    this.#ending.abort();
    await Promise.all([...this.#working.values(), ...this.#checking.values()]);
  }

  async #work(missionId: MissionId): Promise<void> {
    for (;;) {
      this.#again.delete(missionId);
      const { engine, gate } = this.#deps;
      const mission = engine.world.missions[missionId];
      const project = mission && engine.world.projects[mission.projectId];
      if (!mission || !project || gate.paused || this.#ending.signal.aborted) return;
      const before = engine.world.sequence;
      for (const step of stepsOf(mission, engine.world, project.gates?.beforeMerge === false))
        await this.#take(step, mission, project);
      // What could not be done leaves no trace; it is tried again when something happens.
      if (engine.world.sequence === before) return;
    }
  }

  async #take(step: MissionStep, mission: Mission, project: Project): Promise<void> {
    switch (step.kind) {
      case 'launch':
        return this.#launch(mission, step.taskId);
      case 'check':
        return this.#begin(mission, project, step.lanes);
      case 'merge':
        return this.#record({
          type: 'merge.enqueue',
          data: { mergeId: this.#deps.ids<MergeId>('merge'), laneId: step.laneId },
        });
      case 'end':
        return this.#record({ type: 'mission.end', data: { missionId: mission.id, end: 'done' } });
    }
  }

  async #launch(mission: Mission, taskId: string): Promise<void> {
    const { engine } = this.#deps;
    const task = mission.tasks.find((t) => t.id === taskId);
    if (!task) return;
    const launched = await launchLane(
      this.#deps,
      {
        projectId: mission.projectId,
        agentId: task.agentId,
        roleId: task.roleId,
        model: task.model,
        task: laneTask(mission, task, engine.world),
        mission: { missionId: mission.id, taskId },
        reserveMinutes,
      },
      switchyard,
    );
    if (launched.ok || launched.error.type === 'paused') return;
    await this.#hold(mission, taskId, launched.error);
  }

  #hold(mission: Mission, taskId: string, { message, next, details }: Failure): Promise<void> {
    const on = typeof details === 'object' && details !== null && 'holders' in details;
    const reason = next ? `${message} ${next}` : message;
    return this.#record({
      type: 'mission.holdTask',
      data: { missionId: mission.id, taskId, hold: { on: on ? 'reservation' : 'error', reason } },
    });
  }

  /** A verification takes its time; other steps do not wait for it. */
  async #begin(mission: Mission, project: Project, lanes: readonly LaneAt[]): Promise<void> {
    if (this.#checking.has(mission.id)) return;
    const looking = { lanes, state: 'running' as const, reason: null, culprits: [], runs: 0 };
    await this.#record({ type: 'mission.recordCheck', data: { missionId: mission.id, check: looking } });
    const { signal } = this.#ending;
    const work = this.#check({ missionId: mission.id, project, lanes, signal })
      .then(async (check) => {
        this.#checking.delete(mission.id);
        if (check)
          await this.#record({ type: 'mission.recordCheck', data: { missionId: mission.id, check } });
      })
      .catch((error: unknown) => {
        this.#checking.delete(mission.id);
        this.#deps.log.error('lanes could not be checked together', { mission: mission.id, error });
      });
    this.#checking.set(mission.id, work);
  }

  async #record(command: Parameters<LaneDeps['engine']['dispatch']>[0]): Promise<void> {
    const done = await this.#deps.engine.dispatch(command, { actor: switchyard });
    if (!done.ok)
      this.#deps.log.info('a step of a mission was refused', { step: command.type, error: done.error });
  }
}
