import { openLane } from '../../state/ui.ts';
import { Glyph } from '../../ui/glyph.tsx';
import { ScrollArea } from '../../ui/panel.tsx';
import { planWords as words, taskStateWords } from '../../words/plan.ts';
import { openTask } from './plan-place.ts';
import { taskGlyphs } from './task-glyphs.ts';
import { type Plan } from './use-plan.ts';

/** The same as the graph, in rows. */
export function PlanTable({ plan }: { readonly plan: Plan }) {
  const { columns } = words;
  return (
    <ScrollArea aria-label={words.table}>
      <table className="pl-table">
        <thead>
          <tr>
            {[columns.task, columns.wave, columns.state, columns.after, columns.writes, columns.lane].map(
              (column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {plan.waves.flatMap((ids, wave) =>
            ids.map((id) => <TaskRow key={id} plan={plan} id={id} wave={plan.ordered ? wave + 1 : null} />),
          )}
        </tbody>
      </table>
    </ScrollArea>
  );
}

interface RowProps {
  readonly plan: Plan;
  readonly id: string;
  readonly wave: number | null;
}

function TaskRow({ plan, id, wave }: RowProps) {
  const task = plan.mission.tasks.find((t) => t.id === id);
  const progress = plan.progress.get(id);
  if (!task || !progress) return null;
  const lane = progress.laneId === null ? undefined : plan.lanes[progress.laneId];
  const after = plan.edges.filter((e) => e.kind === 'order' && e.to === id).map((e) => e.from);
  return (
    <tr>
      <th scope="row">
        <button type="button" className="pl-link" onClick={() => openTask(id)}>
          <span className="t3">{id}</span> {task.title}
        </button>
      </th>
      <td>{wave}</td>
      <td>
        {plan.mission.phase !== 'draft' && (
          <span className="row" title={progress.reason ?? undefined}>
            <Glyph name={taskGlyphs[progress.state]} size={12} />
            {taskStateWords[progress.state]}
          </span>
        )}
      </td>
      <td>{after.join(', ')}</td>
      <td className={task.writeSet.length > 0 ? 'mono' : 't3'}>
        {task.writesNothing
          ? words.writesNothing
          : task.writeSet.length === 0
            ? words.undeclared
            : task.writeSet.join(' ')}
      </td>
      <td>
        {lane && (
          <button
            type="button"
            className="pl-link"
            aria-label={words.openLane(lane.name)}
            onClick={() => openLane(lane.id)}
          >
            {lane.name}
          </button>
        )}
      </td>
    </tr>
  );
}
