import { type Instant, type Milliseconds } from '../../../shared/kernel/time.ts';

/** The part of time that is on the screen. */
export interface TimeWindow {
  readonly from: Instant;
  readonly to: Instant;
}

const shortest: Milliseconds = 5_000;
const longest: Milliseconds = 30 * 24 * 3_600_000;
/** How far right of the now-line the window of a live timeline reaches. */
const ahead = 0.06;

export const lengthOf = (view: TimeWindow): Milliseconds => view.to - view.from;

/** Where an instant stands, in CSS pixels from the left edge. */
export const xOf = (view: TimeWindow, width: number, at: Instant): number =>
  ((at - view.from) / lengthOf(view)) * width;

/** The instant at a distance from the left edge. */
export const timeAt = (view: TimeWindow, width: number, x: number): Instant =>
  view.from + (x / width) * lengthOf(view);

/** Zooms so that `at` stays where it is; a factor under 1 shows less time. */
export function zoomAbout(view: TimeWindow, factor: number, at: Instant): TimeWindow {
  const length = Math.min(longest, Math.max(shortest, lengthOf(view) * factor));
  const share = (at - view.from) / lengthOf(view);
  const from = at - share * length;
  return { from, to: from + length };
}

/** Moves the window; positive is later. */
export const panBy = (view: TimeWindow, by: Milliseconds): TimeWindow => ({
  from: view.from + by,
  to: view.to + by,
});

/** The same length of time, with now near the right edge. */
export function liveWindow(length: Milliseconds, now: Instant): TimeWindow {
  const to = now + length * ahead;
  return { from: to - length, to };
}

/** All of it, with a little air. */
export function fitWindow(first: Instant | null, now: Instant): TimeWindow {
  const begin = first === null ? now - 10 * 60_000 : Math.min(first, now - 60_000);
  const length = (now - begin) / (1 - ahead - 0.02);
  const to = now + length * ahead;
  return { from: to - length, to };
}

/** Whether now is on the screen, so that the window follows it. */
export const isLive = (view: TimeWindow, now: Instant): boolean =>
  now >= view.from && now <= view.to + lengthOf(view) * 0.02;

/**
 * The window to ask the host for: a quarter of a screen more on either side, rounded outward to a step, so that small
 * moves ask for nothing new.
 */
export function fetchWindow(view: TimeWindow): TimeWindow {
  const length = lengthOf(view);
  const stepLength = 2 ** Math.round(Math.log2(length / 4));
  const from = Math.floor((view.from - length / 4) / stepLength) * stepLength;
  const to = Math.ceil((view.to + length / 4) / stepLength) * stepLength;
  return { from, to };
}
