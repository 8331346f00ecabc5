import { lstat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { switchyard } from '../../shared/domain/actor.ts';
import { type LaneId } from '../../shared/domain/ids.ts';
import { type Lane } from '../../shared/domain/lane/state.ts';
import { holderAgainst, type Reservation } from '../../shared/domain/reservation/state.ts';
import { type Instant } from '../../shared/kernel/time.ts';
import { uncommittedPaths } from '../git/uncommitted-paths.ts';
import { type LaneDeps } from '../lanes/deps.ts';

/** How often the worktrees of lanes at work are looked at while others hold something, in milliseconds. */
const every = 2000;

/**
 * Finds on the disk what no question could stop: a lane that wrote to a path while another one held it. Looks at lanes
 * that are at work, only below what others hold, and once more when a turn is over.
 */
export class TrespassWatch {
  readonly #deps: LaneDeps;
  readonly #looking = new Map<LaneId, Promise<void>>();
  #timer: NodeJS.Timeout | null = null;

  constructor(deps: LaneDeps) {
    this.#deps = deps;
  }

  start(): void {
    this.#timer ??= setInterval(() => void this.lookAround(), every).unref();
  }

  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
    await Promise.all(this.#looking.values());
  }

  /** Ends or renews what has run out, then looks at every lane that is at work. */
  async lookAround(): Promise<void> {
    const { engine, clock } = this.#deps;
    const { world } = engine;
    const now = clock.now();
    if (Object.values(world.reservations.open).some((r) => r.expiresAt <= now))
      await engine.dispatch({ type: 'reservation.settle', data: { now } }, { actor: switchyard });
    const busy = Object.values(world.lanes).filter((l) => l.turn !== null && l.pausedBy === null);
    await Promise.all(busy.map((lane) => this.look(lane.id)));
  }

  /** Looks at one lane; asked again while it looks, it looks once. */
  look(laneId: LaneId): Promise<void> {
    const running = this.#looking.get(laneId);
    if (running) return running;
    const work = this.#look(laneId).finally(() => this.#looking.delete(laneId));
    this.#looking.set(laneId, work);
    return work;
  }

  async #look(laneId: LaneId): Promise<void> {
    const { engine, clock, git, log } = this.#deps;
    const lane = engine.world.lanes[laneId];
    if (!lane || lane.phase === 'closed') return;
    const against = heldByOthers(Object.values(engine.world.reservations.open), lane, clock.now());
    if (against.length === 0) return;
    const globs = [...new Set(against.flatMap((r) => r.globs))];
    const changed = await uncommittedPaths(git, lane.worktreePath, globs);
    if (!changed.ok) {
      log.warning('a worktree could not be looked at for reserved paths', {
        lane: lane.id,
        error: changed.error,
      });
      return;
    }
    const found = new Map<Reservation, string[]>();
    for (const path of changed.data) {
      const held = holderAgainst(
        engine.world.reservations,
        { projectId: lane.projectId, holder: laneId },
        path,
        clock.now(),
      );
      if (!held || !(await changedSince(lane, path, held.takenAt))) continue;
      found.set(held, [...(found.get(held) ?? []), path]);
    }
    for (const [{ id: reservationId }, paths] of found)
      await engine.dispatch(
        { type: 'reservation.recordTrespass', data: { reservationId, trespasser: laneId, paths } },
        { actor: switchyard },
      );
  }
}

const heldByOthers = (open: readonly Reservation[], lane: Lane, now: Instant): readonly Reservation[] =>
  open.filter((r) => r.projectId === lane.projectId && r.holder !== lane.id && r.expiresAt > now);

/** A file that is gone shows in its folder's time; a folder that is gone, too, was changed. */
async function changedSince(lane: Lane, path: string, since: Instant): Promise<boolean> {
  const full = join(lane.worktreePath, path);
  const stat = await lstat(full)
    .catch(() => lstat(dirname(full)))
    .catch(() => null);
  return stat === null || stat.ctimeMs >= since;
}
