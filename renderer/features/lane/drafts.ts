import { type LaneId } from '../../../shared/domain/ids.ts';

/** Unsent text by lane, so that leaving a view loses nothing; at most 100 lanes, until the window closes. */
const drafts = new Map<LaneId, string>();

export const draftOf = (laneId: LaneId): string => drafts.get(laneId) ?? '';

/** Keeps what was typed. */
export function keepDraft(laneId: LaneId, text: string): void {
  drafts.delete(laneId);
  if (text !== '') drafts.set(laneId, text);
  const [oldest] = drafts.keys();
  if (drafts.size > 100 && oldest !== undefined) drafts.delete(oldest);
}
