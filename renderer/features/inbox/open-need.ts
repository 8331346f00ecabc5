import { type MergeId, type MessageId } from '../../../shared/domain/ids.ts';
import { openLane } from '../../state/ui.ts';
import { openMerge, openMessage } from '../../state/wanted.ts';
import { type NeedsYou } from './needs-you.ts';

/** Goes to where it is settled. */
export function openNeed({ key, kind, laneId }: NeedsYou): void {
  if (kind === 'mail') openMessage(key as MessageId);
  else if (laneId !== null) {
    if (kind === 'merge') openMerge(key as MergeId, laneId);
    else openLane(laneId);
  }
}
