import { type CallOutput, type ParsedInput } from '../../shared/contract/index.ts';
import { type SpanKind, spanKinds } from '../../shared/domain/timeline/span.ts';
import { type Clock } from '../platform/clock.ts';
import { type HistoryDeps, historyOf } from './history.ts';
import { type LaneSpans } from './lane-spans.ts';
import { wantedLanes } from './timeline.ts';

type Totals = CallOutput<'timeline.totals'>;

interface Sum {
  count: number;
  milliseconds: number;
  failed: number;
}

/** What happened between two instants, added up over the lanes asked for. */
export async function timelineTotals(
  deps: HistoryDeps & { readonly clock: Clock },
  asked: ParsedInput<'timeline.totals'>,
): Promise<Totals> {
  const history = historyOf(deps);
  await history.whole;
  const { from, to } = asked;
  const now = deps.clock.now();
  const sums = new Map<SpanKind, Sum>();
  const spend = new Map<string | null, number>();
  let unknownSpend = 0;
  for (const { id } of wantedLanes(deps.engine.world, asked)) {
    const lane = history.index.lane(id);
    const worked = addUp(lane, from, to, now, sums);
    if (lane.spend.at.length === 0) unknownSpend += worked ? 1 : 0;
    else {
      const { currency } = lane.spend;
      spend.set(currency, (spend.get(currency) ?? 0) + lane.spentBy(to) - lane.spentBy(from));
    }
  }
  return {
    kinds: spanKinds.flatMap((kind) => {
      const sum = sums.get(kind);
      return sum ? [{ kind, ...sum }] : [];
    }),
    spend: [...spend].map(([currency, amount]) => ({ currency, amount, provenance: 'estimated' as const })),
    unknownSpend,
  };
}

/** Adds what a lane did; answers whether it had a turn. */
function addUp(lane: LaneSpans, from: number, to: number, now: number, sums: Map<SpanKind, Sum>): boolean {
  let worked = false;
  for (const [name, track] of lane.tracks()) {
    const begun = track.begunBefore(from);
    const take = (i: number): void => {
      const kind = track.kindAt(i);
      const sum = sums.get(kind) ?? { count: 0, milliseconds: 0, failed: 0 };
      const end = Math.min(to, track.toAt(i) === Infinity ? Math.max(now, track.fromAt(i)) : track.toAt(i));
      sum.count += 1;
      sum.milliseconds += Math.max(0, end - Math.max(from, track.fromAt(i)));
      if (track.outcomeAt(i) === 'bad') sum.failed += 1;
      sums.set(kind, sum);
      worked ||= name === 'turn';
    };
    for (const early of track.reaching(begun, from)) take(early);
    for (let i = begun; i < track.begunBy(to); i++) take(i);
  }
  return worked;
}
