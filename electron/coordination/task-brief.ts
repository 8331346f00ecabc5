import { type Task } from '../../shared/domain/lane/events.ts';
import { type Mission } from '../../shared/domain/mission/state.ts';
import { sameArtifact } from '../../shared/domain/plan/needs.ts';
import { type PlanTask } from '../../shared/domain/plan/task.ts';
import { type World } from '../../shared/domain/world.ts';

/** What the lane of a task is told: the brief, what it may write, and where its inputs come from. Nothing else. */
export function laneTask(mission: Mission, task: PlanTask, world: World): Task {
  const parts = [
    task.brief.trim() === '' ? task.title : task.brief.trim(),
    section('Write only', task.writesNothing ? ['nothing: read and report'] : task.writeSet),
    section(
      'Inputs',
      task.inputs.map((input) => `${input}${origin(mission, input, world)}`),
    ),
    section('Comes after', comesAfter(mission, task, world)),
    section(
      'Take as given',
      task.assumes.map(
        (one) =>
          `${one.about}: ${one.kind === 'interface' ? 'its interface is in' : 'follow the pattern of'} ${one.source}`,
      ),
    ),
    section('Outputs', task.outputs),
    section('The one artifact that counts', task.canonical === null ? [] : [task.canonical]),
  ];
  const { title, writeSet, inputs, outputs } = task;
  return { title, brief: parts.filter((part) => part !== '').join('\n\n'), writeSet, inputs, outputs };
}

const section = (title: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : [`${title}:`, ...lines.map((line) => `- ${line}`)].join('\n');

function origin(mission: Mission, input: string, world: World): string {
  const maker = mission.tasks.find((t) => t.outputs.some((output) => sameArtifact(input, output)));
  return maker ? ` (from ${maker.id} ${maker.title}${landedAs(mission, maker.id, world)})` : '';
}

function comesAfter(mission: Mission, task: PlanTask, world: World): string[] {
  return task.dependsOn.flatMap((id) => {
    const before = mission.tasks.find((t) => t.id === id);
    if (!before) return [];
    const made = before.outputs.length > 0 ? `; it put out ${before.outputs.join(', ')}` : '';
    return [`${id} ${before.title}${landedAs(mission, id, world)}${made}`];
  });
}

/** The commit that a task landed as, so that what it made can be looked at rather than told. */
function landedAs(mission: Mission, taskId: string, world: World): string {
  const laneId = mission.lanes[taskId]?.at(-1);
  const lane = laneId === undefined ? undefined : world.lanes[laneId];
  const merge = lane?.landed ? world.merges[lane.landed] : undefined;
  return merge?.newOid ? `, landed as ${merge.newOid.slice(0, 10)}` : '';
}
