import { type Checkpoint, type Lane } from '../../../shared/domain/lane/state.ts';
import { timeOfDay } from '../../lib/format.ts';

/** What part of a lane's work is read: all of it, its last turn, or between two checkpoints. */
export type Range =
  | { readonly kind: 'whole' }
  | { readonly kind: 'last' }
  /** Ids of checkpoints; null is the lane's base at the left, the worktree as it is now at the right. */
  | { readonly kind: 'between'; readonly from: string | null; readonly to: string | null };

/** What the host is asked for. */
export function against(lane: Lane, range: Range): { readonly from?: string; readonly to?: string } {
  const oid = (id: string | null) => lane.checkpoints.find((c) => c.id === id)?.oid;
  if (range.kind === 'whole') return {};
  if (range.kind === 'last') {
    const from = lane.checkpoints.at(-2)?.oid;
    const to = lane.checkpoints.at(-1)?.oid;
    return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  }
  const [from, to] = [oid(range.from), oid(range.to)];
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

/** What came with a checkpoint: from the one before it, or from where the lane began. */
export function upTo(lane: Lane, oid: string): Range {
  const at = lane.checkpoints.findIndex((checkpoint) => checkpoint.oid === oid);
  const to = lane.checkpoints[at];
  return to ? { kind: 'between', from: lane.checkpoints[at - 1]?.id ?? null, to: to.id } : { kind: 'whole' };
}

/** A checkpoint as a choice. */
export const checkpointName = (checkpoint: Checkpoint): string =>
  `${checkpoint.turnNumber === 0 ? 'Before turn 1' : `After turn ${checkpoint.turnNumber}`}, ${timeOfDay(checkpoint.at).slice(0, 5)}`;

/** Changes whenever the host's answer may have changed. */
export const versionOf = (lane: Lane): string =>
  [lane.checkpoints.at(-1)?.id ?? '', lane.turns, lane.statusSince, lane.baseOid].join(' ');
