/**
 * Whether anything may be sent, granted or advanced. Closed first and opened last around a pause; asked at once by
 * everything that would act, so that a pause needs neither the database nor an event to take hold.
 */
export class PauseGate {
  #closed = false;
  #waiting: (() => void)[] = [];
  readonly #listeners = new Set<(paused: boolean) => void>();

  get paused(): boolean {
    return this.#closed;
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#tell();
  }

  open(): void {
    if (!this.#closed) return;
    this.#closed = false;
    for (const resolve of this.#waiting.splice(0)) resolve();
    this.#tell();
  }

  /** Resolves as soon as the gate is open; at once when it is. */
  whenOpen(): Promise<void> {
    return this.#closed ? new Promise((resolve) => this.#waiting.push(resolve)) : Promise.resolve();
  }

  /** Calls back at each change, and once at once. */
  subscribe(listener: (paused: boolean) => void): () => void {
    this.#listeners.add(listener);
    listener(this.#closed);
    return () => this.#listeners.delete(listener);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener(this.#closed);
  }
}
