const within = 60_000;
const most = 3;

/** Tells a window that died once from one that dies again and again. */
export class CrashCount {
  #times: readonly number[] = [];

  /** Whether a window that dies now, in milliseconds, is opened again without asking. */
  mayRevive(now: number): boolean {
    this.#times = [...this.#times.filter((time) => now - time < within), now];
    return this.#times.length <= most;
  }
}
