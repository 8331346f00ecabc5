import { type MergeId, type ProjectId } from '../../shared/domain/ids.ts';
import { inTurn } from '../../shared/domain/merge/state.ts';
import { attemptMerge } from './attempt.ts';
import { type Attempt, type MergeDeps } from './deps.ts';
import { Verifications } from './verifications.ts';

/** The one merger of each project: takes one entry at a time, in their order. */
export class MergeQueue {
  readonly #deps: MergeDeps;
  readonly #working = new Map<ProjectId, Promise<void>>();
  readonly #running = new Verifications();
  #stopped = false;

  constructor(deps: MergeDeps) {
    this.#deps = deps;
  }

  /** Works until nothing is queued. Idempotent: asked again while it works, it does nothing more. */
  advance(projectId: ProjectId): Promise<void> {
    const working =
      this.#working.get(projectId) ?? this.#work(projectId).finally(() => this.#workedOff(projectId));
    this.#working.set(projectId, working);
    return working;
  }

  /** Ends the verification of a cancelled entry. */
  cancelVerification(mergeId: MergeId): void {
    this.#running.cancel(mergeId);
  }

  /** Takes no further entry; resolves when the one under way is over. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#running.stop();
    await Promise.all(this.#working.values());
  }

  async #work(projectId: ProjectId): Promise<void> {
    for (;;) {
      const attempt = this.#stopped || this.#deps.gate.paused ? null : this.#next(projectId);
      if (!attempt) return;
      await attemptMerge(this.#deps, attempt, this.#running);
    }
  }

  /** An entry may have come between the last look and now. */
  #workedOff(projectId: ProjectId): void {
    this.#working.delete(projectId);
    if (!this.#stopped && !this.#deps.gate.paused && this.#next(projectId)) void this.advance(projectId);
  }

  #next(projectId: ProjectId): Attempt | null {
    const { world } = this.#deps.engine;
    const [merge] = inTurn(world.merges, projectId);
    const lane = merge && world.lanes[merge.laneId];
    const project = world.projects[projectId];
    return merge && lane && project ? { merge, lane, project } : null;
  }
}
