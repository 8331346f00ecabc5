import { Plus } from 'lucide-react';
import clsx from 'clsx';
import { type Lane, statusOf } from '../../shared/domain/lane/state.ts';
import { absolute, shortDuration } from '../lib/format.ts';
import { useNow } from '../state/clock.ts';
import { openDialog, openLane, useUi } from '../state/ui.ts';
import { useLanes, useProject } from '../state/use-replica.ts';
import { IconButton } from '../ui/button.tsx';
import { Glyph } from '../ui/glyph.tsx';

/** The project's lanes, each with its state and the time in it. */
export function RailLanes({ folded }: { readonly folded: boolean }) {
  const lanes = useLanes();
  const project = useProject();
  return (
    <section className="rail-lanes scroll" aria-label="Lanes of this project">
      {!folded && (
        <header className="rail-section">
          <h2 className="label grow">Lanes</h2>
          {project !== null && (
            <IconButton label="New lane" size="small" onClick={() => openDialog('launch')}>
              <Plus size={12} />
            </IconButton>
          )}
        </header>
      )}
      {!folded && lanes.length === 0 && (
        <p className="rail-empty">
          {project ? 'No lane is open.' : 'Open a project to launch the first lane.'}
        </p>
      )}
      <ul>
        {lanes.map((lane) => (
          <li key={lane.id}>
            <RailLane lane={lane} folded={folded} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function RailLane({ lane, folded }: { readonly lane: Lane; readonly folded: boolean }) {
  const now = useNow();
  const chosen = useUi((ui) => ui.laneId === lane.id);
  const status = statusOf(lane);
  return (
    <button
      type="button"
      className="rail-lane"
      aria-current={chosen ? 'true' : undefined}
      title={
        folded
          ? `${lane.name}, ${status}`
          : `${lane.task.title}\n${status} since ${absolute(lane.statusSince)}`
      }
      onClick={() => openLane(lane.id)}
    >
      <Glyph name={status} size={13} />
      <span className={folded ? 'visually-hidden' : 'ellipsis'}>
        {lane.name}
        <span className="visually-hidden"> {status}</span>
      </span>
      {!folded && (
        <span aria-hidden="true" className={clsx('rail-time', status === 'waiting' && 'c-wait')}>
          {shortDuration(now - lane.statusSince)}
        </span>
      )}
    </button>
  );
}
