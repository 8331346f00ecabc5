import { readPlan } from '../../coordination/plan-text.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { type Handlers } from '../host-port.ts';
import { type HandlerContext } from './context.ts';

type Calls = Extract<keyof Handlers, `plan.${string}` | `mission.${string}`>;

/** Answers `plan.*` and `mission.*`. */
export function planHandlers({ plans, missions, agentViews }: HandlerContext): Pick<Handlers, Calls> {
  return {
    'plan.check': ({ projectId, tasks }) => plans.check(projectId, tasks),
    'plan.preflight': async ({ projectId, tasks }) =>
      plans.preflight(projectId, tasks, await agentViews(false)),
    'plan.estimate': ({ projectId, tasks, atOnce }) => plans.estimate(projectId, tasks, atOnce),
    'plan.import': async ({ text, format }) => readPlan(text, format),
    'plan.export': async ({ missionId, format }) => missions.written(missionId, format),
    'plan.launch': (wanted, { actor }) => missions.launch(wanted, actor),
    'mission.create': (wanted, { actor }) => missions.create(wanted, actor),
    'mission.propose': (wanted, { actor }) => missions.propose(wanted, actor),
    'mission.list': async ({ projectId }) => ok({ items: missions.list(projectId) }),
    'mission.get': async ({ missionId }) => missions.get(missionId),
    'mission.edit': (changes, { actor }) => missions.edit(changes, actor),
    'mission.approve': (data, { actor }) => missions.do({ type: 'mission.approve', data }, actor),
    'mission.stop': (data, { actor }) => missions.do({ type: 'mission.stop', data }, actor),
    'mission.skipTask': (data, { actor }) => missions.do({ type: 'mission.skipTask', data }, actor),
    'mission.retryTask': (data, { actor }) => missions.do({ type: 'mission.retryTask', data }, actor),
    'mission.abandon': ({ missionId }, { actor }) =>
      missions.do({ type: 'mission.end', data: { missionId, end: 'abandoned' } }, actor),
  };
}
