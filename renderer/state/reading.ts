import { type LaneId } from '../../shared/domain/ids.ts';

/** Lanes whose transcript somebody reads back in; nothing of them is let go meanwhile. */
const readBack = new Map<LaneId, number>();

/** Keeps all that is held of a transcript until released. */
export function keepWhole(laneId: LaneId): () => void {
  readBack.set(laneId, (readBack.get(laneId) ?? 0) + 1);
  return () => {
    const left = (readBack.get(laneId) ?? 1) - 1;
    if (left > 0) readBack.set(laneId, left);
    else readBack.delete(laneId);
  };
}

export const isKeptWhole = (laneId: LaneId): boolean => readBack.has(laneId);
