import { type LaneId } from '../../../shared/domain/ids.ts';
import { type Lanes } from '../../../shared/domain/lane/state.ts';
import { type Message } from '../../../shared/domain/message/state.ts';
import { coordinationScreenWords as words } from '../../words/coordination.ts';

/** A lane by name, or the person at the screen. */
export const nameOf = (lanes: Lanes, id: LaneId | null): string =>
  id === null ? words.human : (lanes[id]?.name ?? id);

/** Whom a message is for, in words. */
export function addresseeOf(lanes: Lanes, { address }: Message): string {
  switch (address.to) {
    case 'lane':
      return nameOf(lanes, address.laneId);
    case 'role':
      return address.roleId;
    case 'everyone':
      return words.everyone;
    case 'human':
      return words.human;
  }
}
