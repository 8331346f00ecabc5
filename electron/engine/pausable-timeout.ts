import { type PauseGate } from './pause-gate.ts';

/** A time limit that does not run while the fleet is paused: frozen time is not the command's fault. */
export class PausableTimeout {
  readonly #unsubscribe: () => void;
  readonly #onTimeout: () => void;
  #left: number;
  #since: number | null = null;
  #timer: NodeJS.Timeout | null = null;
  #fired = false;

  constructor(gate: PauseGate, milliseconds: number, onTimeout: () => void) {
    this.#left = milliseconds;
    this.#onTimeout = onTimeout;
    this.#unsubscribe = gate.subscribe((paused) => (paused ? this.#hold() : this.#run()));
  }

  /** Ends the watch; says whether the limit had been reached. */
  stop(): boolean {
    this.#hold();
    this.#unsubscribe();
    return this.#fired;
  }

  #run(): void {
    if (this.#timer || this.#fired) return;
    this.#since = performance.now();
    this.#timer = setTimeout(() => {
      this.#fired = true;
      this.#onTimeout();
    }, this.#left);
  }

  #hold(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#since !== null) this.#left -= performance.now() - this.#since;
    this.#since = null;
  }
}
