import { type CallOutput } from '../../shared/contract/index.ts';
import { type ProjectId } from '../../shared/domain/ids.ts';
import { judgePlan } from '../../shared/domain/plan/check.ts';
import { readTasks } from '../../shared/domain/plan/read-tasks.ts';
import { type PlanTask } from '../../shared/domain/plan/task.ts';
import { type Result, ok } from '../../shared/kernel/result.ts';
import { type LaneDeps } from '../lanes/deps.ts';
import { PlanEvidence } from './plan-evidence.ts';

/** Plans: the independence test on the real tree. */
export class PlanDesk {
  readonly #evidence: PlanEvidence;

  constructor(deps: LaneDeps) {
    this.#evidence = new PlanEvidence(deps);
  }

  async check(projectId: ProjectId, wanted: readonly PlanTask[]): Promise<Result<CallOutput<'plan.check'>>> {
    const tasks = readTasks(wanted);
    if (!tasks.ok) return tasks;
    const read = await this.#evidence.read(projectId, tasks.data);
    if (!read.ok) return read;
    const { oid, evidence } = read.data;
    const judged = judgePlan(tasks.data, evidence);
    if (!judged.ok) return judged;
    const files = Object.entries(evidence.tasks).map(([id, one]) => [id, one.files.length]);
    return ok({ ...judged.data, oid, files: Object.fromEntries(files) as Record<string, number> });
  }
}
