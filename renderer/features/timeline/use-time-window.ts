import { useCallback, useMemo, useState } from 'react';
import { type Instant } from '../../../shared/kernel/time.ts';
import { useNow } from '../../state/clock.ts';
import { fitWindow, lengthOf, liveWindow, panBy, timeAt, type TimeWindow, zoomAbout } from './time-window.ts';

/** The window of time on the screen and the ways to move it. */
export interface TimeControl {
  readonly view: TimeWindow;
  readonly now: Instant;
  /** Whether the window goes on with now. */
  readonly following: boolean;
  /** Zooms about a point of the canvas; without one about now, or the middle. */
  readonly zoom: (factor: number, at?: { readonly x: number; readonly width: number }) => void;
  /** Moves by a share of the window; positive is later. */
  readonly pan: (share: number) => void;
  readonly follow: () => void;
  readonly fit: () => void;
  readonly show: (view: TimeWindow) => void;
}

type Held =
  | { readonly following: true; readonly length: number }
  | { readonly following: false; readonly view: TimeWindow };

/** `first` is when the first thing happened; null when nothing has. */
export function useTimeWindow(first: Instant | null): TimeControl {
  const now = useNow();
  const [held, setHeld] = useState<Held | null>(null);
  const current = held ?? {
    following: true as const,
    length: Math.min(lengthOf(fitWindow(first, now)), 12 * 3_600_000),
  };
  const following = current.following;
  const length = current.following ? current.length : 0;
  const fixed = current.following ? null : current.view;
  const view = useMemo(() => fixed ?? liveWindow(length, now), [fixed, length, now]);

  const show = useCallback((next: TimeWindow) => setHeld({ following: false, view: next }), []);
  const zoom = useCallback<TimeControl['zoom']>(
    (factor, at) => {
      if (at) return show(zoomAbout(view, factor, timeAt(view, at.width, at.x)));
      const next = zoomAbout(view, factor, following ? now : (view.from + view.to) / 2);
      if (following) setHeld({ following: true, length: lengthOf(next) });
      else show(next);
    },
    [view, following, now, show],
  );
  const pan = useCallback((share: number) => show(panBy(view, lengthOf(view) * share)), [view, show]);
  const follow = useCallback(() => setHeld({ following: true, length: lengthOf(view) }), [view]);
  const fit = useCallback(
    () => setHeld({ following: true, length: lengthOf(fitWindow(first, Date.now())) }),
    [first],
  );
  return { view, now, following, zoom, pan, follow, fit, show };
}
