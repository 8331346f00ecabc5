import { useState } from 'react';
import { type ReservationView } from '../../../shared/contract/index.ts';
import { useCommand } from '../../state/use-command.ts';
import { useReplica } from '../../state/use-replica.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { ErrorNote } from '../../ui/states.tsx';
import { forceDialogWords as words } from '../../words/coordination.ts';
import { nameOf } from './names.ts';

interface Props {
  readonly one: ReservationView;
  readonly onDone: () => void;
}

/** Takes a reservation away from its lane; the reason is asked for. */
export function ForceDialog({ one, onDone }: Props) {
  const lanes = useReplica((r) => r.world.lanes);
  const { run, busy, failure } = useCommand('reservation.forceRelease');
  const [reason, setReason] = useState('');
  const force = async () => {
    const answer = await run({ reservationId: one.id, reason: reason.trim() });
    if (answer.ok) onDone();
  };
  return (
    <Dialog
      open
      onClose={onDone}
      title={words.title}
      description={words.about(nameOf(lanes, one.holder), one.globs.join(', '))}
      width="narrow"
      foot={
        <>
          <span className="grow" />
          <Button onClick={onDone}>{words.cancel}</Button>
          <Button tone="primary" busy={busy} disabled={reason.trim() === ''} onClick={() => void force()}>
            {words.force}
          </Button>
        </>
      }
    >
      <div className="co-form">
        <Field label={words.reason} hint={words.reasonHint}>
          {(ids) => <Input {...ids} value={reason} onChange={(e) => setReason(e.target.value)} />}
        </Field>
        {failure && <ErrorNote failure={failure} />}
      </div>
    </Dialog>
  );
}
