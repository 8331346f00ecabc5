import clsx from 'clsx';
import { Maximize2, Pin } from 'lucide-react';
import { type Lane, statusOf } from '../../../shared/domain/lane/state.ts';
import { absolute } from '../../lib/format.ts';
import { useAgentName } from '../../state/agents.ts';
import { togglePin, useBoard } from '../../state/board.ts';
import { useNow } from '../../state/clock.ts';
import { mergeOfLane } from '../../state/selectors.ts';
import { openLaneWhole, showView } from '../../state/ui.ts';
import { IconButton } from '../../ui/button.tsx';
import { useReplica } from '../../state/use-replica.ts';
import { Glyph } from '../../ui/glyph.tsx';
import { Meter } from '../../ui/progress.tsx';
import { Tag } from '../../ui/tag.tsx';
import { laneWords } from '../../words/lane.ts';
import { LaneMenu } from './lane-menu.tsx';
import { contextShare, statusLooks, timeInState, usageWords } from '../../words/lane-status.ts';
import './lane-header.css';
import { laneActionWords } from '../../words/lane-actions.ts';

export interface LaneHeaderProps {
  readonly lane: Lane;
  /** Whether it is the only lane on the stage. */
  readonly alone?: boolean;
}

/** Glyph, name, state, time; then role, agent, model; then what it used. The same order on every surface. */
export function LaneHeader({ lane, alone = false }: LaneHeaderProps) {
  const status = statusOf(lane);
  const look = statusLooks[status];
  const agent = useAgentName(lane.agentId);
  return (
    <header className="lane-head">
      <div className="row lane-head-first">
        <Glyph name={status} />
        <h2 className="lane-name ellipsis" title={`${lane.task.title}\n${lane.branch}`}>
          {lane.name}
        </h2>
        <Tag tone={look.tone} look={look.solid ? 'solid' : 'soft'} data-status={status}>
          {look.word}
        </Tag>
        <MergeTag lane={lane} />
        <span className="grow" />
        <TimeInState lane={lane} />
        <PinMark lane={lane} />
        {!alone && (
          <IconButton
            label={laneWords.showAlone(lane.name)}
            size="small"
            onClick={() => openLaneWhole(lane.id)}
          >
            <Maximize2 size={12} />
          </IconButton>
        )}
        <LaneMenu lane={lane} alone={alone} />
      </div>
      <div className="lane-head-second">
        <span className="ellipsis">{lane.role?.name ?? lane.roleId ?? lane.task.title}</span>
        <span className="t3 nowrap">
          {agent} {lane.model ?? ''}
        </span>
      </div>
      <UsageLine lane={lane} />
    </header>
  );
}

function PinMark({ lane }: { readonly lane: Lane }) {
  const pinned = useBoard(lane.projectId).pinned.includes(lane.id);
  if (!pinned) return null;
  return (
    <IconButton
      label={laneWords.unpin(lane.name)}
      size="small"
      onClick={() => togglePin(lane.projectId, lane.id)}
    >
      <Pin size={12} />
    </IconButton>
  );
}

function TimeInState({ lane }: { readonly lane: Lane }) {
  const now = useNow();
  return (
    <span
      className={clsx('small nowrap', statusOf(lane) === 'waiting' ? 'c-wait' : 't3')}
      title={laneActionWords.since(absolute(lane.statusSince))}
    >
      {timeInState(lane, now)}
    </span>
  );
}

function MergeTag({ lane }: { readonly lane: Lane }) {
  const merge = useReplica((r) => mergeOfLane(r.world, lane.id));
  if (!merge || merge.state === 'cancelled' || (merge.state === 'landed' && lane.landed === null))
    return null;
  return (
    <button
      type="button"
      className="lane-merge"
      title={merge.reason ?? laneActionWords.merge(merge.state)}
      aria-label={laneActionWords.merge(merge.state)}
      onClick={() => showView('merge-queue')}
    >
      <Glyph name={merge.state} size={13} />
      <span>{merge.state}</span>
    </button>
  );
}

function UsageLine({ lane }: { readonly lane: Lane }) {
  const { spend, provenance, context } = usageWords(lane.usage);
  const share = contextShare(lane.usage);
  return (
    <div className="lane-usage">
      <span className="row gap4">
        {spend}
        <Tag look="outline" size="tiny">
          {provenance}
        </Tag>
      </span>
      {share === null ? <span /> : <Meter value={share} label={laneActionWords.contextUsed} />}
      <span className="t3">{context}</span>
    </div>
  );
}
