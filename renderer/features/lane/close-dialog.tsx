import { useRef, useState } from 'react';
import { type Lane } from '../../../shared/domain/lane/state.ts';
import { perform, useCommand } from '../../state/use-command.ts';
import { askToClose, notify, openLane, useUi } from '../../state/ui.ts';
import { useLane } from '../../state/use-replica.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/states.tsx';
import { laneWords } from '../../words/lane.ts';
import { closingWords, hasUnmerged } from '../../words/lane-status.ts';
import './lane-dialogs.css';
import { laneDialogWords } from '../../words/lane-dialogs.ts';

/** Before a lane is closed: what is kept, and what would not be there any more. */
export function CloseDialog() {
  const laneId = useUi((ui) => ui.closing);
  const lane = useLane(laneId);
  return lane === null ? null : <CloseOne key={lane.id} lane={lane} />;
}

function CloseOne({ lane }: { readonly lane: Lane }) {
  const { run, busy, failure } = useCommand('lane.close');
  const [discard, setDiscard] = useState(false);
  const keep = useRef<HTMLButtonElement>(null);
  const { kept, lost } = closingWords(lane);
  const mustSay = hasUnmerged(lane) || failure?.type === 'refused';
  const done = () => askToClose(null);
  const close = async () => {
    const answer = await run({ laneId: lane.id, ...(discard && { discardUnmerged: true }) });
    if (!answer.ok) return;
    done();
    const reopen = {
      label: laneWords.reopen,
      run: () =>
        void perform('lane.reopen', { laneId: lane.id }).then((back) => back.ok && openLane(lane.id)),
    };
    notify(laneWords.closed(lane.name), null, answer.data.snapshotOid ? reopen : null);
  };
  return (
    <Dialog
      open
      onClose={done}
      width="narrow"
      title={laneDialogWords.closeTitle(lane.name)}
      focusFirst={keep}
      foot={
        <>
          <span className="grow" />
          <Button ref={keep} onClick={done}>
            {laneDialogWords.keepOpen}
          </Button>
          <Button tone="primary" busy={busy} disabled={mustSay && !discard} onClick={() => void close()}>
            {laneDialogWords.close}
          </Button>
        </>
      }
    >
      <div className="lane-dialog">
        <p>{kept}</p>
        {lost !== null && <p className="t1 strong">{lost}</p>}
        {mustSay && (
          <label className="lane-dialog-check">
            <input type="checkbox" checked={discard} onChange={(event) => setDiscard(event.target.checked)} />
            <span>{laneDialogWords.closeAnyway}</span>
          </label>
        )}
        {failure && <ErrorNote failure={failure} />}
      </div>
    </Dialog>
  );
}
