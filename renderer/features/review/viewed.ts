import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import { type ChangedFile } from '../../../shared/contract/index.ts';

/**
 * Which files a person has looked at. It lives as long as the page: at most `most` marks, the oldest go first. A file
 * that changes again counts as not viewed, since its lines are part of the mark.
 */
type Marks = readonly string[];

const most = 5000;

const store = createStore<Marks>(() => []);

/** What is remembered of a file in the state it was looked at. */
export const markOf = (laneId: string, file: ChangedFile): string =>
  [laneId, file.path, file.change, file.added ?? '-', file.removed ?? '-'].join('\u0000');

/** The marks after one is set or taken away; bounded. */
export function toggled(marks: Marks, mark: string): Marks {
  return marks.includes(mark) ? marks.filter((m) => m !== mark) : [...marks, mark].slice(-most);
}

export const toggleViewed = (laneId: string, file: ChangedFile): void =>
  store.setState((marks) => toggled(marks, markOf(laneId, file)), true);

/** For tests: nothing is viewed. */
export const forgetViewed = (): void => store.setState([], true);

/** Answers whether a file of the lane is viewed as it is now. */
export function useViewed(laneId: string): (file: ChangedFile) => boolean {
  const marks = useStore(store);
  return (file) => marks.includes(markOf(laneId, file));
}
