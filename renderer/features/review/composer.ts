import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import { type CommentId, type LaneId } from '../../../shared/domain/ids.ts';
import { type CommentDraft } from '../../../shared/domain/review/events.ts';

/** A remark while it is written. It lives as long as the page, one for each lane at most. */
export interface Writing extends CommentDraft {
  /** The draft that is reworded; null for a new one. */
  readonly commentId: CommentId | null;
}

const store = createStore<Readonly<Record<string, Writing>>>(() => ({}));

export const useWriting = (laneId: LaneId): Writing | null => useStore(store, (all) => all[laneId] ?? null);

/** Begins a remark; answers false when another one that has text is still being written. */
export function startWriting(laneId: LaneId, writing: Writing): boolean {
  const now = store.getState()[laneId];
  const same = writing.commentId !== null && now?.commentId === writing.commentId;
  if (now && now.text.trim() !== '' && !same) return false;
  store.setState({ [laneId]: writing });
  return true;
}

export function write(laneId: LaneId, change: Partial<Pick<Writing, 'text' | 'weight'>>): void {
  const now = store.getState()[laneId];
  if (now) store.setState({ [laneId]: { ...now, ...change } });
}

export function stopWriting(laneId: LaneId): void {
  const { [laneId]: _done, ...others } = store.getState();
  store.setState(others, true);
}

/** For tests: nothing is written. */
export const forgetWriting = (): void => store.setState({}, true);
