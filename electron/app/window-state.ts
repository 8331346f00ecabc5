import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const schema = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int(),
  height: z.number().int(),
  maximized: z.boolean(),
});

/** Where the window was. */
export type WindowState = z.infer<typeof schema>;

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const smallest = { width: 1024, height: 640 };
const usual = { width: 1440, height: 900 };

/** The state that was kept; null when there is none or it cannot be read. */
export function readWindowState(file: string): WindowState | null {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/** Keeps the state; a disk that refuses costs the place of the window only. */
export function writeWindowState(file: string, state: WindowState): void {
  try {
    writeFileSync(file, JSON.stringify(state));
  } catch {
    return;
  }
}

/** The place for the window: where it was if enough of it is on a display, else the usual size, no larger than the display. */
export function placeWindow(kept: WindowState | null, displays: readonly Area[]): Partial<Area> {
  const home = displays[0] ?? { x: 0, y: 0, ...usual };
  const fits = (size: { width: number; height: number }) => ({
    width: Math.max(smallest.width, Math.min(size.width, home.width)),
    height: Math.max(smallest.height, Math.min(size.height, home.height)),
  });
  if (kept === null) return fits(usual);
  if (!displays.some((display) => overlap(kept, display) >= 200 * 100)) return fits(kept);
  return {
    x: kept.x,
    y: kept.y,
    width: Math.max(smallest.width, kept.width),
    height: Math.max(smallest.height, kept.height),
  };
}

/** The place for one more window: a step down and right of another, or the usual place where that leaves the displays. */
export function placeBeside({ x, y, width, height }: Area, displays: readonly Area[]): Partial<Area> {
  const step = 32;
  const place = { x: x + step, y: y + step, width, height };
  const home = displays.find((display) => overlap({ x, y, width, height }, display) > 0);
  const fits = home && place.x + width <= home.x + home.width && place.y + height <= home.y + home.height;
  return fits
    ? place
    : placeWindow({ ...place, x: home?.x ?? 0, y: home?.y ?? 0, maximized: false }, displays);
}

function overlap(a: Area, b: Area): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}
