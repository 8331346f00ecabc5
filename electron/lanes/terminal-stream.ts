import { Scrollback } from './scrollback.ts';

/** Characters kept for those who come later. */
const kept = 1_000_000;

/** Characters that may be on their way to a client that has not said that it has shown them. */
const onTheWay = 128_000;

/** Reading stops when every client is this far behind, and goes on when one is nearer than the second. In characters. */
const farBehind = 256_000;
const near = 64_000;

/** How often what has come is passed on, in milliseconds, and how much is read in that time at most, in characters. */
const beat = 12;
const perBeat = 128_000;

/** What goes to a client in one piece, in characters. */
const pieceLength = 32_000;

/** One client that watches. */
export interface TerminalWatch {
  /** The client has shown everything before this offset. */
  shown(offset: number): void;
  close(): void;
}

interface Watcher {
  readonly send: (offset: number, data: string) => void;
  sent: number;
  seen: number;
}

/**
 * What one terminal shows, on its way to those who watch. The programs in it are held up, by not reading from them, while
 * every client is far behind, and where they would say more than anybody could read; memory stays bounded in both cases.
 */
export class TerminalStream {
  readonly #source: { pause(): void; resume(): void };
  readonly #scrollback = new Scrollback(kept);
  readonly #watchers = new Set<Watcher>();
  #fresh = 0;
  #behind = false;
  #paused = false;
  #timer: NodeJS.Timeout | null = null;

  constructor(source: { pause(): void; resume(): void }) {
    this.#source = source;
  }

  get end(): number {
    return this.#scrollback.end;
  }

  /** Takes what the terminal shows next. */
  push(text: string): void {
    this.#scrollback.append(text);
    this.#fresh += text.length;
    if (this.#fresh >= perBeat) this.#balance();
    this.#timer ??= setTimeout(() => this.#pass(), 1);
  }

  read(after: number, length: number): { readonly data: string; readonly offset: number } {
    return this.#scrollback.read(after, length);
  }

  /** Sends what comes from now on. */
  watch(send: Watcher['send']): TerminalWatch {
    const { end } = this.#scrollback;
    const watcher: Watcher = { send, sent: end, seen: end };
    this.#watchers.add(watcher);
    return {
      shown: (offset) => {
        watcher.seen = Math.max(watcher.seen, Math.min(offset, watcher.sent));
        this.#pump(watcher);
        this.#balance();
      },
      close: () => {
        this.#watchers.delete(watcher);
        this.#balance();
      },
    };
  }

  /** Passes on what has come; nothing comes any more. Clients that are behind get the rest as they catch up. */
  finish(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    for (const watcher of this.#watchers) this.#pump(watcher);
  }

  #pass(): void {
    this.#timer = null;
    if (this.#fresh === 0) return;
    this.#fresh = 0;
    for (const watcher of this.#watchers) this.#pump(watcher);
    this.#balance();
    this.#timer = setTimeout(() => this.#pass(), beat);
  }

  #pump(watcher: Watcher): void {
    while (watcher.sent < this.#scrollback.end && watcher.sent - watcher.seen < onTheWay) {
      const { data, offset } = this.#scrollback.read(watcher.sent, pieceLength);
      watcher.sent = offset + data.length;
      watcher.send(offset, data);
    }
  }

  #balance(): void {
    const bound = this.#behind ? near : farBehind;
    const { end } = this.#scrollback;
    this.#behind = this.#watchers.size > 0 && [...this.#watchers].every(({ seen }) => end - seen > bound);
    const hold = this.#behind || this.#fresh >= perBeat;
    if (hold === this.#paused) return;
    this.#paused = hold;
    if (hold) this.#source.pause();
    else this.#source.resume();
  }
}
