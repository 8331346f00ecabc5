import { type DomainEvent } from '../../shared/domain/event.ts';
import { type LaneId } from '../../shared/domain/ids.ts';
import { type TogetherCheck } from '../../shared/domain/mission/events.ts';
import { type World } from '../../shared/domain/world.ts';
import { counted } from '../lib/format.ts';

type Names = Pick<World, 'lanes' | 'missions'>;

/** What happened to missions, to roles and to an agent's standing; null for other events. */
export function missionEventWords(event: DomainEvent, names: Names): string | null {
  if ('missionId' in event.data) {
    const title = names.missions[event.data.missionId]?.title ?? 'A mission';
    return missionWords(event, title, (id) => names.lanes[id]?.name ?? 'a closed lane');
  }
  switch (event.type) {
    case 'role.saved':
      return `Role ${event.data.roleId} written`;
    case 'role.removed':
      return `Role ${event.data.roleId} removed`;
    case 'trust.set': {
      const { agentId, model, word, reason } = event.data;
      const said = { trusted: 'trusted', probation: 'put on probation', earned: 'judged by its work again' };
      return `${model === null ? agentId : `${agentId} (${model})`} ${said[word]}: ${reason}`;
    }
    default:
      return null;
  }
}

function missionWords(event: DomainEvent, title: string, nameOf: (id: LaneId) => string): string | null {
  switch (event.type) {
    case 'mission.created':
      return `Mission ${event.data.title} made, ${counted(event.data.tasks.length, 'task')}`;
    case 'mission.edited':
      return `Plan of ${event.data.title} changed, ${counted(event.data.tasks.length, 'task')}`;
    case 'mission.proposed': {
      const { problem, tasks } = event.data;
      return problem === null
        ? `Plan of ${title} proposed, ${counted(tasks.length, 'task')}`
        : `The plan proposed for ${title} cannot be read: ${problem}`;
    }
    case 'mission.approved':
      return `Plan of ${title} approved, revision ${event.data.revision}`;
    case 'mission.started':
      return `${title} launched, ${counted(event.data.schedule.waves.length, 'wave')}`;
    case 'mission.stopped':
      return `${title} stopped: ${event.data.reason}`;
    case 'mission.taskHeld':
      return `${event.data.taskId} of ${title} is held: ${event.data.hold.reason}`;
    case 'mission.taskReleased':
      return `${event.data.taskId} of ${title} is to be done again`;
    case 'mission.taskSkipped':
      return `${event.data.taskId} of ${title} skipped: ${event.data.reason}`;
    case 'mission.checked':
      return checkWords(event.data.check, title, nameOf);
    case 'mission.ended':
      return `${title} ${event.data.end === 'done' ? 'is done' : 'abandoned'}`;
    default:
      return null;
  }
}

function checkWords(check: TogetherCheck, title: string, nameOf: (id: LaneId) => string): string {
  const lanes = check.lanes.map(({ laneId }) => nameOf(laneId)).join(', ');
  const culprits = check.culprits.map(nameOf).join(' and ');
  const by = culprits === '' ? '' : `, broken by ${culprits}`;
  const said = {
    running: 'are being checked together',
    passed: 'pass together',
    failed: `fail together${by}`,
    conflict: `cannot be joined${by}`,
    none: 'can be joined; nothing was verified',
  }[check.state];
  return `${title}: ${lanes} ${said}`;
}
