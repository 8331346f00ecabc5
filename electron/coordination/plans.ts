import { type CallOutput } from '../../shared/contract/index.ts';
import { type ProjectId } from '../../shared/domain/ids.ts';
import { type JudgedPlan, judgePlan } from '../../shared/domain/plan/check.ts';
import { estimatePlan, type PastTask } from '../../shared/domain/plan/estimate.ts';
import { type Evidence } from '../../shared/domain/plan/evidence.ts';
import { type AgentAtHand, preflight } from '../../shared/domain/plan/preflight.ts';
import { readTasks } from '../../shared/domain/plan/read-tasks.ts';
import { type PlanTask } from '../../shared/domain/plan/task.ts';
import { type Result, fail, ok } from '../../shared/kernel/result.ts';
import { type LaneDeps } from '../lanes/deps.ts';
import { type History } from './history.ts';
import { PlanEvidence } from './plan-evidence.ts';

interface Judged extends JudgedPlan {
  readonly oid: string;
  readonly evidence: Evidence;
}

/** Plans: the independence test on the real tree, what is missing, and what they are likely to take. */
export class PlanDesk {
  readonly #deps: LaneDeps;
  readonly #history: () => History;
  readonly #evidence: PlanEvidence;

  constructor(deps: LaneDeps, history: () => History) {
    this.#deps = deps;
    this.#history = history;
    this.#evidence = new PlanEvidence(deps);
  }

  async check(projectId: ProjectId, wanted: readonly PlanTask[]): Promise<Result<CallOutput<'plan.check'>>> {
    const judged = await this.#judge(projectId, wanted);
    if (!judged.ok) return judged;
    const { evidence, ...rest } = judged.data;
    const files = Object.entries(evidence.tasks).map(([id, one]): [string, number] => [id, one.files.length]);
    return ok({ ...rest, files: Object.fromEntries(files) });
  }

  preflight(
    projectId: ProjectId,
    wanted: readonly PlanTask[],
    agents: readonly AgentAtHand[],
  ): Result<CallOutput<'plan.preflight'>> {
    const project = this.#deps.engine.world.projects[projectId];
    if (!project) return fail('not-found', `There is no project ${projectId}.`);
    const tasks = readTasks(wanted);
    return tasks.ok ? ok({ items: [...preflight(project, tasks.data, agents)] }) : tasks;
  }

  async estimate(
    projectId: ProjectId,
    tasks: readonly PlanTask[],
    atOnce: number,
  ): Promise<Result<CallOutput<'plan.estimate'>>> {
    const judged = await this.#judge(projectId, tasks);
    if (!judged.ok) return judged;
    return ok(estimatePlan(tasks, judged.data.waves, await this.#past(projectId), atOnce));
  }

  async #judge(projectId: ProjectId, wanted: readonly PlanTask[]): Promise<Result<Judged>> {
    const tasks = readTasks(wanted);
    if (!tasks.ok) return tasks;
    const read = await this.#evidence.read(projectId, tasks.data);
    if (!read.ok) return read;
    const judged = judgePlan(tasks.data, read.data.evidence);
    return judged.ok ? ok({ ...judged.data, ...read.data }) : judged;
  }

  /** What lanes of this project took that have worked and stand still now. */
  async #past(projectId: ProjectId): Promise<readonly PastTask[]> {
    const history = this.#history();
    await history.whole;
    const lanes = Object.values(this.#deps.engine.world.lanes).filter(
      (l) => l.projectId === projectId && l.turns > 0 && l.turn === null && l.changes !== null,
    );
    return lanes.map((lane): PastTask => {
      const { added = 0, removed = 0 } = lane.changes ?? {};
      return {
        roleId: lane.roleId,
        agentId: lane.agentId,
        minutes: history.index.lane(lane.id).worked() / 60_000,
        cost: lane.usage?.cost ?? null,
        currency: lane.usage?.currency ?? null,
        lines: added + removed,
      };
    });
  }
}
