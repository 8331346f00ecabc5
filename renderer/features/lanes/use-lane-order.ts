import { useCallback, useMemo, useState } from 'react';
import { type Lane } from '../../../shared/domain/lane/state.ts';
import { keepOrder, neediestFirst, pinnedFirst } from './columns.ts';

export interface LaneOrder {
  readonly ordered: readonly Lane[];
  /** Nothing moves from here on, until released. */
  readonly hold: () => void;
  readonly release: () => void;
}

/** The order of the columns. While the pointer or the focus is inside, only what the person pins moves. */
export function useLaneOrder(
  lanes: readonly Lane[],
  by: 'launched' | 'needs-you',
  pinned: readonly string[],
): LaneOrder {
  const [held, setHeld] = useState<readonly string[] | null>(null);
  const wanted = useMemo(() => (by === 'launched' ? lanes : neediestFirst(lanes)), [lanes, by]);
  const ordered = useMemo(
    () => pinnedFirst(held === null ? wanted : keepOrder(wanted, held), pinned),
    [wanted, held, pinned],
  );
  const hold = useCallback(() => setHeld((now) => now ?? wanted.map(({ id }) => id)), [wanted]);
  const release = useCallback(() => setHeld(null), []);
  return { ordered, hold, release };
}
