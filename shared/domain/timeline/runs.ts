import { type Outcome, outcomes, type SpanKind, spanKinds } from './span.ts';

/** Bytes of one run: x and width as 16 bits each, kind, flags, coverage, failed share, and the count as 32 bits. */
const size = 12;

/** The most steps that a strip may have, since places are 16 bits. */
export const mostSteps = 60_000;

/** One thing to draw: a span, or several of one track that begin in the same step. */
export interface Run {
  /** In steps from the beginning of the strip. */
  readonly x: number;
  /** In steps, at least one. */
  readonly w: number;
  readonly kind: SpanKind;
  readonly outcome: Outcome;
  /** It began before the strip. */
  readonly cut: boolean;
  /** How much of its time was really spent, 0 to 1. */
  readonly cover: number;
  /** The share of its spans that failed, 0 to 1; above 0 if any did. */
  readonly failed: number;
  /** How many spans it stands for. */
  readonly count: number;
}

/** Runs of one lane, packed for the wire; grows as it is written. */
export class RunWriter {
  #bytes = new Uint8Array(64 * size);
  #view = new DataView(this.#bytes.buffer);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(run: Run): void {
    if ((this.#count + 1) * size > this.#bytes.length) this.#grow();
    const at = this.#count++ * size;
    const view = this.#view;
    view.setUint16(at, run.x, true);
    view.setUint16(at + 2, Math.min(0xffff, run.w), true);
    view.setUint8(at + 4, spanKinds.indexOf(run.kind));
    view.setUint8(at + 5, outcomes.indexOf(run.outcome) | (run.cut ? 4 : 0));
    view.setUint8(at + 6, Math.round(255 * Math.min(1, run.cover)));
    view.setUint8(at + 7, Math.ceil(255 * Math.min(1, run.failed)));
    view.setUint32(at + 8, Math.min(0xffff_ffff, run.count), true);
  }

  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#count * size);
  }

  #grow(): void {
    const bigger = new Uint8Array(this.#bytes.length * 2);
    bigger.set(this.#bytes);
    this.#bytes = bigger;
    this.#view = new DataView(bigger.buffer);
  }
}

/** Packed runs as columns; what a frame reads is numbers only. */
export interface Runs {
  readonly count: number;
  readonly x: Uint16Array;
  readonly w: Uint16Array;
  /** Index into `spanKinds`. */
  readonly kind: Uint8Array;
  /** Index into `outcomes`, and 4 where it began before the strip. */
  readonly flags: Uint8Array;
  readonly cover: Uint8Array;
  readonly failed: Uint8Array;
  readonly spans: Uint32Array;
  /** By kind: its first run, and where the runs after its last begin. Both 0 where there is none. */
  readonly first: Uint32Array;
  readonly end: Uint32Array;
}

/** Reads what a `RunWriter` wrote. */
export function readRuns(bytes: Uint8Array): Runs {
  const count = Math.floor(bytes.length / size);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const runs = {
    count,
    x: new Uint16Array(count),
    w: new Uint16Array(count),
    kind: new Uint8Array(count),
    flags: new Uint8Array(count),
    cover: new Uint8Array(count),
    failed: new Uint8Array(count),
    spans: new Uint32Array(count),
    first: new Uint32Array(spanKinds.length),
    end: new Uint32Array(spanKinds.length),
  };
  for (let i = 0, at = 0; i < count; i++, at += size) {
    runs.x[i] = view.getUint16(at, true);
    runs.w[i] = view.getUint16(at + 2, true);
    const kind = view.getUint8(at + 4);
    runs.kind[i] = kind;
    if (runs.end[kind] === 0) runs.first[kind] = i;
    runs.end[kind] = i + 1;
    runs.flags[i] = view.getUint8(at + 5);
    runs.cover[i] = view.getUint8(at + 6);
    runs.failed[i] = view.getUint8(at + 7);
    runs.spans[i] = view.getUint32(at + 8, true);
  }
  return runs;
}

/** One run of the columns. */
export function runAt(runs: Runs, i: number): Run | null {
  if (i < 0 || i >= runs.count) return null;
  const flags = runs.flags[i] ?? 0;
  return {
    x: runs.x[i] ?? 0,
    w: runs.w[i] ?? 1,
    kind: spanKinds[runs.kind[i] ?? 0] ?? 'other',
    outcome: outcomes[flags & 3] ?? 'plain',
    cut: (flags & 4) !== 0,
    cover: (runs.cover[i] ?? 0) / 255,
    failed: (runs.failed[i] ?? 0) / 255,
    count: runs.spans[i] ?? 1,
  };
}
