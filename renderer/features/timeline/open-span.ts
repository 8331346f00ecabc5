import { type ApprovalId, type LaneId } from '../../../shared/domain/ids.ts';
import { openApproval, openLane, selectLane, showView } from '../../state/ui.ts';
import { type Span } from './spans.ts';

/** Opens what a span stands for: a waiting question, an entry of the queue, or the lane. */
export function openSpan(span: Span, laneId: LaneId): void {
  if (span.kind === 'approval' && span.to === null) {
    selectLane(laneId);
    openApproval(span.ref as ApprovalId | null);
    return;
  }
  if (span.kind === 'verify' || span.kind === 'landed' || span.kind === 'conflict') {
    selectLane(laneId);
    showView('merge-queue');
    return;
  }
  openLane(laneId);
}
