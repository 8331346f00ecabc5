import { useState } from 'react';
import { type ReservationView } from '../../../shared/contract/index.ts';
import { useCommand } from '../../state/use-command.ts';
import { useReplica } from '../../state/use-replica.ts';
import { Field, Input } from '../../ui/field.tsx';
import { forceDialogWords as words } from '../../words/coordination.ts';
import { nameOf } from './names.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';

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
    <FormDialog
      title={words.title}
      about={words.about(nameOf(lanes, one.holder), one.globs.join(', '))}
      cancel={words.cancel}
      action={words.force}
      complete={reason.trim() !== ''}
      busy={busy}
      failure={failure}
      onSubmit={() => void force()}
      onClose={onDone}
    >
      <Field label={words.reason} hint={words.reasonHint}>
        {(ids) => <Input {...ids} value={reason} onChange={(e) => setReason(e.target.value)} />}
      </Field>
    </FormDialog>
  );
}
