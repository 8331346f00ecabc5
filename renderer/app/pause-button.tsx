import { Play } from 'lucide-react';
import { counted, duration, measured } from '../lib/format.ts';
import { useNow } from '../state/clock.ts';
import { type FleetState, pauseAll, resumeAll, useFleetState } from '../state/fleet-control.ts';
import { chordOf } from '../state/keymap.ts';
import { useFleetCounts } from '../state/use-replica.ts';
import { Kbd } from '../ui/kbd.tsx';
import { Spinner } from '../ui/progress.tsx';
import { settlingProps, useSettled } from '../ui/use-settled.ts';

/** Stops every process of every lane, or lets them run again. */
export function PauseButton() {
  const fleet = useFleetState();
  const open = useFleetCounts().open;
  const settled = useSettled(String(fleet.paused));
  const label = fleet.paused ? `Resume ${counted(fleet.lanes, 'lane')}` : 'Pause all';
  return (
    <button
      type="button"
      className="pause-button"
      data-tour="pause"
      data-paused={fleet.paused}
      disabled={open === 0 && !fleet.paused}
      aria-busy={fleet.busy || undefined}
      {...settlingProps(settled)}
      onClick={() => {
        if (settled) void (fleet.paused ? resumeAll() : pauseAll());
      }}
    >
      <PauseIcon fleet={fleet} />
      {label}
      <Kbd chord={chordOf('pauseAll')} />
    </button>
  );
}

function PauseIcon({ fleet }: { readonly fleet: FleetState }) {
  if (fleet.busy) return <Spinner />;
  if (fleet.paused) return <Play size={14} fill="currentColor" />;
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" fill="currentColor" aria-hidden="true">
      <rect x="2" y="1" width="3.5" height="12" rx="1" />
      <rect x="8.5" y="1" width="3.5" height="12" rx="1" />
    </svg>
  );
}

/** What the pause reached, measured by the host. */
export function PauseOutcome() {
  const fleet = useFleetState();
  const now = useNow();
  if (!fleet.paused) return null;
  const reached = `${counted(fleet.lanes, 'lane')}, ${counted(fleet.processes, 'process', 'processes')} stopped in ${measured(fleet.milliseconds)}`;
  return (
    <div className="pause-outcome" role="status" aria-label="Pause">
      <span className="ellipsis">{reached}</span>
      <span className="label ellipsis">
        {fleet.partial > 0 && (
          <span className="c-fail">{counted(fleet.partial, 'lane')} not stopped in full. </span>
        )}
        {fleet.since === null ? 'Being recorded' : `Paused for ${duration(now - fleet.since)}`}
      </span>
    </div>
  );
}
