import { useState } from 'react';
import { X } from 'lucide-react';
import { openLane, openReview } from '../../state/ui.ts';
import { perform } from '../../state/use-command.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { taskStateWords } from '../../words/plan.ts';
import { taskWords as words } from '../../words/plan-task.ts';
import { openTask } from './plan-place.ts';
import { SkipDialog } from './skip-dialog.tsx';
import { TaskForm } from './task-form.tsx';
import { taskGlyphs } from './task-glyphs.ts';
import { type Plan } from './use-plan.ts';
import './task-panel.css';

interface Props {
  readonly plan: Plan;
  readonly taskId: string;
}

/** The chosen task: how it is, what it says, and what can be done with it. */
export function TaskPanel({ plan, taskId }: Props) {
  const task = plan.mission.tasks.find((t) => t.id === taskId);
  return (
    <aside className="pl-panel" aria-label={task ? `${taskId} ${task.title}` : words.added}>
      <header className="pl-panel-head">
        <span className="t3">{taskId}</span>
        <h2 className="grow ellipsis">{task?.title ?? words.added}</h2>
        <IconButton label={words.close} size="small" onClick={() => openTask(null)}>
          <X size={14} />
        </IconButton>
      </header>
      {task && plan.mission.phase !== 'draft' && <TaskState plan={plan} taskId={taskId} />}
      <TaskForm key={`${taskId} ${task ? '' : 'new'}`} plan={plan} taskId={taskId} task={task ?? null} />
    </aside>
  );
}

function TaskState({ plan, taskId }: Props) {
  const [skipping, setSkipping] = useState(false);
  const { id: missionId } = plan.mission;
  const progress = plan.progress.get(taskId);
  if (!progress) return null;
  const { laneId, state, reason } = progress;
  const open = laneId !== null && plan.lanes[laneId] !== undefined && plan.lanes[laneId].phase !== 'closed';
  const again = !plan.over && !open && (state === 'failed' || state === 'skipped' || reason !== null);
  const over = state === 'landed' || state === 'empty' || state === 'skipped';
  return (
    <section className="pl-panel-state" aria-label={words.state}>
      <p className="row">
        <Glyph name={taskGlyphs[state]} />
        <span className="strong">{taskStateWords[state]}</span>
      </p>
      {reason !== null && <p className="t2">{reason}</p>}
      <div className="row pl-culprits">
        {laneId !== null && plan.lanes[laneId] && (
          <Button size="small" onClick={() => openLane(laneId)}>
            {words.lane}
          </Button>
        )}
        {laneId !== null && state === 'finished' && (
          <Button size="small" onClick={() => openReview(laneId)}>
            {words.review}
          </Button>
        )}
        {again && (
          <Button
            size="small"
            onClick={() =>
              void perform('mission.retryTask', { missionId, taskId }, () => words.retried(taskId))
            }
          >
            {words.retry}
          </Button>
        )}
        {!plan.over && !over && (
          <Button size="small" onClick={() => setSkipping(true)}>
            {words.skip}
          </Button>
        )}
      </div>
      {skipping && <SkipDialog missionId={missionId} taskId={taskId} onDone={() => setSkipping(false)} />}
    </section>
  );
}
