import { type World } from '../../shared/domain/world.ts';

/**
 * What a window is told, in order, so that it shows a target: the project first where the thing belongs to one. Null
 * when there is no such thing (any more).
 */
export function stepsTo(world: World, target: string): readonly string[] | null {
  const [kind = '', id = ''] = target.split(':');
  if (kind === 'lane') {
    const lane = own(world.lanes, id);
    return lane ? [`project:${lane.projectId}`, target] : null;
  }
  if (kind === 'merge') {
    const merge = own(world.merges, id);
    return merge ? [`project:${merge.projectId}`, `lane:${merge.laneId}`, target] : null;
  }
  if (kind === 'message') {
    const message = own(world.messages, id);
    return message ? [`project:${message.projectId}`, target] : null;
  }
  if (kind === 'approval') {
    const approval = own(world.approvals, id);
    if (!approval) return null;
    return approval.status === 'pending'
      ? [target]
      : [`project:${approval.projectId}`, `lane:${approval.laneId}`];
  }
  return [target];
}

const own = <T>(things: Readonly<Record<string, T>>, id: string): T | undefined =>
  Object.hasOwn(things, id) ? things[id] : undefined;
