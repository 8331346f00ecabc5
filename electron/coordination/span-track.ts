import { type Outcome, outcomes, type SpanKind, spanKinds } from '../../shared/domain/timeline/span.ts';
import { Pyramid } from './span-pyramid.ts';

/** One span as a track takes it; `to` is infinite while it is open. */
export interface Entry {
  readonly from: number;
  readonly to: number;
  readonly kind: SpanKind;
  readonly outcome: Outcome;
  /** Index of its state among the index's names. */
  readonly state: number;
  /** Where its words are found; unique in the track. */
  readonly ref: number;
}

/** Some spans of a track that begin in one bucket, and the one that stands for them. */
export interface Bucket {
  /** Position of the longest. */
  readonly longest: number;
  readonly count: number;
  readonly failed: number;
  /** Milliseconds of all of them; infinite with an open one. */
  readonly covered: number;
}

/**
 * Spans of one lane and sort in typed arrays, in order of their beginning, with sums and a pyramid over them, so that
 * a question about any stretch of time costs what it answers and not what lies in it. Takes what comes live at its end.
 */
export class SpanTrack {
  #from = new Float64Array(8);
  #to = new Float64Array(8);
  #ref = new Float64Array(8);
  #state = new Uint16Array(8);
  #kind = new Uint8Array(8);
  #outcome = new Uint8Array(8);
  /** Sums over everything before a position. */
  #covered = new Float64Array(9);
  #failed = new Uint32Array(9);
  #size = 0;
  #clean = 0;
  readonly #pyramid = new Pyramid();

  get size(): number {
    return this.#size;
  }

  /** Takes a span; those that come out of order are put where they belong. */
  add(entry: Entry): void {
    if (this.#size === this.#from.length) this.#grow();
    const at =
      this.#size === 0 || entry.from >= (this.#from[this.#size - 1] ?? 0)
        ? this.#size
        : this.begunBy(entry.from);
    if (at < this.#size) {
      for (const column of [this.#from, this.#to, this.#ref, this.#state, this.#kind, this.#outcome])
        column.copyWithin(at + 1, at, this.#size);
    }
    this.#size += 1;
    this.#from[at] = entry.from;
    this.#ref[at] = entry.ref;
    this.#kind[at] = spanKinds.indexOf(entry.kind);
    this.#set(at, entry);
  }

  /** Changes the end, the state and the kind of the span with this `ref`; false where there is none. Newest are found first. */
  change(entry: Entry): boolean {
    for (let at = this.#size - 1; at >= 0; at--) {
      if (this.#ref[at] !== entry.ref) continue;
      this.#kind[at] = spanKinds.indexOf(entry.kind);
      this.#set(at, entry);
      return true;
    }
    return false;
  }

  #set(at: number, { to, state, outcome }: Entry): void {
    this.#to[at] = to;
    this.#state[at] = state;
    this.#outcome[at] = outcomes.indexOf(outcome);
    this.#clean = Math.min(this.#clean, at);
  }

  /** How many begin before or at an instant; the position after the last of them. */
  begunBy(instant: number): number {
    return this.#search(instant, true);
  }

  /** How many begin before an instant. */
  begunBefore(instant: number): number {
    return this.#search(instant, false);
  }

  /** Positions before `before` of spans that end at an instant or later, in order. */
  reaching(before: number, instant: number): number[] {
    this.#tidy();
    return this.#pyramid.reaching(before, instant, this.#to);
  }

  /** What begins at positions from `i` up to, not including, `j`. */
  bucket(i: number, j: number): Bucket {
    this.#tidy();
    return {
      longest: this.#pyramid.longest(i, j, this.#from, this.#to),
      count: j - i,
      failed: (this.#failed[j] ?? 0) - (this.#failed[i] ?? 0),
      covered: (this.#covered[j] ?? 0) - (this.#covered[i] ?? 0),
    };
  }

  /** The first position from `i` on that begins at an instant or later, found in leaps. */
  skip(i: number, instant: number): number {
    let step = 1;
    let low = i;
    while (low + step < this.#size && (this.#from[low + step] ?? 0) < instant) {
      low += step;
      step *= 2;
    }
    return this.#search(instant, false, low, Math.min(this.#size, low + step));
  }

  fromAt(i: number): number {
    return this.#from[i] ?? 0;
  }
  toAt(i: number): number {
    return this.#to[i] ?? 0;
  }
  refAt(i: number): number {
    return this.#ref[i] ?? 0;
  }
  stateAt(i: number): number {
    return this.#state[i] ?? 0;
  }
  kindAt(i: number): SpanKind {
    return spanKinds[this.#kind[i] ?? 0] ?? 'other';
  }
  outcomeAt(i: number): Outcome {
    return outcomes[this.#outcome[i] ?? 0] ?? 'plain';
  }

  #search(instant: number, upper: boolean, from = 0, to = this.#size): number {
    let [low, high] = [from, to];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const at = this.#from[middle] ?? 0;
      if (at < instant || (upper && at === instant)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Brings sums and pyramid up to date from the first position that changed. */
  #tidy(): void {
    if (this.#clean === this.#size) return;
    for (let i = this.#clean; i < this.#size; i++) {
      const length = (this.#to[i] ?? 0) - (this.#from[i] ?? 0);
      this.#covered[i + 1] = (this.#covered[i] ?? 0) + (Number.isFinite(length) ? length : 0);
      this.#failed[i + 1] = (this.#failed[i] ?? 0) + (this.outcomeAt(i) === 'bad' ? 1 : 0);
    }
    this.#pyramid.rebuild(this.#clean, this.#size, this.#from, this.#to);
    this.#clean = this.#size;
  }

  #grow(): void {
    const room = this.#size * 2;
    const larger = <T extends { set(old: T): void }>(made: T, old: T): T => (made.set(old), made);
    this.#from = larger(new Float64Array(room), this.#from);
    this.#to = larger(new Float64Array(room), this.#to);
    this.#ref = larger(new Float64Array(room), this.#ref);
    this.#state = larger(new Uint16Array(room), this.#state);
    this.#kind = larger(new Uint8Array(room), this.#kind);
    this.#outcome = larger(new Uint8Array(room), this.#outcome);
    this.#covered = larger(new Float64Array(room + 1), this.#covered);
    this.#failed = larger(new Uint32Array(room + 1), this.#failed);
  }
}
