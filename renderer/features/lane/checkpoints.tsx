import { type CheckpointId } from '../../../shared/domain/ids.ts';
import { type Checkpoint, type Lane } from '../../../shared/domain/lane/state.ts';
import { absolute, ago, shortOid } from '../../lib/format.ts';
import { useNow } from '../../state/clock.ts';
import { useCommand } from '../../state/use-command.ts';
import { askToClone, notify } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/states.tsx';
import { detailWords as words } from '../../words/lane.ts';

/** The snapshots of a lane, newest first: to be cloned, or gone back to. Going back can be undone. */
export function Checkpoints({ lane }: { readonly lane: Lane }) {
  const { run, busy, failure, clear } = useCommand('lane.restore');
  const now = useNow();
  const atRest = lane.turn === null && lane.pausedBy === null && lane.phase !== 'closed';
  const restore = async (checkpointId: CheckpointId, turn: number) => {
    const answer = await run({ laneId: lane.id, checkpointId });
    if (!answer.ok) return;
    const { files, before } = answer.data;
    const undo = { label: words.undo, run: () => void run({ laneId: lane.id, checkpointId: before }) };
    notify(words.restored(files, turn), null, files === 0 ? null : undo);
  };
  return (
    <section className="details-wide">
      <h3>{words.checkpoints}</h3>
      {failure && <ErrorNote failure={failure} onDismiss={clear} />}
      {lane.checkpoints.length === 0 && <p className="details-about">{words.noCheckpoint}</p>}
      <ol className="checkpoints" aria-label={words.checkpoints}>
        {lane.checkpoints.toReversed().map((point) => (
          <li key={point.id}>
            <span>{words.afterTurn(point.turnNumber)}</span>
            <span className="t3" title={`${absolute(point.at)}\n${point.oid}`}>
              {ago(point.at, now)} <span className="mono">{shortOid(point.oid)}</span>
            </span>
            <PointActions
              lane={lane}
              point={point}
              busy={busy}
              atRest={atRest}
              onRestore={() => void restore(point.id, point.turnNumber)}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}

interface PointActionsProps {
  readonly lane: Lane;
  readonly point: Checkpoint;
  readonly busy: boolean;
  readonly atRest: boolean;
  readonly onRestore: () => void;
}

function PointActions({ lane, point, busy, atRest, onRestore }: PointActionsProps) {
  const { turnNumber } = point;
  return (
    <>
      <Button
        size="small"
        tone="ghost"
        aria-label={words.cloneName(turnNumber)}
        onClick={() => askToClone(lane.id, point.id)}
      >
        {words.clone}
      </Button>
      <Button
        size="small"
        busy={busy}
        disabled={!atRest}
        aria-label={words.restoreName(turnNumber)}
        title={atRest ? undefined : words.restoreNot}
        onClick={onRestore}
      >
        {words.restore}
      </Button>
    </>
  );
}
