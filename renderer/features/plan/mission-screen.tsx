import { useState } from 'react';
import { ChevronLeft, Pencil, Plus, RefreshCw } from 'lucide-react';
import { type Mission } from '../../../shared/domain/mission/state.ts';
import { openLane } from '../../state/ui.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { ViewHeader } from '../../ui/panel.tsx';
import { EmptyState, ErrorNote, LoadingState } from '../../ui/states.tsx';
import { Segmented } from '../../ui/tabs.tsx';
import { missionWords, planWords as words } from '../../words/plan.ts';
import { Independence } from './independence.tsx';
import { MissionDialog } from './mission-dialog.tsx';
import { MissionFoot } from './mission-foot.tsx';
import { PhaseTag } from './phase-tag.tsx';
import { PlanGraph } from './plan-graph.tsx';
import { openMission, openTask, showTable, usePlace } from './plan-place.ts';
import { PlanTable } from './plan-table.tsx';
import { nextTaskId } from './task-draft.ts';
import { TaskPanel } from './task-panel.tsx';
import { type Plan, usePlan } from './use-plan.ts';

/** One mission: its waves, its verdicts, the chosen task, and what can be done with it. */
export function MissionScreen({ mission }: { readonly mission: Mission }) {
  const plan = usePlan(mission);
  const taskId = usePlace((place) => place.taskId);
  const failure = plan.check.failure;
  return (
    <>
      <MissionHeader plan={plan} />
      <div className="pl-body">
        <div className="pl-main">
          {failure && (
            <div className="pl-failure">
              <ErrorNote failure={failure} />
            </div>
          )}
          <Proposal mission={mission} />
          <div className="pl-top">
            <PlanPicture plan={plan} />
          </div>
          {mission.tasks.length > 0 && <Independence plan={plan} />}
          <MissionFoot plan={plan} />
        </div>
        {taskId !== null && <TaskPanel key={taskId} plan={plan} taskId={taskId} />}
      </div>
    </>
  );
}

/** What is wrong with the plan that a lane proposed, and the lane. */
function Proposal({ mission }: { readonly mission: Mission }) {
  const { planner, proposal } = mission;
  if (planner === null || mission.phase !== 'draft') return null;
  return (
    <div className="pl-failure row">
      <span className="grow t2">{proposal?.problem ?? (proposal ? words.proposed : words.proposing)}</span>
      <Button size="small" onClick={() => openLane(planner)}>
        {words.openPlanner}
      </Button>
    </div>
  );
}

function PlanPicture({ plan }: { readonly plan: Plan }) {
  const table = usePlace((place) => place.table);
  if (plan.mission.tasks.length === 0)
    return (
      <EmptyState
        title={words.empty}
        action={
          !plan.over && (
            <Button icon={<Plus size={12} />} onClick={() => openTask(nextTaskId([]))}>
              {words.addTaskName}
            </Button>
          )
        }
      >
        {words.emptyHint}
      </EmptyState>
    );
  if (!plan.ordered && plan.check.loading) return <LoadingState label={words.judging} />;
  return table ? <PlanTable plan={plan} /> : <PlanGraph plan={plan} />;
}

function MissionHeader({ plan }: { readonly plan: Plan }) {
  const { mission, check, over } = plan;
  const table = usePlace((place) => place.table);
  const [editing, setEditing] = useState(false);
  const yours = [...plan.progress.values()].some((one) => one.state === 'yours');
  return (
    <>
      <ViewHeader
        title={mission.title}
        facts={
          <span className="row">
            <PhaseTag phase={mission.phase} waiting={yours} />
            <span>{words.revision(mission.revision)}</span>
            <span>{missionWords.tasks(mission.tasks.length)}</span>
            {plan.ordered && <span>{missionWords.waves(plan.waves.length)}</span>}
          </span>
        }
      >
        <Button tone="ghost" icon={<ChevronLeft size={12} />} onClick={() => openMission(null)}>
          {missionWords.back}
        </Button>
        {!over && (
          <IconButton label={missionWords.edit} onClick={() => setEditing(true)}>
            <Pencil size={14} />
          </IconButton>
        )}
        <Segmented
          label={words.look}
          items={[
            { key: 'graph', label: words.graph },
            { key: 'table', label: words.table },
          ]}
          value={table ? 'table' : 'graph'}
          onChange={(key) => showTable(key === 'table')}
        />
        {mission.tasks.length > 0 && (
          <Button icon={<RefreshCw size={12} />} busy={check.loading} onClick={check.reload}>
            {words.check}
          </Button>
        )}
        {!over && (
          <Button
            aria-label={words.addTaskName}
            icon={<Plus size={12} />}
            onClick={() => openTask(nextTaskId(mission.tasks))}
          >
            {words.addTask}
          </Button>
        )}
      </ViewHeader>
      {editing && (
        <MissionDialog projectId={mission.projectId} mission={mission} onDone={() => setEditing(false)} />
      )}
    </>
  );
}
