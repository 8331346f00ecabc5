import { switchyard } from '../../shared/domain/actor.ts';
import { type LaneId } from '../../shared/domain/ids.ts';
import { type Task } from '../../shared/domain/lane/events.ts';
import { type Result, fail } from '../../shared/kernel/result.ts';
import { readBytes } from '../git/read-blob.ts';
import { type LaneDeps, laneAndProject } from '../lanes/deps.ts';
import { planHowTo, readPlan, type WrittenPlan } from './plan-text.ts';

/** Where a planner's lane writes its plan, relative to the repository. */
const planFile = '.switchyard/plan.md';

/** Bytes; a longer one is no plan that a human reads. */
const largestPlan = 500_000;

/** What a planner is told. */
export const plannerTask = (title: string, goal: string): Task => ({
  title: `Plan: ${title}`,
  brief: [
    goal,
    `Read the repository and write a plan for this as ${planFile}; change nothing else. Cut the work so that tasks can run at the same time: different files, no waiting for each other's output. Declare for each task every path that it will write, its inputs and its outputs.`,
    `# ${title}, then the goal in a paragraph. ${planHowTo}`,
    'A human reads, changes and approves the plan before anything of it is launched. Stop when it is written.',
  ].join('\n\n'),
  writeSet: [planFile],
  inputs: [],
  outputs: [planFile],
});

/** Takes up the plans that planners write. */
export class Proposals {
  readonly #deps: LaneDeps;

  constructor(deps: LaneDeps) {
    this.#deps = deps;
  }

  /** Reads the plan of a lane's last checkpoint into the mission that waits for it; does nothing for any other lane. */
  async look(laneId: LaneId): Promise<void> {
    const { engine, log } = this.#deps;
    const mission = Object.values(engine.world.missions).find((m) => m.planner === laneId);
    if (mission?.phase !== 'draft') return;
    const plan = await this.#written(laneId);
    const data = plan.ok
      ? { goal: plan.data.goal || mission.goal, tasks: plan.data.tasks, problem: null }
      : { goal: mission.goal, tasks: mission.tasks, problem: plan.error.message };
    const done = await engine.dispatch(
      { type: 'mission.propose', data: { missionId: mission.id, ...data } },
      { actor: switchyard },
    );
    if (!done.ok) log.warning('a proposed plan was not taken up', { mission: mission.id, error: done.error });
  }

  async #written(laneId: LaneId): Promise<Result<WrittenPlan>> {
    const found = laneAndProject(this.#deps, laneId);
    if (!found.ok) return found;
    const { lane, project } = found.data;
    const oid = lane.checkpoints.at(-1)?.oid;
    if (oid === undefined) return fail('not-found', 'Nothing is written yet.');
    const text = await readBytes(this.#deps.git, project.path, oid, planFile, largestPlan);
    if (!text.ok) return text;
    if (text.data === null) return fail('not-found', `${lane.name} has not written ${planFile}.`);
    return readPlan(text.data.toString('utf8'), 'markdown');
  }
}
