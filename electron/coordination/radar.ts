import { existsSync } from 'node:fs';
import { type CallOutput } from '../../shared/contract/index.ts';
import { type ProjectId } from '../../shared/domain/ids.ts';
import { type Lane } from '../../shared/domain/lane/state.ts';
import { type Project } from '../../shared/domain/project/state.ts';
import { type Result, fail, ok } from '../../shared/kernel/result.ts';
import { changedLineRanges } from '../git/diff-files.ts';
import { resolveCommit } from '../git/resolve-commit.ts';
import { snapshotCommit } from '../lanes/checkpoints.ts';
import { type LaneDeps } from '../lanes/deps.ts';
import { reviewBase } from '../lanes/review.ts';
import { comparePairs, type Side, type Tried } from './radar-pairs.ts';

type View = CallOutput<'radar.get'>;

interface LaneSide extends Side {
  readonly baseOid: string;
}

/** Line ranges that are remembered; a lane at work makes new ones with every turn. */
const remembered = 1000;

/** Which lanes touch the same files or lines, and which git could not merge: with the target, and with each other. */
export class Radar {
  readonly #deps: LaneDeps;
  readonly #tried = new Map<string, Tried>();
  readonly #ranges = new Map<string, Side['ranges']>();
  readonly #bases = new Map<string, string>();

  constructor(deps: LaneDeps) {
    this.#deps = deps;
  }

  /** With `fresh` what is on the disk now; else as of the lanes' last checkpoints. What did not change is not tried again. */
  async scan(projectId: ProjectId, fresh: boolean): Promise<Result<View>> {
    const project = this.#deps.engine.world.projects[projectId];
    if (!project) return fail('not-found', `There is no project ${projectId}.`);
    const target = await resolveCommit(this.#deps.git, project.path, `refs/heads/${project.targetBranch}`);
    if (!target.ok) return target;
    if (!target.data) return fail('not-found', `The target branch ${project.targetBranch} does not exist.`);
    const sides = await this.#laneSides(project, target.data, fresh);
    if (!sides.ok) return sides;
    const pairs: (readonly [Side, Side])[] = [];
    for (const [i, a] of sides.data.entries()) {
      const ranges = await this.#rangesOf(project.path, a.baseOid, target.data);
      if (!ranges.ok) return ranges;
      pairs.push([a, { id: 'target', oid: target.data, ranges: ranges.data }]);
      for (const b of sides.data.slice(i + 1)) pairs.push([a, b]);
    }
    const found = await comparePairs(this.#deps.git, project.path, pairs, this.#tried);
    return found.ok ? ok({ at: this.#deps.clock.now(), pairs: [...found.data] }) : found;
  }

  async #laneSides(
    project: Project,
    targetOid: string,
    fresh: boolean,
  ): Promise<Result<readonly LaneSide[]>> {
    const lanes = Object.values(this.#deps.engine.world.lanes).filter(
      (l) => l.projectId === project.id && l.phase !== 'closed',
    );
    const looks = await Promise.all(lanes.map((lane) => this.#sideOf(lane, project, targetOid, fresh)));
    const sides: LaneSide[] = [];
    for (const side of looks) {
      if (!side.ok) return side;
      if (side.data) sides.push(side.data);
    }
    return ok(sides);
  }

  /** Null where the lane has changed nothing. */
  async #sideOf(
    lane: Lane,
    project: Project,
    targetOid: string,
    fresh: boolean,
  ): Promise<Result<LaneSide | null>> {
    const oid = await this.#positionOf(lane, fresh);
    if (!oid.ok) return oid;
    if (!oid.data) return ok(null);
    const baseOid = await this.#baseOf(lane, project, oid.data, targetOid);
    if (!baseOid.ok) return baseOid;
    const ranges = await this.#rangesOf(project.path, baseOid.data, oid.data);
    if (!ranges.ok) return ranges;
    if (ranges.data.size === 0) return ok(null);
    return ok({ id: lane.id, oid: oid.data, baseOid: baseOid.data, ranges: ranges.data });
  }

  async #positionOf(lane: Lane, fresh: boolean): Promise<Result<string | null>> {
    const last = lane.checkpoints.at(-1)?.oid ?? null;
    if (!fresh || !existsSync(lane.worktreePath)) return ok(last);
    const shot = await snapshotCommit(this.#deps, lane, `Look at ${lane.name}`);
    return shot.ok ? ok(shot.data.oid) : ok(last);
  }

  async #baseOf(lane: Lane, project: Project, oid: string, targetOid: string): Promise<Result<string>> {
    const key = `${oid} ${targetOid} ${lane.baseOid} ${lane.revertOid ?? ''}`;
    const known = this.#bases.get(key);
    if (known !== undefined) return ok(known);
    const base = await reviewBase(this.#deps, lane, project, oid);
    if (base.ok) keep(this.#bases, key, base.data);
    return base;
  }

  async #rangesOf(dir: string, from: string, to: string): Promise<Result<Side['ranges']>> {
    const key = `${from} ${to}`;
    const known = this.#ranges.get(key);
    if (known) return ok(known);
    const ranges = await changedLineRanges(this.#deps.git, dir, from, to);
    if (ranges.ok) keep(this.#ranges, key, ranges.data);
    return ranges;
  }
}

/** The longest known goes first. */
function keep<T>(known: Map<string, T>, key: string, value: T): void {
  known.set(key, value);
  const [oldest] = known.keys();
  if (known.size > remembered && oldest !== undefined) known.delete(oldest);
}
