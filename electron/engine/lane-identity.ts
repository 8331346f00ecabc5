import { type LaneActor } from '../../shared/domain/actor.ts';
import { type Lane } from '../../shared/domain/lane/state.ts';

/** A lane as the actor of what its agent does. */
export function actorOf(lane: Lane): LaneActor {
  return {
    kind: 'lane',
    laneId: lane.id,
    agentId: lane.agentId,
    model: lane.model,
    ...(lane.roleId === null ? {} : { role: lane.roleId }),
    credential: lane.credential,
  };
}

/** A lane as the author of its commits. The address is not deliverable on purpose. */
export function authorOf(lane: Lane): { name: string; email: string } {
  const slug = lane.branch.split('/').at(-1) ?? lane.id;
  return { name: `${lane.name} (${lane.agentId})`, email: `${slug}@lanes.switchyard.invalid` };
}

/** The trailers that say in `git log` who did it and for what. */
export function trailersOf(lane: Lane): Record<string, string | null> {
  const agent = [lane.agentId, lane.agentVersion].filter(Boolean).join(' ');
  return {
    Lane: `${lane.name} ${lane.id}`,
    Task: lane.task.title,
    Role: lane.role?.name ?? lane.roleId,
    Agent: agent,
    Model: lane.model,
  };
}
