import { type Project } from '../project/state.ts';
import { globCovers } from '../reservation/glob.ts';
import { declaresWrites, type PlanTask } from './task.ts';

/** What an agent is, as far as a launch depends on it. */
export interface AgentAtHand {
  readonly id: string;
  readonly name: string;
  readonly installed: boolean;
  /** governed: it can be stopped before the act; asked: it asks when it sees fit; observed: it is only watched. */
  readonly tier: 'governed' | 'asked' | 'observed';
}

/** One thing that should be in place before lanes run. `missing` keeps the plan from being launched safely. */
export interface PreflightItem {
  readonly about: 'agent' | 'isolation' | 'identity' | 'gates' | 'verify' | 'canonical';
  readonly state: 'ok' | 'advice' | 'missing';
  readonly text: string;
  readonly taskIds: readonly string[];
}

/** What is missing before a plan is launched; every subject answers, also where all is well. */
export function preflight(
  project: Project,
  tasks: readonly PlanTask[],
  agents: readonly AgentAtHand[],
): readonly PreflightItem[] {
  return [
    ...agentItems(tasks, agents),
    ...isolation(tasks, agents),
    identity(tasks),
    gates(project),
    verify(project),
    ...canonical(tasks),
  ];
}

const item = (
  about: PreflightItem['about'],
  state: PreflightItem['state'],
  text: string,
  tasks: readonly PlanTask[] = [],
): PreflightItem => ({ about, state, text, taskIds: tasks.map((t) => t.id) });

function agentItems(tasks: readonly PlanTask[], agents: readonly AgentAtHand[]): PreflightItem[] {
  const nobody = tasks.filter((t) => t.agentId === null && t.roleId === null);
  const gone = tasks.filter((t) => t.agentId !== null && !agents.find((a) => a.id === t.agentId)?.installed);
  const items = [
    ...(nobody.length > 0 ? [item('agent', 'missing', 'No agent is chosen.', nobody)] : []),
    ...(gone.length > 0 ? [item('agent', 'missing', 'The chosen agent is not installed here.', gone)] : []),
  ];
  return items.length > 0 ? items : [item('agent', 'ok', 'Every task has an agent that is installed.')];
}

function isolation(tasks: readonly PlanTask[], agents: readonly AgentAtHand[]): PreflightItem[] {
  const open = tasks.filter((t) => !declaresWrites(t));
  const watched = tasks.filter((t) => agents.find((a) => a.id === t.agentId)?.tier === 'observed');
  const items = [
    ...(open.length > 0
      ? [item('isolation', 'missing', 'It is not declared what is written, so nothing is reserved.', open)]
      : []),
    ...(watched.length > 0
      ? [
          item(
            'isolation',
            'advice',
            'The agent can only be watched, not be stopped before the act.',
            watched,
          ),
        ]
      : []),
  ];
  if (items.length > 0) return items;
  return [item('isolation', 'ok', 'Each lane has a worktree of its own and reserves what it writes.')];
}

function identity(tasks: readonly PlanTask[]): PreflightItem {
  const none = tasks.filter((t) => t.roleId === null);
  return none.length > 0
    ? item('identity', 'advice', 'Without a role nobody has said what it may do and may not.', none)
    : item('identity', 'ok', 'Every task has a role.');
}

function gates({ gates: set }: Project): PreflightItem {
  const off = [
    ...(set?.planApproval === false ? ['before launch'] : []),
    ...(set?.beforeMerge === false ? ['before merge'] : []),
  ];
  return off.length > 0
    ? item('gates', 'advice', `No human is asked ${off.join(' and ')}.`)
    : item('gates', 'ok', 'A human is asked before launch and before each merge.');
}

const verify = ({ verifyCommand }: Project): PreflightItem =>
  verifyCommand === null
    ? item('verify', 'missing', 'There is no verify command: nothing proves that merged work holds.')
    : item('verify', 'ok', `What is merged is verified by ${verifyCommand}.`);

function canonical(tasks: readonly PlanTask[]): PreflightItem[] {
  const told = tasks.filter((t) => t.outputs.length > 0 && t.canonical === null);
  const strange = tasks.filter(
    (t) =>
      t.canonical !== null &&
      !t.writesNothing &&
      t.writeSet.length > 0 &&
      !t.writeSet.some((glob) => globCovers(glob, t.canonical ?? '')) &&
      !t.outputs.includes(t.canonical),
  );
  const items = [
    ...(told.length > 0
      ? [item('canonical', 'advice', 'It is not named which one artifact counts.', told)]
      : []),
    ...(strange.length > 0
      ? [
          item(
            'canonical',
            'advice',
            'The artifact that counts lies outside of what the task writes.',
            strange,
          ),
        ]
      : []),
  ];
  return items.length > 0 ? items : [item('canonical', 'ok', 'Every task with outputs names what counts.')];
}
