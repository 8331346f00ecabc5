import { z } from 'zod';
import { call } from './call.ts';
import { agentId, missionId, projectId } from './views/ids.ts';
import { missionView } from './views/mission.ts';
import { estimates, judgedPlan, planTask, planTasks, preflightItem, taskId } from './views/plan.ts';

const one = z.object({ missionId });
const title = z.string().min(1).max(300);
const goal = z.string().max(20_000);
const atOnce = z.number().int().min(1).max(64);
const reason = z.string().min(1).max(500);
const tasks = z.array(planTask).max(100);

export const planCalls = {
  'plan.check': call(
    'The independence test: which tasks can run at the same time, which one after the other, and why.',
    z.object({ projectId, tasks: planTasks }),
    judgedPlan.extend({
      /** The commit that the tree and its history were read from. */
      oid: z.string(),
      /** Tracked files that each write set covers, by task id. */
      files: z.record(z.string(), z.number()),
    }),
  ),
  'plan.preflight': call(
    'What is missing before a plan is launched: agents, isolation, identity, gates, the verify command, what counts.',
    z.object({ projectId, tasks: planTasks }),
    z.object({ items: z.array(preflightItem) }),
  ),
  'plan.estimate': call(
    'What a plan is likely to take, told from past tasks of the project: as it is cut, and in sequence.',
    z.object({ projectId, tasks: planTasks, atOnce: atOnce.default(3) }),
    estimates,
  ),
  'plan.import': call(
    'Read a plan from Markdown or JSON; nothing is kept of it.',
    z.object({ text: z.string().min(1).max(500_000), format: z.enum(['markdown', 'json']) }),
    z.object({ title: z.string(), goal: z.string(), tasks: z.array(planTask).readonly() }),
  ),
  'plan.export': call(
    'A mission and its plan as Markdown or JSON that can be imported again.',
    z.object({ missionId, format: z.enum(['markdown', 'json']) }),
    z.object({ text: z.string(), fileName: z.string() }),
  ),
  'plan.launch': call(
    'Run a plan wave by wave: of a mission, or of a new one made from tasks. A human who calls it approves the plan.',
    z.object({
      missionId: missionId.optional(),
      /** The revision that was read; refused when the plan has changed since. */
      revision: z.number().int().optional(),
      projectId: projectId.optional(),
      title: title.optional(),
      goal: goal.optional(),
      tasks: planTasks.optional(),
      atOnce: atOnce.optional(),
    }),
    missionView,
  ),
  'mission.create': call(
    'What is wanted, with the tasks that serve it; a draft until it is launched.',
    z.object({
      projectId,
      title,
      goal: goal.default(''),
      tasks: tasks.default([]),
      atOnce: atOnce.default(3),
    }),
    missionView,
  ),
  'mission.propose': call(
    'Launch a lane that reads the repository and writes a plan; the plan becomes a draft that the human edits and approves.',
    z.object({
      projectId,
      title,
      goal: goal.min(1),
      agentId: agentId.optional(),
      roleId: z.string().min(1).max(100).default('planner'),
      model: z.string().min(1).max(200).optional(),
      atOnce: atOnce.default(3),
    }),
    missionView,
  ),
  'mission.list': call(
    'Missions, newest first.',
    z.object({ projectId: projectId.optional() }),
    z.object({ items: z.array(missionView) }),
  ),
  'mission.get': call('One mission.', one, missionView),
  'mission.edit': call(
    'Change a plan, also while it runs: what no lane has yet. Refused when it was changed since `on`.',
    z.object({
      missionId,
      on: z.number().int(),
      title: title.optional(),
      goal: goal.optional(),
      tasks: tasks.optional(),
      atOnce: atOnce.optional(),
    }),
    missionView,
  ),
  'mission.approve': call(
    'Approve the plan in this revision. Only a human may.',
    z.object({ missionId, revision: z.number().int() }),
    missionView,
  ),
  'mission.stop': call(
    'Launch nothing more; lanes at work go on.',
    z.object({ missionId, reason: reason.default('Stopped by the human.') }),
    missionView,
  ),
  'mission.skipTask': call(
    'Go on as if a task were done; the reason stays in the audit trail.',
    z.object({ missionId, taskId, reason }),
    missionView,
  ),
  'mission.retryTask': call(
    'Give a task whose lane is closed, or that was skipped or held, to a new lane.',
    z.object({ missionId, taskId }),
    missionView,
  ),
  'mission.abandon': call('End a mission that will not be finished; its lanes stay.', one, missionView),
} as const;
