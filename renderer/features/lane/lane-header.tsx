import clsx from 'clsx';
import { type Lane, statusOf } from '../../../shared/domain/lane/state.ts';
import { absolute } from '../../lib/format.ts';
import { useAgentName } from '../../state/agents.ts';
import { useNow } from '../../state/clock.ts';
import { mergeOfLane } from '../../state/selectors.ts';
import { showView } from '../../state/ui.ts';
import { useReplica } from '../../state/use-replica.ts';
import { Glyph } from '../../ui/glyph.tsx';
import { Meter } from '../../ui/progress.tsx';
import { Tag } from '../../ui/tag.tsx';
import { LaneMenu } from './lane-menu.tsx';
import { contextShare, statusLooks, timeInState, usageWords } from './lane-words.ts';
import './lane-header.css';

/** Glyph, name, state, time; then role, agent, model; then what it used. The same order on every surface. */
export function LaneHeader({ lane }: { readonly lane: Lane }) {
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
        <LaneMenu lane={lane} />
      </div>
      <div className="lane-head-second">
        <span className="ellipsis">{lane.roleId ?? lane.task.title}</span>
        <span className="t3 nowrap">
          {agent} {lane.model ?? ''}
        </span>
      </div>
      <UsageLine lane={lane} />
    </header>
  );
}

function TimeInState({ lane }: { readonly lane: Lane }) {
  const now = useNow();
  return (
    <span
      className={clsx('small nowrap', statusOf(lane) === 'waiting' ? 'c-wait' : 't3')}
      title={`since ${absolute(lane.statusSince)}`}
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
      title={merge.reason ?? `Merge ${merge.state}`}
      aria-label={`Merge ${merge.state}`}
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
      {share === null ? <span /> : <Meter value={share} label="Context used" />}
      <span className="t3">{context}</span>
    </div>
  );
}
