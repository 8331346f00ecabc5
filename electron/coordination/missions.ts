import { type CallOutput, type MissionView, type ParsedInput } from '../../shared/contract/index.ts';
import { toMissionView } from '../../shared/contract/present.ts';
import { type Actor } from '../../shared/domain/actor.ts';
import { type MissionCommand } from '../../shared/domain/command.ts';
import { type MissionId, type ProjectId } from '../../shared/domain/ids.ts';
import { type Schedule } from '../../shared/domain/mission/events.ts';
import { type Mission } from '../../shared/domain/mission/state.ts';
import { type JudgedPlan } from '../../shared/domain/plan/check.ts';
import { readTasks } from '../../shared/domain/plan/read-tasks.ts';
import { type PlanTask } from '../../shared/domain/plan/task.ts';
import { type Result, fail, ok } from '../../shared/kernel/result.ts';
import { type LaneDeps } from '../lanes/deps.ts';
import { launchLane } from '../lanes/launch.ts';
import { plannerTask } from './proposals.ts';
import { writePlan } from './plan-text.ts';
import { type PlanDesk } from './plans.ts';

type Answer = Promise<Result<MissionView>>;

/** Missions: their plans, from draft to launch. What runs is the conductor's. */
export class MissionDesk {
  readonly #deps: LaneDeps;
  readonly #plans: PlanDesk;

  constructor(deps: LaneDeps, plans: PlanDesk) {
    this.#deps = deps;
    this.#plans = plans;
  }

  list(projectId: ProjectId | undefined): MissionView[] {
    return Object.values(this.#deps.engine.world.missions)
      .filter((m) => projectId === undefined || m.projectId === projectId)
      .toReversed()
      .map((m) => this.#present(m));
  }

  get(missionId: MissionId): Result<MissionView> {
    const mission = this.#deps.engine.world.missions[missionId];
    return mission ? ok(this.#present(mission)) : fail('not-found', 'There is no such mission.');
  }

  async create(wanted: ParsedInput<'mission.create'>, actor: Actor): Answer {
    const tasks = readTasks(wanted.tasks);
    if (!tasks.ok) return tasks;
    const missionId = this.#deps.ids<MissionId>('mission');
    const data = { ...wanted, tasks: tasks.data, missionId, workflow: null, planner: null };
    return this.do({ type: 'mission.create', data }, actor);
  }

  /** A lane that writes the plan; what it wrote is taken up at the end of each of its turns. */
  async propose(wanted: ParsedInput<'mission.propose'>, actor: Actor): Answer {
    const { projectId, title, goal, agentId = null, roleId, model = null, atOnce } = wanted;
    const task = plannerTask(title, goal);
    const lane = await launchLane(this.#deps, { projectId, agentId, roleId, model, task }, actor);
    if (!lane.ok) return lane;
    const missionId = this.#deps.ids<MissionId>('mission');
    const data = {
      missionId,
      projectId,
      title,
      goal,
      tasks: [],
      atOnce,
      workflow: null,
      planner: lane.data.id,
    };
    return this.do({ type: 'mission.create', data }, actor);
  }

  /** While it runs, the order is judged anew; a change that makes a circle is refused. */
  async edit({ missionId, on, ...changes }: ParsedInput<'mission.edit'>, actor: Actor): Answer {
    const mission = this.#deps.engine.world.missions[missionId];
    if (!mission) return fail('not-found', 'There is no such mission.');
    const tasks = readTasks(changes.tasks ?? mission.tasks);
    if (!tasks.ok) return tasks;
    const live = mission.phase === 'running' || mission.phase === 'stopped';
    const schedule = live ? await this.#schedule(mission.projectId, tasks.data) : ok(null);
    if (!schedule.ok) return schedule;
    const { title = mission.title, goal = mission.goal, atOnce = mission.atOnce } = changes;
    const data = { missionId, on, title, goal, atOnce, tasks: tasks.data, schedule: schedule.data };
    return this.do({ type: 'mission.edit', data }, actor);
  }

  async launch(wanted: ParsedInput<'plan.launch'>, actor: Actor): Answer {
    const made = wanted.missionId ? this.get(wanted.missionId) : await this.#fromTasks(wanted, actor);
    if (!made.ok) return made;
    const mission = made.data;
    const nobody = mission.tasks.filter((t) => t.agentId === null && t.roleId === null).map((t) => t.id);
    if (nobody.length > 0)
      return fail('invalid-input', `No agent is chosen for ${nobody.join(', ')}.`, {
        kept: 'The plan is kept as a draft; nothing was launched.',
        next: 'Choose an agent for each task, or a role that has one.',
      });
    const schedule = await this.#schedule(mission.projectId, mission.tasks);
    if (!schedule.ok) return schedule;
    const { revision = mission.revision } = wanted;
    const data = { missionId: mission.id, revision, schedule: schedule.data };
    return this.do({ type: 'mission.start', data }, actor);
  }

  /** The plan as text that can be imported again. */
  written(missionId: MissionId, format: 'markdown' | 'json'): Result<CallOutput<'plan.export'>> {
    const mission = this.#deps.engine.world.missions[missionId];
    if (!mission) return fail('not-found', 'There is no such mission.');
    const { title, goal, tasks } = mission;
    const text =
      format === 'json'
        ? `${JSON.stringify({ title, goal, tasks }, null, 2)}\n`
        : writePlan({ title, goal, tasks });
    const slug = title
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '');
    return ok({ text, fileName: `${slug || 'plan'}.${format === 'json' ? 'json' : 'md'}` });
  }

  /** Has a command decided, and answers with the mission as it is then. */
  async do(command: MissionCommand, actor: Actor): Answer {
    const done = await this.#deps.engine.dispatch(command, { actor });
    return done.ok ? this.get(command.data.missionId) : done;
  }

  async #fromTasks(wanted: ParsedInput<'plan.launch'>, actor: Actor): Answer {
    const { projectId, tasks, title, goal = '', atOnce = 3 } = wanted;
    if (!projectId || !tasks)
      return fail('invalid-input', 'Name a mission, or a project with the tasks of a new one.');
    const first = tasks[0]?.title ?? 'Plan';
    const judged = await this.#plans.check(projectId, tasks);
    if (!judged.ok) return judged;
    return this.create({ projectId, title: title ?? first, goal, tasks, atOnce }, actor);
  }

  async #schedule(projectId: ProjectId, tasks: readonly PlanTask[]): Promise<Result<Schedule>> {
    if (tasks.length === 0) return fail('refused', 'The plan has no task yet.');
    const judged = await this.#plans.check(projectId, tasks);
    return judged.ok ? ok(scheduleOf(judged.data, tasks)) : judged;
  }

  #present(mission: Mission): MissionView {
    return toMissionView(mission, this.#deps.engine.world.lanes);
  }
}

/** Who waits for whom: by what was judged to come first, and by what was declared. */
function scheduleOf({ waves, pairs }: JudgedPlan, tasks: readonly PlanTask[]): Schedule {
  const after = new Map(tasks.map((t) => [t.id, new Set(t.dependsOn)]));
  for (const { a, b, first, reasons } of pairs)
    if (first !== null && reasons.some((r) => r.question !== 1)) after.get(first === a ? b : a)?.add(first);
  return { waves, after: Object.fromEntries([...after].map(([id, before]) => [id, [...before]])) };
}
