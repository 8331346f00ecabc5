import { type Instant } from '../../../shared/kernel/time.ts';
import { fitWindow, lengthOf, liveWindow, panBy, timeAt, type TimeWindow, zoomAbout } from './time-window.ts';

const half = 12 * 3_600_000;

/**
 * The part of time that is on the screen and the ways to move it. It stands outside of React, because it changes with
 * every frame of a movement and only the canvases follow each of them.
 */
export class TimeControl {
  #first: Instant | null = null;
  #now: Instant;
  #length: number | null = null;
  #fixed: TimeWindow | null = null;
  #view: TimeWindow;
  readonly #listeners = new Set<() => void>();

  constructor(now: Instant) {
    this.#now = now;
    this.#view = fitWindow(null, now);
  }

  readonly view = (): TimeWindow => this.#view;
  readonly now = (): Instant => this.#now;
  /** Whether the window goes on with now. */
  readonly following = (): boolean => this.#fixed === null;
  readonly first = (): Instant | null => this.#first;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Tells what time it is and when the first thing happened; null when nothing has. */
  readonly tick = (now: Instant, first: Instant | null): void => {
    this.#now = now;
    this.#first = first;
    this.#changed();
  };

  /** Zooms about a point of the canvas; without one about now, or the middle. */
  readonly zoom = (factor: number, at?: { readonly x: number; readonly width: number }): void => {
    const view = this.#view;
    if (at) return this.show(zoomAbout(view, factor, timeAt(view, at.width, at.x)));
    if (!this.following()) return this.show(zoomAbout(view, factor, (view.from + view.to) / 2));
    this.#length = lengthOf(zoomAbout(view, factor, this.#now));
    this.#changed();
  };

  /** Moves by a share of the window; positive is later. */
  readonly pan = (share: number): void => this.show(panBy(this.#view, lengthOf(this.#view) * share));

  /** Goes to now and stays there. */
  readonly follow = (): void => {
    this.#length = lengthOf(this.#view);
    this.#fixed = null;
    this.#changed();
  };

  /** Shows all of it. */
  readonly fit = (): void => {
    this.#length = lengthOf(fitWindow(this.#first, this.#now));
    this.#fixed = null;
    this.#changed();
  };

  readonly show = (view: TimeWindow): void => {
    this.#fixed = view;
    this.#changed();
  };

  /** Moves as little as is needed to have a stretch of time on the screen. */
  readonly reveal = (from: Instant, to: Instant): void => {
    const view = this.#view;
    if (from >= view.from && Math.min(to, from + lengthOf(view)) <= view.to) return;
    const middle = from + Math.min(to - from, lengthOf(view) / 2) / 2;
    this.show({ from: middle - lengthOf(view) / 2, to: middle + lengthOf(view) / 2 });
  };

  #changed(): void {
    const length = this.#length ?? Math.min(lengthOf(fitWindow(this.#first, this.#now)), half);
    this.#view = this.#fixed ?? liveWindow(length, this.#now);
    for (const listener of this.#listeners) listener();
  }
}
