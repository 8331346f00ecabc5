import { type ProjectId } from '../../shared/domain/ids.ts';
import { drawnBy, type Evidence, type TaskEvidence } from '../../shared/domain/plan/evidence.ts';
import { namesOf } from '../../shared/domain/plan/names.ts';
import { namesSpokenOf } from '../../shared/domain/plan/needs.ts';
import { type PlanTask } from '../../shared/domain/plan/task.ts';
import { type Project } from '../../shared/domain/project/state.ts';
import { globMatcher } from '../../shared/domain/reservation/glob.ts';
import { type Result, fail, ok } from '../../shared/kernel/result.ts';
import { findWords } from '../git/find-words.ts';
import { recentChanges } from '../git/recent-changes.ts';
import { resolveCommit } from '../git/resolve-commit.ts';
import { trackedPaths } from '../git/tracked-paths.ts';
import { type LaneDeps } from '../lanes/deps.ts';

/** Commits that are learned from. */
const learnedFrom = 1000;
/** Names that are looked up in the tree, at most. */
const mostNames = 60;

interface Look {
  readonly oid: string;
  readonly paths: readonly string[];
  readonly tracked: ReadonlySet<string>;
  readonly commits: readonly (readonly string[])[];
}

/** Reads from the target branch what a plan is judged by. */
export class PlanEvidence {
  readonly #deps: Pick<LaneDeps, 'git' | 'engine'>;
  readonly #looks = new Map<ProjectId, Look>();

  constructor(deps: Pick<LaneDeps, 'git' | 'engine'>) {
    this.#deps = deps;
  }

  /** With the commit that it was read from. */
  async read(
    projectId: ProjectId,
    tasks: readonly PlanTask[],
  ): Promise<Result<{ readonly oid: string; readonly evidence: Evidence }>> {
    const project = this.#deps.engine.world.projects[projectId];
    if (!project) return fail('not-found', `There is no project ${projectId}.`);
    const look = await this.#look(project);
    if (!look.ok) return look;
    const { oid, paths, tracked, commits } = look.data;
    const words = tasks.flatMap((task) => [
      ...namesSpokenOf(task).symbols,
      ...task.inputs.flatMap((input) => namesOf(input).symbols),
    ]);
    const symbols = await findWords(
      this.#deps.git,
      project.path,
      oid,
      [...new Set(words)].slice(0, mostNames),
    );
    if (!symbols.ok) return symbols;
    const byTask = tasks.map((task): [string, TaskEvidence] => {
      const globs = task.writeSet.map(globMatcher);
      const files = paths.filter((path) => globs.some((covers) => covers(path)));
      return [task.id, { files, drawn: drawnBy(files, commits, tracked) }];
    });
    return ok({ oid, evidence: { tasks: Object.fromEntries(byTask), tracked, symbols: symbols.data } });
  }

  async #look(project: Project): Promise<Result<Look>> {
    const { git } = this.#deps;
    const tip = await resolveCommit(git, project.path, `refs/heads/${project.targetBranch}`);
    if (!tip.ok) return tip;
    const oid = tip.data;
    if (oid === null)
      return fail('not-found', `The target branch ${project.targetBranch} does not exist.`, {
        next: 'Choose another target branch in the project settings.',
      });
    const known = this.#looks.get(project.id);
    if (known?.oid === oid) return ok(known);
    const paths = await trackedPaths(git, project.path, oid);
    if (!paths.ok) return paths;
    const commits = await recentChanges(git, project.path, oid, learnedFrom);
    if (!commits.ok) return commits;
    const look = { oid, paths: paths.data, tracked: new Set(paths.data), commits: commits.data };
    this.#looks.set(project.id, look);
    return ok(look);
  }
}
