import { type MergeId } from '../../shared/domain/ids.ts';

/** The verifications that run now, for ending them: one, because its entry was cancelled, or all at the end. */
export class Verifications {
  readonly #running = new Map<MergeId, () => void>();
  #stopped = false;

  /** Once set, none begins any more, and how one ended says nothing about its entry. */
  get stopped(): boolean {
    return this.#stopped;
  }

  add(mergeId: MergeId, cancel: () => void): void {
    this.#running.set(mergeId, cancel);
  }

  remove(mergeId: MergeId): void {
    this.#running.delete(mergeId);
  }

  cancel(mergeId: MergeId): void {
    this.#running.get(mergeId)?.();
  }

  stop(): void {
    this.#stopped = true;
    for (const cancel of this.#running.values()) cancel();
  }
}
