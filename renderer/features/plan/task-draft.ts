import { type CallInput } from '../../../shared/contract/index.ts';
import { type AgentId } from '../../../shared/domain/ids.ts';
import { type Assumption, type PlanTask, plainTask } from '../../../shared/domain/plan/task.ts';

/** A task as it stands in the form: lists are lines. */
export interface TaskDraft extends Omit<
  PlanTask,
  'roleId' | 'agentId' | 'model' | 'writeSet' | 'inputs' | 'outputs' | 'canonical'
> {
  readonly roleId: string;
  readonly agentId: string;
  readonly model: string;
  readonly writeSet: string;
  readonly inputs: string;
  readonly outputs: string;
  readonly canonical: string;
}

/** Plan tasks as a call takes them. */
export type WantedTasks = NonNullable<CallInput<'mission.edit'>['tasks']>;

export const draftOf = (task: PlanTask): TaskDraft => ({
  ...task,
  roleId: task.roleId ?? '',
  agentId: task.agentId ?? '',
  model: task.model ?? '',
  writeSet: task.writeSet.join('\n'),
  inputs: task.inputs.join('\n'),
  outputs: task.outputs.join('\n'),
  canonical: task.canonical ?? '',
});

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
const isSaid = ({ about, source }: Assumption): boolean => about.trim() !== '' && source.trim() !== '';

/** The task that a draft stands for. Half-filled rows of what it takes as given are left out. */
export const taskOf = (draft: TaskDraft): PlanTask => ({
  ...draft,
  title: draft.title.trim(),
  roleId: orNull(draft.roleId),
  agentId: orNull(draft.agentId) as AgentId | null,
  model: orNull(draft.model),
  writeSet: draft.writesNothing ? [] : lines(draft.writeSet),
  inputs: lines(draft.inputs),
  outputs: lines(draft.outputs),
  assumes: draft.assumes.filter(isSaid),
  canonical: orNull(draft.canonical),
});

/** The first free of T1, T2 and so on. */
export function nextTaskId(tasks: readonly Pick<PlanTask, 'id'>[]): string {
  let n = tasks.length + 1;
  while (tasks.some((task) => task.id === `T${n}`)) n += 1;
  return `T${n}`;
}

export const newDraft = (id: string): TaskDraft => draftOf(plainTask(id, '', ''));

/** The plan with one task put in its place, or at the end. */
export const withTask = (tasks: readonly PlanTask[], task: PlanTask): WantedTasks =>
  tasks.some((t) => t.id === task.id) ? tasks.map((t) => (t.id === task.id ? task : t)) : [...tasks, task];

/** The plan without one task; nobody waits for it any more. */
export const withoutTask = (tasks: readonly PlanTask[], id: string): WantedTasks =>
  tasks
    .filter((t) => t.id !== id)
    .map((t) => ({ ...t, dependsOn: t.dependsOn.filter((other) => other !== id) }));
