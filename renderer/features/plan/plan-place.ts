import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import { type MissionId } from '../../../shared/domain/ids.ts';
import { type TaskDraft } from './task-draft.ts';

/** What was typed into a task and is not saved, and the revision that it was begun on. */
export interface Unsaved {
  readonly draft: TaskDraft;
  readonly on: number;
}

/** Where the person is in the plan view; it stays when the view is left. */
interface Place {
  readonly missionId: MissionId | null;
  readonly taskId: string | null;
  readonly table: boolean;
  readonly unsaved: Readonly<Record<string, Unsaved>>;
}

const store = createStore<Place>(() => ({ missionId: null, taskId: null, table: false, unsaved: {} }));

export const usePlace = <T>(selector: (place: Place) => T): T => useStore(store, selector);

export const openMission = (missionId: MissionId | null): void => store.setState({ missionId, taskId: null });
export const openTask = (taskId: string | null): void => store.setState({ taskId });
export const showTable = (table: boolean): void => store.setState({ table });

const keyOf = (missionId: MissionId, taskId: string): string => `${missionId} ${taskId}`;

/** What is not saved of a task; null when nothing is. */
export const useUnsaved = (missionId: MissionId, taskId: string): Unsaved | null =>
  usePlace((place) => place.unsaved[keyOf(missionId, taskId)] ?? null);

/** Keeps what was typed until it is saved or undone; null lets it go. */
export function keepUnsaved(missionId: MissionId, taskId: string, unsaved: Unsaved | null): void {
  store.setState((place) => {
    const { [keyOf(missionId, taskId)]: _, ...others } = place.unsaved;
    return { unsaved: unsaved === null ? others : { ...others, [keyOf(missionId, taskId)]: unsaved } };
  });
}
