import { type DomainEvent } from '../../shared/domain/event.ts';
import { type LaneId } from '../../shared/domain/ids.ts';
import { type World } from '../../shared/domain/world.ts';

const ends = {
  released: 'given back',
  expired: 'ended: its time was over',
  'lane-closed': 'ended with its lane',
  landed: 'ended: the work landed',
  forced: 'taken away',
} as const;

/** What lanes did to stay out of each other's way; null for other events. */
export function coordinationWords(event: DomainEvent, names: Pick<World, 'lanes'>): string | null {
  const nameOf = (id: LaneId | null): string =>
    id === null ? 'the human' : (names.lanes[id]?.name ?? 'a closed lane');
  switch (event.type) {
    case 'reservation.taken': {
      const { holder, globs, mode, minutes, reason } = event.data;
      const shared = mode === 'shared' ? ', shared' : '';
      return `${globs.join(', ')} reserved for ${nameOf(holder)}${shared}, ${minutes} min: ${reason}`;
    }
    case 'reservation.renewed':
      return `Reservation of ${nameOf(event.data.holder)} renewed`;
    case 'reservation.ended': {
      const { holder, end, reason } = event.data;
      return `Reservation of ${nameOf(holder)} ${ends[end]}${reason === null ? '' : `: ${reason}`}`;
    }
    case 'reservation.trespassed':
      return `${nameOf(event.data.trespasser)} wrote to ${event.data.path}, which ${nameOf(event.data.holder)} holds`;
    case 'message.sent': {
      const { from, address, subject, importance } = event.data;
      const to = { lane: '', role: '', everyone: 'every lane', human: 'you' }[address.to];
      const name =
        address.to === 'lane'
          ? nameOf(address.laneId)
          : address.to === 'role'
            ? `role ${address.roleId}`
            : to;
      return `${importance === 'urgent' ? 'Urgent message' : 'Message'} from ${nameOf(from)} to ${name}: ${subject}`;
    }
    case 'message.delivered':
      return `Message delivered to ${nameOf(event.data.recipient)}`;
    case 'message.acknowledged':
      return `Message acknowledged by ${nameOf(event.data.recipient)}${event.data.note === null ? '' : `: ${event.data.note}`}`;
    case 'message.reminded':
      return `${nameOf(event.data.recipient)} reminded of a message`;
    case 'message.escalated':
      return `${nameOf(event.data.recipient)} left a message unacknowledged; it waits for you`;
    default:
      return null;
  }
}
