import { useState } from 'react';
import { type LaneId } from '../../../shared/domain/ids.ts';
import { type Importance, importances } from '../../../shared/domain/message/events.ts';
import { type Project } from '../../../shared/domain/project/state.ts';
import { notify } from '../../state/ui.ts';
import { useCommand } from '../../state/use-command.ts';
import { useLanes } from '../../state/use-replica.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, Input, Select, Textarea } from '../../ui/field.tsx';
import { ErrorNote } from '../../ui/states.tsx';
import { composeWords as words, mailWords } from '../../words/coordination.ts';

interface Props {
  readonly project: Project;
  readonly onDone: () => void;
}

/** A message to a lane, or to all of them. */
export function ComposeDialog({ project, onDone }: Props) {
  const lanes = useLanes();
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
    <Dialog
      open
      onClose={onDone}
      title={words.title}
      width="narrow"
      foot={
        <>
          <span className="grow" />
          <Button onClick={onDone}>{words.cancel}</Button>
          <Button tone="primary" busy={busy} disabled={subject.trim() === ''} onClick={() => void send()}>
            {words.send}
          </Button>
        </>
      }
    >
      <div className="co-form">
        <Field label={words.to}>
          {(ids) => (
            <Select {...ids} value={to} onChange={(e) => setTo(e.target.value)}>
              <option value="">{words.everyone}</option>
              {lanes.map((lane) => (
                <option key={lane.id} value={lane.id}>
                  {lane.name}
                </option>
              ))}
            </Select>
          )}
        </Field>
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
        {failure && <ErrorNote failure={failure} />}
      </div>
    </Dialog>
  );
}
