import { useState } from 'react';
import { type LaneId } from '../../../shared/domain/ids.ts';
import { type Importance, importances } from '../../../shared/domain/message/events.ts';
import { type Project } from '../../../shared/domain/project/state.ts';
import { notify } from '../../state/ui.ts';
import { useCommand } from '../../state/use-command.ts';
import { Field, Input, Select, Textarea } from '../../ui/field.tsx';
import { composeWords as words, mailWords } from '../../words/coordination.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { LaneField } from './lane-field.tsx';

interface Props {
  readonly project: Project;
  readonly onDone: () => void;
}

/** A message to a lane, or to all of them. */
export function ComposeDialog({ project, onDone }: Props) {
  const { run, busy, failure } = useCommand('message.send');
  const [to, setTo] = useState('');
  const [subject, setSubject] = useState('');
  const [body, setBody] = useState('');
  const [importance, setImportance] = useState<Importance>('normal');
  const [ackRequired, setAckRequired] = useState(false);
  const send = async () => {
    const answer = await run({
      projectId: project.id,
      address: to === '' ? { to: 'everyone' } : { to: 'lane', laneId: to as LaneId },
      subject: subject.trim(),
      body: body.trim(),
      importance,
      ackRequired,
    });
    if (!answer.ok) return;
    onDone();
    notify(
      ackRequired || importance === 'high' || importance === 'urgent' ? mailWords.sentNow : mailWords.sent,
    );
  };
  return (
    <FormDialog
      title={words.title}
      cancel={words.cancel}
      action={words.send}
      complete={subject.trim() !== ''}
      busy={busy}
      failure={failure}
      onSubmit={() => void send()}
      onClose={onDone}
    >
      <LaneField label={words.to} none={words.everyone} value={to} onChange={setTo} />
      <Field label={words.subject}>
        {(ids) => <Input {...ids} value={subject} onChange={(e) => setSubject(e.target.value)} />}
      </Field>
      <Field label={words.body} hint={words.bodyHint} optional>
        {(ids) => <Textarea {...ids} rows={5} value={body} onChange={(e) => setBody(e.target.value)} />}
      </Field>
      <Field label={words.importance} hint={words.importanceHint}>
        {(ids) => (
          <Select
            {...ids}
            value={importance}
            onChange={(e) => setImportance(importances.find((i) => i === e.target.value) ?? 'normal')}
          >
            {importances.map((one) => (
              <option key={one} value={one}>
                {mailWords.importance[one]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <label className="co-check">
        <input type="checkbox" checked={ackRequired} onChange={(e) => setAckRequired(e.target.checked)} />
        <span>{words.ack}</span>
      </label>
    </FormDialog>
  );
}
