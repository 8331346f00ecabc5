import { type Merge } from '../../shared/domain/merge/state.ts';
import { changedPaths } from '../git/diff-files.ts';
import { checkoutsOf } from '../git/list-worktrees.ts';
import { localChanges } from '../git/local-changes.ts';
import { resolveCommit } from '../git/resolve-commit.ts';
import { type MergeDeps } from './deps.ts';
import { journal } from './journal.ts';

/** Between two looks at a checkout, and how much longer than a look itself it rests at least. */
const restMs = 2_000;
const restFactor = 20;

/**
 * Lets entries go on that wait for the human's checkout, once nothing in it is in their way any more. It looks only while
 * something waits, and tries an entry at most once for each state that the checkout is in: git may have reasons of its own.
 */
export class CheckoutWatch {
  readonly #deps: MergeDeps;
  /** The state of the checkout in which an entry was last sent on, by the entry. */
  readonly #tried = new Map<string, string>();
  #timer: NodeJS.Timeout | null = null;
  #looking: Promise<void> | null = null;
  #stopped = false;

  constructor(deps: MergeDeps) {
    this.#deps = deps;
  }

  /** Begins to watch when something waits. Idempotent. */
  wake(): void {
    if (this.#stopped || this.#timer || this.#looking || this.#waiting().length === 0) return;
    this.#rest(restMs);
  }

  /** Looks no more; resolves when the look under way is over. */
  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer) clearTimeout(this.#timer);
    await this.#looking;
  }

  #rest(milliseconds: number): void {
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#looking = this.#look().finally(() => (this.#looking = null));
    }, milliseconds);
    this.#timer.unref();
  }

  async #look(): Promise<void> {
    const since = performance.now();
    if (!this.#deps.gate.paused) for (const merge of this.#waiting()) await this.#consider(merge);
    if (this.#stopped || this.#waiting().length === 0) return;
    this.#rest(Math.max(restMs, (performance.now() - since) * restFactor));
  }

  #waiting(): readonly Merge[] {
    const merges = Object.values(this.#deps.engine.world.merges);
    return merges.filter((m) => m.state === 'waiting' && m.held.length === 0);
  }

  async #consider(merge: Merge): Promise<void> {
    const state = await this.#clearState(merge);
    if (state === null || this.#tried.get(merge.id) === state || this.#stopped) return;
    this.#tried.set(merge.id, state);
    const reason = 'What stood in its way is gone; it goes on by itself.';
    await journal(this.#deps, {
      type: 'merge.requeued',
      data: { mergeId: merge.id, laneId: merge.laneId, reason },
    });
  }

  /** The state of the checkout, if nothing in it is in the way of the entry; null otherwise. */
  async #clearState(merge: Merge): Promise<string | null> {
    const { git, engine } = this.#deps;
    const project = engine.world.projects[merge.projectId];
    if (!project) return null;
    const checkouts = await checkoutsOf(git, project.path, merge.targetBranch);
    if (!checkouts.ok || checkouts.data.length > 1) return null;
    const [checkout] = checkouts.data;
    const tip = await resolveCommit(git, project.path, `refs/heads/${merge.targetBranch}`);
    if (!tip.ok || tip.data === null) return null;
    if (!checkout) return `${tip.data} not checked out`;
    if (checkout.busy !== null) return null;
    const local = await localChanges(git, checkout.path);
    if (!local.ok) return null;
    const state = `${checkout.path} ${tip.data} ${local.data.text}`;
    if (merge.newOid === null || local.data.paths.length === 0) return state;
    const wanted = await changedPaths(git, project.path, tip.data, merge.newOid);
    if (!wanted.ok) return null;
    return inTheWay(local.data.paths, wanted.data) ? null : state;
  }
}

/** Whether a local change lies where the merge writes: the same file, or a folder where the other has a file. */
export function inTheWay(local: readonly string[], wanted: readonly string[]): boolean {
  const files = new Set(wanted);
  const folders = new Set(wanted.flatMap(foldersOf));
  return local.some(
    (path) => files.has(path) || folders.has(path) || foldersOf(path).some((f) => files.has(f)),
  );
}

const foldersOf = (path: string): string[] =>
  [...path.matchAll(/\//g)].map((slash) => path.slice(0, slash.index));
