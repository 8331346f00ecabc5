import { type Instant } from '../../../shared/kernel/time.ts';
import { timelineWords } from '../../words/timeline.ts';
import { type Merge } from '../../../shared/domain/merge/state.ts';

/** A commit that the queue put on the target branch. */
export interface MainNode {
  readonly id: string;
  readonly at: Instant;
  /** The first seven characters of the commit. */
  readonly hash: string;
  readonly label: string;
  readonly takenBack: boolean;
  /** The node that this one takes back. */
  readonly undoes: string | null;
}

/** What stands on the row of the target branch, in order of time. */
export function mainNodes(
  merges: readonly Merge[],
  landings: readonly { readonly mergeId: string; readonly at: Instant }[],
  laneName: (laneId: string) => string,
): readonly MainNode[] {
  const landedAt = new Map(landings.map(({ mergeId, at }) => [mergeId, at]));
  return merges
    .filter((m) => m.state === 'landed' || m.state === 'reverted')
    .map((m) => ({
      id: m.id,
      at: landedAt.get(m.id) ?? m.updatedAt,
      hash: m.newOid?.slice(0, 7) ?? 'unknown',
      label: m.kind === 'revert' ? timelineWords.takeBack : laneName(m.laneId),
      takenBack: m.state === 'reverted',
      undoes: m.reverts,
    }))
    .sort((a, b) => a.at - b.at);
}

/** Which labels find room: a label gives way to the one before it. */
export function labelsThatFit(xs: readonly number[], width: number): readonly boolean[] {
  let free = Number.NEGATIVE_INFINITY;
  return xs.map((x) => {
    if (x < free) return false;
    free = x + width;
    return true;
  });
}
