import { useEffect, useEffectEvent } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { type ApprovalId, type LaneId, type MergeId, type MessageId } from '../../shared/domain/ids.ts';
import { openReview, selectLane, showView } from './ui.ts';

/** What a view shall show as soon as it stands, instead of its own choice. */
interface Wanted {
  readonly kind: 'approval' | 'checkpoint' | 'merge' | 'message';
  readonly id: string;
}

const store = createStore<{ readonly wanted: Wanted | null }>(() => ({ wanted: null }));

function want(wanted: Wanted, open: () => void): void {
  open();
  store.setState({ wanted });
}

/** Shows a question in the inbox, whatever became of it. */
export const openInInbox = (id: ApprovalId): void => want({ kind: 'approval', id }, () => showView('inbox'));
/** Shows an entry of the merge queue, or of its history; its lane gets the focus where it is named. */
export const openMerge = (id: MergeId, laneId: LaneId | null = null): void =>
  want({ kind: 'merge', id }, () => {
    if (laneId !== null) selectLane(laneId);
    showView('merge-queue');
  });
/** Shows the thread of mail that a message belongs to. */
export const openMessage = (id: MessageId): void =>
  want({ kind: 'message', id }, () => showView('coordination'));
/** Shows what a lane did from the checkpoint before up to this one. */
export const openCheckpoint = (oid: string, laneId: LaneId): void =>
  want({ kind: 'checkpoint', id: oid }, () => openReview(laneId));

/** Takes what a view shall show, once. */
export function useWanted(kind: Wanted['kind'], take: (id: string) => void): void {
  const id = useStore(store, ({ wanted }) => (wanted?.kind === kind ? wanted.id : null));
  const taken = useEffectEvent(take);
  useEffect(() => {
    if (id === null) return;
    store.setState({ wanted: null });
    taken(id);
  }, [id]);
}
