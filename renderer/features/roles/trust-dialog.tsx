import { useState } from 'react';
import { type CallOutput } from '../../../shared/contract/index.ts';
import { type TrustWord } from '../../../shared/domain/trust/events.ts';
import { notify } from '../../state/ui.ts';
import { useCommand } from '../../state/use-command.ts';
import { Field, Input } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { trustWords as words } from '../../words/roles.ts';

export type Standing = CallOutput<'trust.list'>['items'][number];

interface Props {
  readonly one: Standing;
  readonly name: string;
  readonly word: TrustWord;
  readonly onDone: () => void;
}

/** What each word is called where it is said. */
export const trustActions = { trusted: words.trust, probation: words.distrust, earned: words.earn } as const;

/** Says whom to trust, with the reason. */
export function TrustDialog({ one, name, word, onDone }: Props) {
  const { run, busy, failure } = useCommand('trust.set');
  const [reason, setReason] = useState('');
  const say = async () => {
    const answer = await run({ agentId: one.agentId, model: one.model, word, reason: reason.trim() });
    if (!answer.ok) return;
    onDone();
    notify(words.done(name));
  };
  return (
    <FormDialog
      title={words.dialogs[word]}
      about={words.dialogAbout[word](name)}
      cancel={words.cancel}
      action={trustActions[word]}
      complete={reason.trim() !== ''}
      busy={busy}
      failure={failure}
      onSubmit={() => void say()}
      onClose={onDone}
    >
      <Field label={words.reason} hint={words.reasonHint}>
        {(ids) => <Input {...ids} value={reason} onChange={(e) => setReason(e.target.value)} />}
      </Field>
    </FormDialog>
  );
}
