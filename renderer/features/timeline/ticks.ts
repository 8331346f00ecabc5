import { type Instant, type Milliseconds } from '../../../shared/kernel/time.ts';
import { lengthOf, type TimeWindow } from './time-window.ts';

/** A mark on the axis of time; only major ones have words. */
export interface Tick {
  readonly at: Instant;
  readonly label: string | null;
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Major step and how many minor ones it holds. */
const steps: readonly (readonly [Milliseconds, number])[] = [
  [second, 5],
  [2 * second, 4],
  [5 * second, 5],
  [10 * second, 5],
  [30 * second, 6],
  [minute, 6],
  [2 * minute, 4],
  [5 * minute, 5],
  [10 * minute, 5],
  [30 * minute, 6],
  [hour, 6],
  [2 * hour, 4],
  [6 * hour, 6],
  [12 * hour, 6],
  [day, 4],
  [2 * day, 4],
  [7 * day, 7],
];

/** The step whose labels stand at least `apart` pixels from each other. */
export function stepFor(view: TimeWindow, width: number, apart = 96): readonly [Milliseconds, number] {
  const least = (lengthOf(view) / width) * apart;
  return steps.find(([step]) => step >= least) ?? [28 * day, 4];
}

const two = (n: number) => String(n).padStart(2, '0');

/** The day of an instant, as the axis says it. */
export const dayOf = (at: Instant): string =>
  new Date(at).toLocaleDateString('en-GB', { weekday: 'short', day: 'numeric', month: 'short' });

/** The time of day; with seconds where the step is shorter than a minute, the date at midnight. */
export function labelOf(at: Instant, step: Milliseconds): string {
  const d = new Date(at);
  if (d.getHours() === 0 && d.getMinutes() === 0 && d.getSeconds() === 0) {
    return dayOf(at);
  }
  const clock = `${two(d.getHours())}:${two(d.getMinutes())}`;
  return step < minute ? `${clock}:${two(d.getSeconds())}` : clock;
}

/** The marks of a window in order, standing on round local times. */
export function ticksOf(view: TimeWindow, width: number): readonly Tick[] {
  if (width <= 0) return [];
  const [step, parts] = stepFor(view, width);
  const minor = step / parts;
  const offset = new Date(view.from).getTimezoneOffset() * minute;
  const ticks: Tick[] = [];
  const first = Math.floor((view.from - offset) / minor);
  for (let i = first; i * minor + offset <= view.to; i++) {
    const at = i * minor + offset;
    if (at >= view.from) ticks.push({ at, label: i % parts === 0 ? labelOf(at, step) : null });
  }
  return ticks;
}
