import { type Command, type MissionCommand } from '../../../shared/domain/command.ts';
import { fail, ok } from '../../../shared/kernel/result.ts';
import { decideApproval } from './approval.ts';
import { type Deciding, type Decision } from './decision.ts';
import { decideLane } from './lane.ts';
import { decideMerge } from './merge.ts';
import { decideProject } from './project.ts';
import { decideMessage } from './message.ts';
import { decideMission } from './mission.ts';
import { decideReservation } from './reservation.ts';
import { decideReview } from './review.ts';

const isOfMission = (command: Command): command is MissionCommand => command.type.startsWith('mission.');

/** Pure: the same world and command always give the same events. Time, ids and effects lie outside. */
export function decide(deciding: Deciding, command: Command): Decision {
  if (isOfMission(command)) return decideMission(deciding, command);
  switch (command.type) {
    case 'project.open':
    case 'project.move':
    case 'project.configure':
    case 'project.addRule':
    case 'project.removeRule':
    case 'agent.register':
    case 'agent.remove':
      return decideProject(deciding, command);
    case 'trust.set':
      if (deciding.actor.kind !== 'human') return fail('unauthorised', 'Only a human says whom to trust.');
      return ok([{ type: 'trust.set', data: command.data }]);
    case 'role.recordSaved':
      return ok([{ type: 'role.saved', data: command.data }]);
    case 'role.recordRemoved':
      return ok([{ type: 'role.removed', data: command.data }]);
    case 'approval.request':
    case 'approval.recordRuling':
    case 'approval.decide':
    case 'approval.void':
      return decideApproval(deciding, command);
    case 'review.comment':
    case 'review.changeComment':
    case 'review.removeComment':
    case 'review.resolveComment':
    case 'review.submit':
      return decideReview(deciding, command);
    case 'message.send':
    case 'message.read':
    case 'message.acknowledge':
    case 'message.remind':
      return decideMessage(deciding, command);
    case 'reservation.take':
    case 'reservation.release':
    case 'reservation.forceRelease':
    case 'reservation.settle':
    case 'reservation.recordTrespass':
      return decideReservation(deciding, command);
    case 'merge.enqueue':
    case 'merge.revert':
    case 'merge.record':
    case 'merge.cancel':
    case 'merge.move':
    case 'merge.retry':
    case 'merge.override':
    case 'merge.sendBack':
      return decideMerge(deciding, command);
    case 'fleet.recordPaused':
      return ok([{ type: 'fleet.paused', data: command.data }]);
    case 'fleet.recordResumed':
      return ok(deciding.world.fleet.paused ? [{ type: 'fleet.resumed', data: command.data }] : []);
    default:
      return decideLane(deciding, command);
  }
}
