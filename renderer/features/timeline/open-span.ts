import { type ApprovalId, type LaneId } from '../../../shared/domain/ids.ts';
import { openApproval, openLane, openReview, selectLane, showView } from '../../state/ui.ts';
import { readSpan } from './read-span.ts';
import { type Shape } from './shapes.ts';
import { type Span } from './spans.ts';
import { type TimeControl } from './time-control.ts';

type Opened = Pick<Span, 'kind' | 'to' | 'ref'>;

/** Opens what a span stands for: the question, the entry of the queue, the diff, or the lane at that place. */
export function openSpan({ kind, to, ref }: Opened, laneId: LaneId): void {
  switch (kind) {
    case 'approval':
      selectLane(laneId);
      if (to === null) openApproval(ref as ApprovalId | null);
      else showView('inbox');
      return;
    case 'verify':
    case 'landed':
    case 'conflict':
      selectLane(laneId);
      showView('merge-queue');
      return;
    case 'checkpoint':
      openReview(laneId);
      return;
    default:
      openLane(laneId);
  }
}

/** Opens what is drawn: one thing as it is, several by showing them closer. */
export async function openShape(shape: Shape, time: TimeControl): Promise<void> {
  if (shape.run.count > 1) {
    const air = Math.max(1000, (shape.to - shape.from) / 4);
    time.show({ from: shape.from - air, to: shape.to + air });
    return;
  }
  const span = await readSpan(shape);
  const plain = { kind: shape.run.kind, to: shape.open ? null : shape.to, ref: null };
  openSpan(span ?? plain, shape.laneId as LaneId);
}
