import { useCallback, useMemo, useState } from 'react';
import { type Lane } from '../../../shared/domain/lane/state.ts';
import { keepOrder, neediestFirst } from './columns.ts';

export interface LaneOrder {
  readonly ordered: readonly Lane[];
  /** Nothing moves from here on, until released. */
  readonly hold: () => void;
  readonly release: () => void;
}

/** The order of the columns. While the pointer or the focus is inside, it stays as it is. */
export function useLaneOrder(lanes: readonly Lane[], by: 'launched' | 'needs-you'): LaneOrder {
  const [held, setHeld] = useState<readonly string[] | null>(null);
  const wanted = useMemo(() => (by === 'launched' ? lanes : neediestFirst(lanes)), [lanes, by]);
  const ordered = useMemo(() => (held === null ? wanted : keepOrder(wanted, held)), [wanted, held]);
  const hold = useCallback(() => setHeld((now) => now ?? ordered.map(({ id }) => id)), [ordered]);
  const release = useCallback(() => setHeld(null), []);
  return { ordered, hold, release };
}
