import { type Lane } from '../../../shared/domain/lane/state.ts';
import { absolute, ago } from '../../lib/format.ts';
import { useNow } from '../../state/clock.ts';
import { useCommand } from '../../state/use-command.ts';
import { openLane } from '../../state/ui.ts';
import { useClosedLanes } from '../../state/use-replica.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { EmptyState, ErrorNote } from '../../ui/states.tsx';
import { Tag } from '../../ui/tag.tsx';
import { lanesWords } from '../../words/lanes.ts';

export interface ClosedLanesProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Lanes that were put away, each to be read or brought back. */
export function ClosedLanes({ open, onClose }: ClosedLanesProps) {
  const lanes = useClosedLanes();
  return (
    <Dialog open={open} onClose={onClose} title={lanesWords.closedLanes} description={lanesWords.closedAbout}>
      {lanes.length === 0 && <EmptyState title={lanesWords.noneClosed} />}
      <ul>
        {lanes.map((lane) => (
          <ClosedLane key={lane.id} lane={lane} onClose={onClose} />
        ))}
      </ul>
    </Dialog>
  );
}

function ClosedLane({ lane, onClose }: { readonly lane: Lane; readonly onClose: () => void }) {
  const now = useNow();
  const { run, busy, failure } = useCommand('lane.reopen');
  const show = () => {
    openLane(lane.id);
    onClose();
  };
  const reopen = async () => {
    const answer = await run({ laneId: lane.id });
    if (answer.ok) show();
  };
  return (
    <li className="closed-lane">
      <Glyph name="closed" />
      <button type="button" className="closed-lane-name ellipsis" onClick={show}>
        <b>{lane.name}</b> <span className="t2">{lane.task.title}</span>
      </button>
      {lane.unmergedAtClose ? <Tag look="outline">{lanesWords.notLanded}</Tag> : <span />}
      <span className="t3 nowrap" title={absolute(lane.statusSince)}>
        {ago(lane.statusSince, now)}
      </span>
      <Button
        size="small"
        busy={busy}
        aria-label={lanesWords.reopenLane(lane.name)}
        onClick={() => void reopen()}
      >
        {lanesWords.reopen}
      </Button>
      {failure && <ErrorNote failure={failure} />}
    </li>
  );
}
