import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type AgentView, type ProjectView } from '../../../shared/contract/index.ts';
import { toProjectView } from '../../../shared/contract/present.ts';
import { type AgentId, type ProjectId, type RuleId } from '../../../shared/domain/ids.ts';
import { type ProjectSettings } from '../../../shared/domain/project/events.ts';
import { type Result, fail, ok } from '../../../shared/kernel/result.ts';
import { includedFiles } from '../../git/included-files.ts';
import { branchTip } from '../../git/resolve-commit.ts';
import { openProject, openSample } from '../../lanes/open-project.ts';
import { type Dispatched } from '../../engine/engine.ts';
import { type Handlers } from '../host-port.ts';
import { type HandlerContext } from './context.ts';

type Calls = Extract<keyof Handlers, `project.${string}` | `agent.${string}`>;

/** Answers `project.*` and `agent.*`. */
export function projectHandlers(context: HandlerContext): Pick<Handlers, Calls> {
  const { lanes } = context;
  const { engine } = lanes;
  return {
    'project.open': async ({ path }, { actor }) => {
      const opened = await openProject(lanes, path, actor);
      return opened.ok ? ok(toProjectView(opened.data)) : opened;
    },
    'project.openSample': async (_input, { actor }) => {
      const opened = await openSample(lanes, context.samples, actor);
      return opened.ok ? ok(toProjectView(opened.data)) : opened;
    },
    'project.list': async () => ok({ items: Object.values(engine.world.projects).map(toProjectView) }),
    'project.configure': async ({ projectId, ...given }, { actor }) => {
      const changes = withoutUndefined(given);
      const known = await targetExists(context, projectId, changes.targetBranch);
      if (!known.ok) return known;
      return after(
        context,
        projectId,
        await engine.dispatch({ type: 'project.configure', data: { projectId, changes } }, { actor }),
      );
    },
    'project.includedFiles': async ({ projectId }) => {
      const project = engine.world.projects[projectId];
      if (!project) return fail('not-found', `There is no project ${projectId}.`);
      const named = existsSync(join(project.path, '.worktreeinclude'));
      const found = named ? await includedFiles(lanes.git, project.path, '.worktreeinclude') : ok([]);
      if (!found.ok) return found;
      return ok({ named, files: found.data.slice(0, 200), count: found.data.length });
    },
    'project.addRule': async ({ projectId, reason, ...rest }, { actor }) => {
      const rule = { id: lanes.ids<RuleId>('rule'), laneId: null, reason: reason ?? null, ...rest };
      return after(
        context,
        projectId,
        await engine.dispatch({ type: 'project.addRule', data: { projectId, rule } }, { actor }),
      );
    },
    'project.removeRule': async (data, { actor }) =>
      after(context, data.projectId, await engine.dispatch({ type: 'project.removeRule', data }, { actor })),
    'agent.list': async ({ fresh }) => ok({ items: await context.agentViews(fresh ?? false) }),
    'agent.register': async ({ id, name, protocol, command, args = [], env = {} }, { actor }) => {
      if (protocol !== 'acp') return fail('refused', `The protocol ${protocol} is not spoken yet; acp is.`);
      const agent = { id: id as AgentId, name, protocol, command, args, envNames: Object.keys(env) };
      context.saveAgentSecrets(id, env);
      const done = await engine.dispatch({ type: 'agent.register', data: { agent } }, { actor });
      return done.ok ? agentView(context, id) : done;
    },
    'agent.remove': async ({ id }, { actor }) => {
      const done = await engine.dispatch({ type: 'agent.remove', data: { agentId: id } }, { actor });
      if (!done.ok) return done;
      context.saveAgentSecrets(id, null);
      return ok({});
    },
  };
}

function after({ lanes }: HandlerContext, projectId: ProjectId, done: Dispatched): Result<ProjectView> {
  if (!done.ok) return done;
  const project = lanes.engine.world.projects[projectId];
  return project ? ok(toProjectView(project)) : fail('not-found', `There is no project ${projectId}.`);
}

async function agentView(context: HandlerContext, id: string): Promise<Result<AgentView>> {
  const view = (await context.agentViews(true)).find((a) => a.id === id);
  return view ? ok(view) : fail('not-found', `There is no agent ${id}.`);
}

async function targetExists(
  { lanes }: HandlerContext,
  projectId: ProjectId,
  branch?: string,
): Promise<Result<unknown>> {
  const project = lanes.engine.world.projects[projectId];
  if (!project || branch === undefined) return ok(null);
  const tip = await branchTip(lanes.git, project.path, branch);
  if (!tip.ok || tip.data) return tip;
  return fail('not-found', `There is no branch ${branch} in ${project.path}.`, {
    next: 'Choose a local branch.',
  });
}

function withoutUndefined(settings: {
  [K in keyof ProjectSettings]?: ProjectSettings[K] | undefined;
}): Partial<ProjectSettings> {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}
