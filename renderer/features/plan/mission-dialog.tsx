import { useState } from 'react';
import { type ProjectId } from '../../../shared/domain/ids.ts';
import { type Mission } from '../../../shared/domain/mission/state.ts';
import { useCommand } from '../../state/use-command.ts';
import { Field, Input, Textarea } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { missionWords as words } from '../../words/plan.ts';
import { openMission } from './plan-place.ts';

interface Props {
  readonly projectId: ProjectId;
  /** Null for a new one. */
  readonly mission: Mission | null;
  readonly onDone: () => void;
}

/** What is wanted, in a title and a goal. */
export function MissionDialog({ projectId, mission, onDone }: Props) {
  const create = useCommand('mission.create');
  const edit = useCommand('mission.edit');
  const [title, setTitle] = useState(mission?.title ?? '');
  const [goal, setGoal] = useState(mission?.goal ?? '');
  const [atOnce, setAtOnce] = useState(String(mission?.atOnce ?? 3));
  const [on] = useState(mission?.revision ?? 0);
  const count = /^\d+$/.test(atOnce.trim()) ? Number(atOnce) : 0;
  const save = async () => {
    const data = { title: title.trim(), goal: goal.trim(), atOnce: count };
    const answer = mission
      ? await edit.run({ missionId: mission.id, on, ...data })
      : await create.run({ projectId, ...data });
    if (!answer.ok) return;
    onDone();
    if (!mission) openMission(answer.data.id);
  };
  return (
    <FormDialog
      title={mission ? words.edit : words.create}
      {...(mission ? {} : { about: words.createAbout })}
      cancel={words.cancel}
      action={mission ? words.save : words.create}
      complete={title.trim() !== '' && count >= 1 && count <= 64}
      busy={create.busy || edit.busy}
      failure={create.failure ?? edit.failure}
      onSubmit={() => void save()}
      onClose={onDone}
    >
      <Field label={words.title}>
        {(ids) => <Input {...ids} maxLength={300} value={title} onChange={(e) => setTitle(e.target.value)} />}
      </Field>
      <Field label={words.goal} optional hint={words.goalHint}>
        {(ids) => (
          <Textarea
            {...ids}
            rows={4}
            maxLength={20_000}
            value={goal}
            onChange={(e) => setGoal(e.target.value)}
          />
        )}
      </Field>
      <Field label={words.atOnce} hint={words.atOnceHint}>
        {(ids) => (
          <Input {...ids} inputMode="numeric" value={atOnce} onChange={(e) => setAtOnce(e.target.value)} />
        )}
      </Field>
    </FormDialog>
  );
}
