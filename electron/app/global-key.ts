import { type Log } from '../platform/log.ts';

/** The system's keys, as Electron has them. */
export interface SystemKeys {
  /** False when the key is another program's. Throws for what is no key combination. */
  register(key: string, run: () => void): boolean;
  unregister(key: string): void;
}

export interface GlobalKeyParts {
  readonly keys: SystemKeys;
  readonly run: () => void;
  readonly addTrouble: (text: string) => () => void;
  readonly log: Log;
}

/** The one key that works in every program. Only one is held at a time; why one does not work is listed as a trouble. */
export class GlobalKey {
  readonly #parts: GlobalKeyParts;
  #wanted: string | null = null;
  #problem: string | null = null;
  #held = false;
  #settle: () => void = () => undefined;

  constructor(parts: GlobalKeyParts) {
    this.#parts = parts;
  }

  get wanted(): string | null {
    return this.#wanted;
  }

  /** Why the wanted key does not work; null when it does. */
  get problem(): string | null {
    return this.#problem;
  }

  /** Takes the key in place of the one before. False for what is no key combination: then nothing has changed. */
  take(key: string | null): boolean {
    const before = this.#wanted;
    if (key === before && this.#held) return true;
    this.#letGo();
    const problem = key === null ? null : this.#problemWith(key);
    if (problem === 'no-key') {
      if (before !== null) this.take(before);
      return false;
    }
    this.#wanted = key;
    this.#problem = problem;
    if (problem !== null) this.#settle = this.#parts.addTrouble(problem);
    return true;
  }

  /** For a key that was kept although it is none: it stays wanted and is told as a trouble. */
  refuse(key: string): void {
    this.#letGo();
    this.#wanted = key;
    this.#problem = `"${key}" is not a key combination, so no key pauses from outside the window.`;
    this.#settle = this.#parts.addTrouble(this.#problem);
  }

  close(): void {
    this.#letGo();
  }

  #problemWith(key: string): string | null {
    const { keys, run, log } = this.#parts;
    try {
      this.#held = keys.register(key, run);
    } catch (error) {
      log.warning('the global key for pause-all is no key', { key, error });
      return 'no-key';
    }
    if (this.#held) return null;
    log.warning('the global key for pause-all could not be taken', { key });
    return `${key} does not pause from outside the window: the system or another program has that key.`;
  }

  #letGo(): void {
    if (this.#held && this.#wanted !== null) this.#parts.keys.unregister(this.#wanted);
    this.#held = false;
    this.#problem = null;
    this.#settle();
    this.#settle = () => undefined;
  }
}
