import { useRef } from 'react';
import { type ApprovalId } from '../../../shared/domain/ids.ts';
import { type Lane } from '../../../shared/domain/lane/state.ts';
import { selectLane } from '../../state/ui.ts';
import { usePendingApprovals } from '../../state/use-replica.ts';
import { type Mark } from './shapes.ts';
import { type TimeControl } from './time-control.ts';

/** Goes to the question that has waited longest, then to the next, and round again. Answers how many wait. */
export function useNextWaiting(
  lanes: readonly Lane[],
  time: TimeControl,
  setMarked: (mark: Mark | null) => void,
): () => void {
  const pending = usePendingApprovals();
  const last = useRef<ApprovalId | null>(null);
  return () => {
    const here = pending.filter(({ laneId }) => lanes.some(({ id }) => id === laneId));
    const next = here[(here.findIndex(({ id }) => id === last.current) + 1) % Math.max(1, here.length)];
    if (!next) return;
    last.current = next.id;
    selectLane(next.laneId);
    setMarked({ laneId: next.laneId, kind: 'approval', from: next.requestedAt });
    time.reveal(next.requestedAt, time.now());
  };
}
