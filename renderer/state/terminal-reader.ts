import { type Result } from '../../shared/kernel/result.ts';

/** A place on the screen that shows a terminal. */
export interface TerminalScreen {
  /** Shows a piece; resolves when it has been taken in. `past`: it was shown before, so its questions have been answered. */
  show(data: string, past: boolean): Promise<void>;
  /** What was shown does not join up with what comes next. */
  clear(): void;
}

export interface TerminalSource {
  read(
    after: number,
  ): Promise<Result<{ readonly data: string; readonly offset: number; readonly end: number }>>;
  /** Everything before this offset is on the screen. */
  shown(offset: number): void;
}

interface Piece {
  readonly offset: number;
  readonly data: string;
}

/** Characters after which the host is told again how far the screen is. */
const tellEvery = 16_000;

/** Puts what the feed sends on a screen, in order and once; what is missing before it is read from the host. */
export class TerminalReader {
  readonly #screen: TerminalScreen;
  readonly #source: TerminalSource;
  #have = 0;
  #told = 0;
  #pieces: Piece[] = [];
  #running = false;
  #past = true;
  #stopped = false;

  constructor(screen: TerminalScreen, source: TerminalSource) {
    this.#screen = screen;
    this.#source = source;
  }

  receive(offset: number, data: string): void {
    this.#pieces.push({ offset, data });
    void this.#run();
  }

  stop(): void {
    this.#stopped = true;
    this.#pieces = [];
  }

  async #run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    for (let [next] = this.#pieces; next !== undefined && !this.#stopped; [next] = this.#pieces) {
      if (next.offset > this.#have && (await this.#catchUp(next.offset))) continue;
      this.#pieces.shift();
      await this.#take(next, false);
      this.#past = false;
    }
    this.#running = false;
  }

  /** Reads what is missing before `offset`, a page of it; false when there is no more. */
  async #catchUp(offset: number): Promise<boolean> {
    const page = await this.#source.read(this.#have);
    if (this.#stopped || (page.ok && page.data.data !== '')) {
      if (page.ok) await this.#take(page.data, this.#past);
      return true;
    }
    if (this.#have > 0) this.#screen.clear();
    this.#have = offset;
    return false;
  }

  async #take({ offset, data }: Piece, past: boolean): Promise<void> {
    if (offset > this.#have && this.#have > 0) this.#screen.clear();
    const fresh = data.slice(Math.max(0, this.#have - offset));
    this.#have = Math.max(this.#have, offset + data.length);
    if (fresh === '' || this.#stopped) return;
    await this.#screen.show(fresh, past);
    if (this.#have - this.#told < tellEvery) return;
    this.#told = this.#have;
    this.#source.shown(this.#have);
  }
}
