import { resolve } from 'node:path';
import { type CallInput } from '../../shared/contract/index.ts';
import { type AgentId } from '../../shared/domain/ids.ts';
import { type Context, withHost } from './context.ts';
import { report } from './terminal.ts';

export interface LaunchOptions {
  readonly project: string;
  readonly agent: string;
  readonly title: string;
  readonly brief: string;
  readonly model?: string;
  readonly writeSet?: readonly string[];
}

/** `switchyard launch`: opens the project where it is not open yet, then a lane in it. */
export function launch(context: Context, options: LaunchOptions): Promise<number> {
  return withHost(context, async ({ call }) => {
    const project = await call('project.open', { path: resolve(options.project) }, 60_000);
    if (!project.ok) return report(context.terminal, context.json, project, () => '');
    const lane = await call('lane.launch', { projectId: project.data.id, ...taskOf(options) }, 60_000);
    return report(
      context.terminal,
      context.json,
      lane,
      ({ name, branch, id }) => `Launched ${name} (${id}) on ${branch} in ${project.data.name}.`,
    );
  });
}

function taskOf({
  agent,
  title,
  brief,
  model,
  writeSet,
}: LaunchOptions): Omit<CallInput<'lane.launch'>, 'projectId'> {
  return {
    agentId: agent as AgentId,
    ...(model === undefined ? {} : { model }),
    task: { title, brief, ...(writeSet === undefined ? {} : { writeSet: [...writeSet] }) },
  };
}
