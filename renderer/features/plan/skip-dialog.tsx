import { useState } from 'react';
import { type MissionId } from '../../../shared/domain/ids.ts';
import { useCommand } from '../../state/use-command.ts';
import { Field, Input } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { taskWords as words } from '../../words/plan-task.ts';

interface Props {
  readonly missionId: MissionId;
  readonly taskId: string;
  readonly onDone: () => void;
}

/** Passes a task over, with a reason. */
export function SkipDialog({ missionId, taskId, onDone }: Props) {
  const { run, busy, failure } = useCommand('mission.skipTask');
  const [reason, setReason] = useState('');
  const skip = async () => {
    const answer = await run({ missionId, taskId, reason: reason.trim() });
    if (answer.ok) onDone();
  };
  return (
    <FormDialog
      title={words.skipTitle(taskId)}
      about={words.skipAbout}
      cancel={words.cancel}
      action={words.skip}
      complete={reason.trim() !== ''}
      busy={busy}
      failure={failure}
      onSubmit={() => void skip()}
      onClose={onDone}
    >
      <Field label={words.reason}>
        {(ids) => (
          <Input {...ids} maxLength={500} value={reason} onChange={(e) => setReason(e.target.value)} />
        )}
      </Field>
    </FormDialog>
  );
}
