import { useEffect, useState, useSyncExternalStore } from 'react';
import { type Instant } from '../../../shared/kernel/time.ts';
import { useNow } from '../../state/clock.ts';
import { TimeControl } from './time-control.ts';
import { type TimeWindow } from './time-window.ts';

/** The window of time on the screen, kept up with the clock. `first` is when the first thing happened. */
export function useTimeControl(first: Instant | null): TimeControl {
  const now = useNow();
  const [control] = useState(() => {
    const made = new TimeControl(now);
    made.tick(now, first);
    return made;
  });
  useEffect(() => control.tick(now, first), [control, now, first]);
  return control;
}

/** What is on the screen, for parts that follow every movement. */
export const useTimeView = (control: TimeControl): TimeWindow =>
  useSyncExternalStore(control.subscribe, control.view);

/** Whether the window goes on with now. */
export const useFollowing = (control: TimeControl): boolean =>
  useSyncExternalStore(control.subscribe, control.following);
