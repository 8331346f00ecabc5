import {
  type ApprovalId,
  type LaneId,
  type MergeId,
  type MessageId,
  type TurnId,
} from '../../../shared/domain/ids.ts';
import { invoke } from '../../client/host.ts';
import { openApproval, openLane, openTranscriptAt, selectLane } from '../../state/ui.ts';
import { openCheckpoint, openInInbox, openMerge, openMessage } from '../../state/wanted.ts';
import { readSpan } from './read-span.ts';
import { type Shape } from './shapes.ts';
import { type Span } from './spans.ts';
import { type Link } from './strip.ts';
import { type TimeControl } from './time-control.ts';

type Opened = Pick<Span, 'kind' | 'from' | 'to' | 'ref'>;

/** Opens what a span stands for: the question, the entry of the queue, the diff, or the place in the transcript. */
export async function openSpan({ kind, from, to, ref }: Opened, laneId: LaneId): Promise<void> {
  if (ref === null) return openLane(laneId);
  switch (kind) {
    case 'approval':
      selectLane(laneId);
      return to === null ? openApproval(ref as ApprovalId) : openInInbox(ref as ApprovalId);
    case 'verify':
    case 'landed':
    case 'conflict':
      return openMerge(ref as MergeId, laneId);
    case 'checkpoint':
      return openCheckpoint(ref, laneId);
    case 'turn':
      return openAt(laneId, { turnId: ref as TurnId, startedAt: from });
    case 'paused':
    case 'ended':
      return openLane(laneId);
    default:
      return openAt(laneId, { itemId: ref });
  }
}

/** Opens a lane's transcript at an item; at its end, where the host cannot find the item. */
async function openAt(
  laneId: LaneId,
  of: { readonly itemId: string } | { readonly turnId: TurnId; readonly startedAt: number },
): Promise<void> {
  const answer = await invoke('transcript.locate', { laneId, of });
  if (answer.ok && answer.data.place !== null) openTranscriptAt({ laneId, ...answer.data.place });
  else openLane(laneId);
}

/** Opens what is drawn: one thing as it is, several by showing them closer. */
export async function openShape(shape: Shape, time: TimeControl): Promise<void> {
  if (shape.run.count > 1) return closer(shape.from, shape.to, time);
  const span = await readSpan(shape);
  const plain = { kind: shape.run.kind, from: shape.from, to: shape.open ? null : shape.to, ref: null };
  await openSpan(span ?? plain, shape.laneId as LaneId);
}

/** Opens what went from lane to lane: the thread, the clone, the entry of the queue; several by showing them closer. */
export function openLink({ kind, at, until, to, ref, count }: Link, time: TimeControl | null): void {
  if (count > 1 && time !== null) return closer(at, until, time);
  if (kind === 'mail') openMessage(ref as MessageId);
  else if (kind === 'clone') openLane(ref as LaneId);
  else if (to !== null) openMerge(ref as MergeId, to);
}

function closer(from: number, to: number, time: TimeControl): void {
  const { from: left, to: right } = time.view();
  const air = Math.max(1000, (to - from) / 4, (right - left) / 32);
  time.show({ from: from - air, to: to + air });
}
