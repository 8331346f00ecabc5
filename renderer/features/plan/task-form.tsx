import { type FormEvent, useState } from 'react';
import { statusOf } from '../../../shared/domain/lane/state.ts';
import { type PlanTask } from '../../../shared/domain/plan/task.ts';
import { notify } from '../../state/ui.ts';
import { perform, useCommand } from '../../state/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/states.tsx';
import { taskWords as words } from '../../words/plan-task.ts';
import { keepUnsaved, openTask, useUnsaved } from './plan-place.ts';
import { draftOf, newDraft, type TaskDraft, taskOf, withoutTask, withTask } from './task-draft.ts';
import { TaskFields } from './task-fields.tsx';
import { type Plan } from './use-plan.ts';

interface Props {
  readonly plan: Plan;
  readonly taskId: string;
  /** Null for one that is not in the plan yet. */
  readonly task: PlanTask | null;
}

/** The task's form; what was typed stays until it is saved or undone, also over a conflict. */
export function TaskForm({ plan, taskId, task }: Props) {
  const { mission, over } = plan;
  const { run, busy, failure, clear } = useCommand('mission.edit');
  const [tried, setTried] = useState(false);
  const unsaved = useUnsaved(mission.id, taskId);
  const draft = unsaved?.draft ?? (task ? draftOf(task) : newDraft(taskId));
  const laneId = plan.progress.get(taskId)?.laneId ?? null;
  const lane = laneId === null ? undefined : plan.lanes[laneId];
  const given = lane && statusOf(lane) !== 'closed' ? lane.name : null;
  const set = (change: Partial<TaskDraft>) =>
    keepUnsaved(mission.id, taskId, {
      draft: { ...draft, ...change },
      on: unsaved?.on ?? mission.revision,
    });
  const undo = () => {
    keepUnsaved(mission.id, taskId, null);
    setTried(false);
    clear();
    if (!task) openTask(null);
  };
  const save = async (on: number) => {
    setTried(true);
    if (draft.title.trim() === '' || busy) return;
    const answer = await run({ missionId: mission.id, on, tasks: withTask(mission.tasks, taskOf(draft)) });
    if (!answer.ok) return;
    keepUnsaved(mission.id, taskId, null);
    notify(words.saved(taskId));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save(unsaved?.on ?? mission.revision);
  };
  return (
    <form className="pl-form" onSubmit={submit} noValidate>
      <div className="pl-form-fields scroll" tabIndex={-1}>
        {given !== null && <p className="t3">{words.given(given)}</p>}
        {over && <p className="t3">{words.over}</p>}
        <TaskFields
          plan={plan}
          draft={draft}
          given={given !== null}
          problem={tried && draft.title.trim() === '' ? words.sayTitle : null}
          set={set}
        />
      </div>
      {failure && (
        <div className="pl-form-failure">
          <ErrorNote failure={failure} onDismiss={clear} />
          {failure.type === 'conflict' && (
            <Button busy={busy} onClick={() => void save(mission.revision)}>
              {words.onto(mission.revision)}
            </Button>
          )}
        </div>
      )}
      {!over && (
        <div className="pl-form-foot">
          <Button type="submit" busy={busy} disabled={unsaved === null}>
            {words.save}
          </Button>
          <Button tone="ghost" disabled={unsaved === null} onClick={undo}>
            {words.undo}
          </Button>
          <span className="grow" />
          {task && (
            <Button tone="ghost" onClick={() => void remove(plan, taskId)}>
              {words.remove}
            </Button>
          )}
        </div>
      )}
    </form>
  );
}

/** Takes a task out of the plan; it can be brought back as long as the plan was not changed again. */
async function remove({ mission }: Plan, taskId: string): Promise<void> {
  const { id: missionId, revision: on, tasks } = mission;
  const answer = await perform('mission.edit', { missionId, on, tasks: withoutTask(tasks, taskId) });
  if (!answer.ok) return;
  keepUnsaved(missionId, taskId, null);
  openTask(null);
  const { revision } = answer.data;
  notify(words.removed(taskId), null, {
    label: words.bringBack,
    run: () => void perform('mission.edit', { missionId, on: revision, tasks: [...tasks] }),
  });
}
