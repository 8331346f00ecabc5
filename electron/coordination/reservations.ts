import { type CallOutput, type ReservationView } from '../../shared/contract/index.ts';
import { type HumanActor } from '../../shared/domain/actor.ts';
import { type LaneId, type ProjectId, type ReservationId } from '../../shared/domain/ids.ts';
import { type Project } from '../../shared/domain/project/state.ts';
import { type ReservationMode } from '../../shared/domain/reservation/events.ts';
import { globCovers } from '../../shared/domain/reservation/glob.ts';
import { holderAgainst, type Reservation } from '../../shared/domain/reservation/state.ts';
import { type LaneActor } from '../../shared/domain/actor.ts';
import { type Result, fail, ok } from '../../shared/kernel/result.ts';
import { resolveCommit } from '../git/resolve-commit.ts';
import { trackedPaths } from '../git/tracked-paths.ts';
import { type LaneDeps } from '../lanes/deps.ts';

/** A lease over more than this part of the tracked files looks hoarded. */
const largePart = 0.3;
/** So do those that nobody needs in a repository of some size; in a small one a folder is soon a large part of it. */
const fewFiles = 20;

/** A request to hold paths. Without a lane the human holds them. */
export interface TakeRequest {
  readonly projectId?: ProjectId | undefined;
  readonly laneId?: LaneId | undefined;
  readonly globs: readonly string[];
  readonly mode: ReservationMode;
  readonly minutes: number;
  readonly reason: string;
}

/** Leases on paths: taking them, and what they cover. */
export class ReservationDesk {
  readonly #deps: LaneDeps;
  /** Tracked files by project, as of one commit. */
  readonly #tracked = new Map<ProjectId, { readonly oid: string; readonly paths: readonly string[] }>();

  constructor(deps: LaneDeps) {
    this.#deps = deps;
  }

  async take(request: TakeRequest, actor: HumanActor | LaneActor): Promise<Result<ReservationView>> {
    const projectId = this.#projectOf(request);
    if (!projectId.ok) return projectId;
    const { laneId: holder = null, globs, mode, minutes, reason } = request;
    const { ids, engine, clock } = this.#deps;
    const reservationId = ids<ReservationId>('reservation');
    const data = {
      reservationId,
      projectId: projectId.data,
      holder,
      globs,
      mode,
      reason,
      minutes,
      now: clock.now(),
    };
    const taken = await engine.dispatch({ type: 'reservation.take', data }, { actor });
    if (!taken.ok) return taken;
    const one = engine.world.reservations.open[reservationId];
    return one
      ? ok(await this.#view(one))
      : fail('not-found', 'The reservation ended at the moment it was taken.');
  }

  async list(of: {
    readonly projectId?: ProjectId | undefined;
    readonly laneId?: LaneId | undefined;
  }): Promise<Result<CallOutput<'reservation.list'>>> {
    const { open, trespasses } = this.#deps.engine.world.reservations;
    const wanted = (r: { projectId: ProjectId }): boolean => !of.projectId || r.projectId === of.projectId;
    const items: ReservationView[] = [];
    for (const one of Object.values(open))
      if (wanted(one) && (!of.laneId || one.holder === of.laneId)) items.push(await this.#view(one));
    return ok({ items, trespasses: trespasses.filter(wanted) });
  }

  /** Who keeps a lane, or the human, from writing to paths. */
  check(request: {
    readonly projectId?: ProjectId | undefined;
    readonly laneId?: LaneId | undefined;
    readonly paths: readonly string[];
  }): Result<CallOutput<'reservation.check'>> {
    const projectId = this.#projectOf(request);
    if (!projectId.ok) return projectId;
    const { world } = this.#deps.engine;
    const who = { projectId: projectId.data, holder: request.laneId ?? null };
    const items = request.paths.map((path) => {
      const held = holderAgainst(world.reservations, who, path, this.#deps.clock.now());
      const holder = held === null ? null : held.holder === null ? 'the human' : nameOf(world, held.holder);
      return {
        path,
        free: held === null,
        holder,
        reservationId: held?.id ?? null,
        until: held?.expiresAt ?? null,
      };
    });
    return ok({ items });
  }

  #projectOf(of: { projectId?: ProjectId | undefined; laneId?: LaneId | undefined }): Result<ProjectId> {
    const { world } = this.#deps.engine;
    if (of.laneId !== undefined) {
      const lane = world.lanes[of.laneId];
      return lane ? ok(lane.projectId) : fail('not-found', `There is no lane ${of.laneId}.`);
    }
    if (of.projectId !== undefined) return ok(of.projectId);
    return fail('invalid-input', 'Name a lane, or a project for a reservation of the human.');
  }

  async #view(one: Reservation): Promise<ReservationView> {
    const project = this.#deps.engine.world.projects[one.projectId];
    const paths = project ? await this.#trackedIn(project) : null;
    const covers =
      paths === null
        ? null
        : { files: paths.filter((p) => one.globs.some((g) => globCovers(g, p))).length, of: paths.length };
    return { ...one, covers, hoarded: hoarded(one, covers) };
  }

  async #trackedIn(project: Project): Promise<readonly string[] | null> {
    const { git } = this.#deps;
    const tip = await resolveCommit(git, project.path, `refs/heads/${project.targetBranch}`);
    if (!tip.ok || tip.data === null) return null;
    const known = this.#tracked.get(project.id);
    if (known?.oid === tip.data) return known.paths;
    const paths = await trackedPaths(git, project.path, tip.data);
    if (!paths.ok) return null;
    this.#tracked.set(project.id, { oid: tip.data, paths: paths.data });
    return paths.data;
  }
}

const nameOf = (world: LaneDeps['engine']['world'], laneId: LaneId): string =>
  world.lanes[laneId]?.name ?? laneId;

function hoarded(
  one: Reservation,
  covers: { readonly files: number; readonly of: number } | null,
): string | null {
  if (one.mode === 'shared' || covers === null || covers.files < fewFiles) return null;
  const part = covers.files / covers.of;
  return part > largePart
    ? `Covers ${covers.files} of ${covers.of} tracked files (${Math.round(part * 100)} %).`
    : null;
}
