import { memo } from 'react';
import { ChevronRight } from 'lucide-react';
import { type Lane, statusOf } from '../../../shared/domain/lane/state.ts';
import { money } from '../../lib/format.ts';
import { openLane, selectLane } from '../../state/ui.ts';
import { Glyph } from '../../ui/glyph.tsx';
import { Tag } from '../../ui/tag.tsx';
import { timelineWords } from '../../words/timeline.ts';
import { type Row } from './rows.ts';

interface Props {
  readonly rows: readonly Row[];
  readonly selected: string | null;
  readonly onToggle: (group: string) => void;
}

/** The sticky heads of the rows: who works there and how it is. */
export const LaneHeads = memo(function LaneHeads({ rows, selected, onToggle }: Props) {
  return (
    <ul className="tl-heads" aria-label={timelineWords.heads}>
      {rows.map((row) =>
        row.kind === 'group' ? (
          <li key={`group ${row.key}`}>
            <button
              type="button"
              className="tl-group"
              aria-expanded={!row.collapsed}
              onClick={() => onToggle(row.key)}
            >
              <ChevronRight size={12} aria-hidden="true" className="tl-group-arrow" />
              <span className="ellipsis">{row.name === '' ? timelineWords.noRole : row.name}</span>
              <span className="t3 tl-group-count">{timelineWords.lanesIn(row.lanes.length)}</span>
            </button>
          </li>
        ) : (
          <Head key={row.lane.id} lane={row.lane} current={row.lane.id === selected} />
        ),
      )}
    </ul>
  );
});

const Head = memo(function Head({ lane, current }: { readonly lane: Lane; readonly current: boolean }) {
  return (
    <li>
      <button
        type="button"
        className="tl-head"
        aria-current={current}
        title={lane.task.title}
        onClick={() => selectLane(lane.id)}
        onDoubleClick={() => openLane(lane.id)}
      >
        <span className="tl-head-name">
          <Glyph name={statusOf(lane)} />
          <b className="ellipsis">{lane.name}</b>
          <Spend lane={lane} />
        </span>
        <span className="tl-head-line t2 ellipsis">{lane.reason ?? lane.task.title}</span>
        <span className="tl-head-line tl-head-meta ellipsis">
          {statusOf(lane)}{' '}
          <span className="tl-head-agent">
            {lane.model === null ? lane.agentId : `${lane.agentId} ${lane.model}`}
          </span>
        </span>
      </button>
    </li>
  );
});

function Spend({ lane }: { readonly lane: Lane }) {
  const cost = lane.usage?.cost ?? null;
  if (cost === null) return null;
  return (
    <span className="tl-head-spend">
      {money(cost, lane.usage?.currency ?? null)}
      <Tag look="outline" size="tiny" title={timelineWords.asReported}>
        {timelineWords.estimated}
      </Tag>
    </span>
  );
}
