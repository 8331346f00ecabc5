import { memo } from 'react';
import { type Lane, statusOf } from '../../../shared/domain/lane/state.ts';
import { money } from '../../lib/format.ts';
import { openLane, selectLane } from '../../state/ui.ts';
import { Glyph } from '../../ui/glyph.tsx';
import { Tag } from '../../ui/tag.tsx';

interface Props {
  readonly lanes: readonly Lane[];
  readonly selected: string | null;
}

/** The sticky heads of the rows: who works there and how it is. */
export const LaneHeads = memo(function LaneHeads({ lanes, selected }: Props) {
  return (
    <ul className="tl-heads" aria-label="Lanes on the timeline">
      {lanes.map((lane) => (
        <li key={lane.id}>
          <button
            type="button"
            className="tl-head"
            aria-current={lane.id === selected}
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
      ))}
    </ul>
  );
});

function Spend({ lane }: { readonly lane: Lane }) {
  const cost = lane.usage?.cost ?? null;
  if (cost === null) return null;
  return (
    <span className="tl-head-spend">
      {money(cost, lane.usage?.currency ?? null)}
      <Tag look="outline" size="tiny" title="As the agent reported it">
        est.
      </Tag>
    </span>
  );
}
