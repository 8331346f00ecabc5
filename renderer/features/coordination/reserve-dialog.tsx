import { useState } from 'react';
import { type LaneId } from '../../../shared/domain/ids.ts';
import { type Project } from '../../../shared/domain/project/state.ts';
import { notify } from '../../state/ui.ts';
import { useCommand } from '../../state/use-command.ts';
import { Field, Input, Select, Textarea } from '../../ui/field.tsx';
import { coordinationScreenWords, reserveDialogWords as words } from '../../words/coordination.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { LaneField } from './lane-field.tsx';

interface Props {
  readonly project: Project;
  readonly onDone: () => void;
}

/** Holds paths for the person, or for a lane. */
export function ReserveDialog({ project, onDone }: Props) {
  const { run, busy, failure } = useCommand('reservation.take');
  const [paths, setPaths] = useState('');
  const [reason, setReason] = useState('');
  const [holder, setHolder] = useState('');
  const [mode, setMode] = useState<'exclusive' | 'shared'>('exclusive');
  const [minutes, setMinutes] = useState('60');
  const globs = paths
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const count = Number(minutes);
  const fits = globs.length > 0 && reason.trim() !== '' && count >= 1 && count <= 10_080;
  const take = async () => {
    const of = holder === '' ? { projectId: project.id } : { laneId: holder as LaneId };
    const answer = await run({ ...of, globs, reason: reason.trim(), mode, minutes: count });
    if (!answer.ok) return;
    onDone();
    notify(words.done(answer.data.globs.join(', ')));
  };
  return (
    <FormDialog
      title={words.title}
      about={words.about}
      cancel={words.cancel}
      action={words.reserve}
      complete={fits}
      busy={busy}
      failure={failure}
      onSubmit={() => void take()}
      onClose={onDone}
    >
      <Field label={words.paths} hint={words.pathsHint}>
        {(ids) => <Textarea {...ids} mono value={paths} onChange={(e) => setPaths(e.target.value)} />}
      </Field>
      <Field label={words.reason} hint={words.reasonHint}>
        {(ids) => <Input {...ids} value={reason} onChange={(e) => setReason(e.target.value)} />}
      </Field>
      <div className="co-form-row">
        <LaneField
          label={words.holder}
          none={coordinationScreenWords.human}
          value={holder}
          onChange={setHolder}
        />
        <Field label={words.mode}>
          {(ids) => (
            <Select
              {...ids}
              value={mode}
              onChange={(e) => setMode(e.target.value === 'shared' ? 'shared' : 'exclusive')}
            >
              <option value="exclusive">{words.exclusive}</option>
              <option value="shared">{words.shared}</option>
            </Select>
          )}
        </Field>
        <Field label={words.minutes}>
          {(ids) => (
            <Input
              {...ids}
              inputMode="numeric"
              value={minutes}
              onChange={(e) => setMinutes(e.target.value)}
            />
          )}
        </Field>
      </div>
    </FormDialog>
  );
}
