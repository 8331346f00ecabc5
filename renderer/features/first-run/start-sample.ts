import { type AgentId } from '../../../shared/domain/ids.ts';
import { type Failure } from '../../../shared/kernel/result.ts';
import { invoke } from '../../client/host.ts';
import { chooseProject, showView } from '../../state/ui.ts';
import { rehearsalBrief, sampleTasks } from './sample-tasks.ts';

/** Opens a fresh sample project and sends three rehearsal lanes out on it; the first failure ends it. */
export async function startSample(): Promise<Failure | null> {
  const project = await invoke('project.openSample', {});
  if (!project.ok) return project.error;
  chooseProject(project.data.id);
  showView('lanes');
  for (const { scenario, title, writeSet } of sampleTasks) {
    const lane = await invoke('lane.launch', {
      projectId: project.data.id,
      agentId: 'rehearsal' as AgentId,
      task: { title, brief: rehearsalBrief(scenario), writeSet: [...writeSet] },
    });
    if (!lane.ok) return lane.error;
  }
  return null;
}
