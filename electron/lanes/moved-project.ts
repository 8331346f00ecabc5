import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { type HumanActor } from '../../shared/domain/actor.ts';
import { type Project } from '../../shared/domain/project/state.ts';
import { type Result, ok } from '../../shared/kernel/result.ts';
import { type Repository } from '../git/describe-repository.ts';
import { listWorktrees } from '../git/list-worktrees.ts';
import { repairWorktrees } from '../git/repair-worktrees.ts';
import { listRefs } from '../git/update-ref.ts';
import { type LaneDeps } from './deps.ts';

/**
 * The known project that this repository is, when it is no longer where it was: its checkout that was opened first is
 * gone, or the whole repository was moved. Its lanes are linked to it again.
 */
export async function movedProject(
  deps: LaneDeps,
  repository: Repository,
  actor: HumanActor,
): Promise<Result<Project | null>> {
  const before = await findMoved(deps, repository);
  if (!before) return ok(null);
  const { root: path, commonDir } = repository;
  const worktrees = Object.values(deps.engine.world.lanes)
    .filter((l) => l.projectId === before.id && l.phase !== 'closed' && existsSync(l.worktreePath))
    .map((l) => l.worktreePath);
  const repaired = await repairWorktrees(deps.git, path, worktrees);
  if (!repaired.ok) return repaired;
  const data = { projectId: before.id, path, name: basename(path), commonDir };
  const moved = await deps.engine.dispatch({ type: 'project.move', data }, { actor });
  return moved.ok ? ok(deps.engine.world.projects[before.id] ?? null) : moved;
}

async function findMoved(deps: LaneDeps, { root, commonDir }: Repository): Promise<Project | null> {
  const gone = Object.values(deps.engine.world.projects).filter((p) => !existsSync(p.path));
  const same = gone.find((p) => p.commonDir === commonDir);
  if (same) return same;
  const lost = gone.filter((p) => !existsSync(p.commonDir));
  if (lost.length === 0) return null;
  const [worktrees, refs] = [
    await listWorktrees(deps.git, root),
    await listRefs(deps.git, root, 'refs/switchyard/'),
  ];
  const traces = [
    ...(worktrees.ok ? worktrees.data.map(({ path }) => path) : []),
    ...(refs.ok ? refs.data.flatMap(({ ref }) => ref.split('/')) : []),
  ];
  const traced = new Set(traces);
  const lanes = Object.values(deps.engine.world.lanes);
  const isTraced = (p: Project) =>
    lanes.some((l) => l.projectId === p.id && (traced.has(l.worktreePath) || traced.has(l.id)));
  return lost.find(isTraced) ?? null;
}
