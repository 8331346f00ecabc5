import { type Brush, fill, text } from './brush.ts';
import { timeOfDay } from '../../lib/format.ts';
import { ticksOf } from './ticks.ts';
import { type TimeWindow, xOf } from './time-window.ts';

interface Axis {
  readonly view: TimeWindow;
  readonly now: number;
  readonly width: number;
  readonly height: number;
  readonly range: TimeWindow | null;
}

const flag = 54;

/** The axis: ticks, their words, and the time of now in a flag. */
export function paintAxis(brush: Brush, { view, now, width, height, range }: Axis): void {
  fill(brush, 'bg1', 0, 0, width, height);
  if (range !== null) {
    const from = xOf(view, width, range.from);
    fill(brush, 'accent', from, height - 3, xOf(view, width, range.to) - from, 3);
  }
  const nowX = Math.round(xOf(view, width, now));
  const onScreen = nowX >= 0 && nowX <= width;
  const left = Math.min(width - flag, Math.max(0, nowX - flag / 2));
  for (const tick of ticksOf(view, width)) {
    const x = Math.round(xOf(view, width, tick.at));
    const long = tick.label !== null;
    fill(brush, 'line3', x, long ? height - 10 : height - 5, 1, long ? 10 : 5);
    const covered = onScreen && x + 60 > left && x < left + flag + 8;
    if (tick.label !== null && !covered) text(brush, 't3', tick.label, x + 4, 15);
  }
  if (!onScreen) return;
  fill(brush, 'live', nowX, 16, 1, height - 16);
  fill(brush, 'live', left, 3, flag, 16, 4);
  text(brush, 'bg1', timeOfDay(now), left + flag / 2, 15, { weight: 600, align: 'center' });
}
