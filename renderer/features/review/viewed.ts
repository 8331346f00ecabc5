import { useCallback, useMemo } from 'react';
import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import { type ChangedFile } from '../../../shared/contract/index.ts';

/**
 * Which files a person has looked at. Kept in the browser profile: at most `most` marks, the oldest go first. A file that
 * changes again counts as not viewed, since its content is part of the mark.
 */
type Marks = readonly string[];

const most = 5000;

const key = 'switchyard.viewed';

function load(): Marks {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept.filter((mark) => typeof mark === 'string').slice(-most) : [];
  } catch {
    return [];
  }
}

function keep(marks: Marks): void {
  try {
    localStorage.setItem(key, JSON.stringify(marks));
  } catch {
    // Without room for them the marks last as long as the page.
  }
}

const store = createStore<Marks>(load);
store.subscribe(keep);

/** What is remembered of a file in the state it was looked at. */
export const markOf = (laneId: string, file: ChangedFile): string =>
  [
    laneId,
    file.path,
    file.newMode ?? '-',
    (file.oldOid ?? '-').slice(0, 12),
    (file.newOid ?? '-').slice(0, 12),
  ].join(' ');

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
  const set = useMemo(() => new Set(marks), [marks]);
  return useCallback((file) => set.has(markOf(laneId, file)), [set, laneId]);
}
