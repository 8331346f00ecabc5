import { type SpanKind, spanKinds, toolKinds } from '../../shared/domain/timeline/span.ts';
import { SpanTrack } from './span-track.ts';

/** Spans of one sort follow each other on a track of their own; tool calls of all kinds share one. */
export type TrackName = 'tool' | SpanKind;

const tools: ReadonlySet<SpanKind> = new Set(toolKinds);
export const trackOf = (kind: SpanKind): TrackName => (tools.has(kind) ? 'tool' : kind);

/** Tracks in the order in which they are drawn. */
const trackNames: readonly TrackName[] = [...new Set(spanKinds.map(trackOf))];

/** What an agent said that its work has cost, added up over its sessions. */
export interface Spend {
  readonly at: number[];
  readonly total: number[];
  currency: string | null;
  /** The last report of the session that runs. */
  session: number;
}

/** Everything that is known of one lane over time. */
export class LaneSpans {
  readonly #tracks = new Map<TrackName, SpanTrack>();
  readonly spend: Spend = { at: [], total: [], currency: null, session: 0 };

  track(name: TrackName): SpanTrack {
    const known = this.#tracks.get(name);
    if (known) return known;
    const made = new SpanTrack();
    this.#tracks.set(name, made);
    return made;
  }

  /** The tracks that have anything, in drawing order. */
  tracks(): (readonly [TrackName, SpanTrack])[] {
    return trackNames.flatMap((name) => {
      const track = this.#tracks.get(name);
      return track && track.size > 0 ? [[name, track] as const] : [];
    });
  }

  /** Takes a report: cumulative within a session, so that a smaller figure begins another one. */
  spent(at: number, cost: number, currency: string | null): void {
    const { spend } = this;
    const more = cost >= spend.session ? cost - spend.session : cost;
    spend.session = cost;
    spend.currency = currency ?? spend.currency;
    if (more === 0 && spend.at.length > 0) return;
    spend.at.push(at);
    spend.total.push((spend.total.at(-1) ?? 0) + more);
  }

  /** Milliseconds of all turns that are over. */
  worked(): number {
    const turns = this.track('turn');
    let sum = 0;
    for (let at = 0; at < turns.size; at++)
      if (turns.toAt(at) !== Infinity) sum += turns.toAt(at) - turns.fromAt(at);
    return sum;
  }

  /** Spent up to and including an instant. */
  spentBy(instant: number): number {
    const { at, total } = this.spend;
    let [low, high] = [0, at.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((at[middle] ?? 0) <= instant) low = middle + 1;
      else high = middle;
    }
    return total[low - 1] ?? 0;
  }
}
