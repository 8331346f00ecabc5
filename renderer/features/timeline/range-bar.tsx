import { type LaneId } from '../../../shared/domain/ids.ts';
import { type CallOutput } from '../../../shared/contract/index.ts';
import { isPointKind } from '../../../shared/domain/timeline/span.ts';
import { absolute, measured, money, timeOfDay } from '../../lib/format.ts';
import { useQuery } from '../../state/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/states.tsx';
import { Tag } from '../../ui/tag.tsx';
import { kindCounts, rangeWords, timelineWords } from '../../words/timeline.ts';
import { type TimeWindow } from './time-window.ts';
import { useLast } from './use-last.ts';

interface Props {
  readonly range: TimeWindow;
  readonly laneIds: readonly LaneId[];
  /** Another number adds up anew. */
  readonly version: number;
  readonly onZoom: () => void;
  readonly onClear: () => void;
}

type Totals = CallOutput<'timeline.totals'>;

/** What happened in the chosen stretch of time, added up over the lanes that are shown. */
export function RangeBar({ range, laneIds, version, onZoom, onClear }: Props) {
  const asked =
    laneIds.length === 0
      ? null
      : { from: Math.floor(range.from), to: Math.ceil(range.to), laneIds: [...laneIds] };
  const { data, failure } = useQuery('timeline.totals', asked, version);
  const totals = useLast(data);
  return (
    <section className="tl-range" aria-label={rangeWords.label}>
      <span className="nowrap strong" title={`${absolute(range.from)} – ${absolute(range.to)}`}>
        {timeOfDay(range.from)} – {timeOfDay(range.to)}
      </span>
      <span className="nowrap t2">{measured(range.to - range.from)}</span>
      <div className="tl-range-facts" role="status">
        {failure !== null ? (
          <ErrorNote failure={failure} />
        ) : totals === null ? (
          <span className="t3">{asked === null ? rangeWords.nothing : rangeWords.adding}</span>
        ) : (
          <Facts totals={totals} />
        )}
      </div>
      <Button size="small" tone="ghost" onClick={onZoom}>
        {rangeWords.zoom}
      </Button>
      <Button size="small" tone="ghost" chord="escape" onClick={onClear}>
        {rangeWords.clear}
      </Button>
    </section>
  );
}

function Facts({ totals }: { readonly totals: Totals }) {
  const { kinds, spend, unknownSpend } = totals;
  if (kinds.length === 0) return <span className="t3">{rangeWords.nothing}</span>;
  return (
    <ul className="tl-range-list">
      {kinds.map(({ kind, count, milliseconds, failed }) => (
        <li key={kind}>
          <b>{count.toLocaleString('en-US')}</b> {kindCounts[kind][count === 1 ? 0 : 1]}
          {!isPointKind(kind) && <span className="t3"> {measured(milliseconds)}</span>}
          {failed > 0 && <span className="c-fail"> {rangeWords.failed(failed)}</span>}
        </li>
      ))}
      {spend.map(({ currency, amount }) => (
        <li key={currency}>
          <b>{money(amount, currency)}</b>{' '}
          <Tag look="outline" size="tiny" title={timelineWords.asReported}>
            {timelineWords.estimated}
          </Tag>{' '}
          {rangeWords.spent}
        </li>
      ))}
      {unknownSpend > 0 && (
        <li className="t2" title={rangeWords.unknownWhy}>
          {rangeWords.unknown(unknownSpend)}
        </li>
      )}
    </ul>
  );
}
