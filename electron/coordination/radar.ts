import { existsSync } from 'node:fs';
import { type CallOutput } from '../../shared/contract/index.ts';
import { type ProjectId } from '../../shared/domain/ids.ts';
import { type Lane } from '../../shared/domain/lane/state.ts';
import { type Project } from '../../shared/domain/project/state.ts';
import { type Result, fail, ok } from '../../shared/kernel/result.ts';
import { changedLineRanges } from '../git/diff-files.ts';
import { mergeTree } from '../git/merge-tree.ts';
import { resolveCommit } from '../git/resolve-commit.ts';
import { snapshotCommit } from '../lanes/checkpoints.ts';
import { type LaneDeps } from '../lanes/deps.ts';
import { reviewBase } from '../lanes/review.ts';

type Radar = CallOutput<'radar.get'>;
type Pair = Radar['pairs'][number];
type Range = readonly [number, number];

/** One side of a pair: a commit, and which lines of which paths it changed since its base. */
interface Side {
  readonly id: string;
  readonly oid: string;
  readonly baseOid: string;
  readonly ranges: ReadonlyMap<string, readonly Range[]>;
}

/** Which lanes touch the same files or lines, and which git could not merge: with the target, and with each other. */
export async function scanRadar(
  deps: LaneDeps,
  projectId: ProjectId,
  fresh: boolean,
): Promise<Result<Radar>> {
  const project = deps.engine.world.projects[projectId];
  if (!project) return fail('not-found', `There is no project ${projectId}.`);
  const target = await resolveCommit(deps.git, project.path, `refs/heads/${project.targetBranch}`);
  if (!target.ok) return target;
  if (!target.data) return fail('not-found', `The target branch ${project.targetBranch} does not exist.`);
  const sides = await laneSides(deps, project, fresh);
  if (!sides.ok) return sides;
  const pairs: Pair[] = [];
  for (const [i, a] of sides.data.entries()) {
    const against = await targetSide(deps, project, target.data, a.baseOid);
    if (!against.ok) return against;
    for (const b of [against.data, ...sides.data.slice(i + 1)]) {
      const pair = await compare(deps, project, a, b);
      if (!pair.ok) return pair;
      if (pair.data) pairs.push(pair.data);
    }
  }
  return ok({ at: deps.clock.now(), pairs });
}

async function laneSides(deps: LaneDeps, project: Project, fresh: boolean): Promise<Result<readonly Side[]>> {
  const lanes = Object.values(deps.engine.world.lanes).filter(
    (l) => l.projectId === project.id && l.phase !== 'closed',
  );
  const sides: Side[] = [];
  for (const lane of lanes) {
    const oid = await positionOf(deps, lane, fresh);
    if (!oid.ok) return oid;
    if (!oid.data) continue;
    const base = await reviewBase(deps, lane, project, oid.data);
    if (!base.ok) return base;
    const ranges = await changedLineRanges(deps.git, project.path, base.data, oid.data);
    if (!ranges.ok) return ranges;
    if (ranges.data.size > 0)
      sides.push({ id: lane.id, oid: oid.data, baseOid: base.data, ranges: ranges.data });
  }
  return ok(sides);
}

async function positionOf(deps: LaneDeps, lane: Lane, fresh: boolean): Promise<Result<string | null>> {
  const last = lane.checkpoints.at(-1)?.oid ?? null;
  if (!fresh || !existsSync(lane.worktreePath)) return ok(last);
  const shot = await snapshotCommit(deps, lane, `Look at ${lane.name}`);
  return shot.ok ? ok(shot.data.oid) : ok(last);
}

async function targetSide(
  deps: LaneDeps,
  project: Project,
  oid: string,
  baseOid: string,
): Promise<Result<Side>> {
  const ranges = await changedLineRanges(deps.git, project.path, baseOid, oid);
  return ranges.ok ? ok({ id: 'target', oid, baseOid, ranges: ranges.data }) : ranges;
}

async function compare(deps: LaneDeps, project: Project, a: Side, b: Side): Promise<Result<Pair | null>> {
  const shared = [...a.ranges.keys()].filter((path) => b.ranges.has(path));
  const names = new Set([...a.ranges.keys(), ...b.ranges.keys()]);
  if (shared.length === 0 && !foldersMeet(names)) return ok(null);
  const merged = await mergeTree(deps.git, project.path, b.oid, a.oid);
  if (!merged.ok) return merged;
  const { conflicts } = merged.data;
  const inConflict = new Set(conflicts.map((c) => c.path));
  const paths = [...new Set([...shared, ...inConflict])];
  if (paths.length === 0) return ok(null);
  const files = paths.map((path) => ({
    path,
    overlap: sameLines(a.ranges.get(path) ?? [], b.ranges.get(path) ?? [])
      ? ('lines' as const)
      : ('file' as const),
    conflict: inConflict.has(path),
  }));
  return ok({ a: a.id, b: b.id, conflict: conflicts.length > 0, files, conflicts: [...conflicts] });
}

/** Whether one side's file is another's folder: a conflict without a shared path. */
function foldersMeet(paths: ReadonlySet<string>): boolean {
  return [...paths].some((path) => [...paths].some((other) => other.startsWith(`${path}/`)));
}

function sameLines(a: readonly Range[], b: readonly Range[]): boolean {
  return a.some(([from, to]) => b.some(([start, end]) => from <= end && start <= to));
}
