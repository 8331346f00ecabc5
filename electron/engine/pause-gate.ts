/**
 * Whether anything may be sent, granted or advanced. Closed first and opened last around a pause; asked at once by
 * everything that would act, so that a pause needs neither the database nor an event to take hold.
 */
export class PauseGate {
  #closed = false;
  #closings = 0;
  #waiting: (() => void)[] = [];
  readonly #inside = new Set<Promise<unknown>>();
  readonly #listeners = new Set<(paused: boolean) => void>();

  get paused(): boolean {
    return this.#closed;
  }

  /** How often it was closed, closed or not before: a resume that finds it changed gives way. */
  get closings(): number {
    return this.#closings;
  }

  close(): void {
    this.#closings++;
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

  /** Runs what a pause must not cut in the middle: begun only while the gate is open, waited for by `quiet`. */
  async pass<T>(work: () => Promise<T>): Promise<T> {
    while (this.#closed) await this.whenOpen();
    const going = work();
    this.#inside.add(going);
    try {
      return await going;
    } finally {
      this.#inside.delete(going);
    }
  }

  /** Resolves when nothing that was let through is under way. */
  async quiet(): Promise<void> {
    await Promise.allSettled(this.#inside);
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
