import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { placeBeside, placeWindow, readWindowState, writeWindowState } from './window-state.ts';

const display = { x: 0, y: 0, width: 1920, height: 1080 };
const kept = { x: 100, y: 50, width: 1200, height: 800, maximized: false };

test('the first window has the usual size, no larger than the display, no smaller than usable', () => {
  expect(placeWindow(null, [display])).toEqual({ width: 1440, height: 900 });
  expect(placeWindow(null, [{ ...display, width: 1280, height: 720 }])).toEqual({ width: 1280, height: 720 });
  expect(placeWindow(null, [{ ...display, width: 800, height: 600 }])).toEqual({ width: 1024, height: 640 });
});

test('it comes back where it was, unless that display is gone', () => {
  expect(placeWindow(kept, [display])).toEqual({ x: 100, y: 50, width: 1200, height: 800 });
  expect(placeWindow({ ...kept, x: 3000 }, [display])).toEqual({ width: 1200, height: 800 });
  expect(placeWindow({ ...kept, x: -1190 }, [display])).toEqual({ width: 1200, height: 800 });
});

test('what cannot be read is forgotten', () => {
  const folder = mkdtempSync(join(tmpdir(), 'switchyard-window-'));
  const file = join(folder, 'window.json');
  expect(readWindowState(file)).toBe(null);
  writeWindowState(file, kept);
  expect(readWindowState(file)).toEqual(kept);
  writeFileSync(file, '{"x":"left"}');
  expect(readWindowState(file)).toBe(null);
  writeWindowState(join(folder, 'none', 'window.json'), kept);
  rmSync(folder, { recursive: true });
});

test('one more window stands beside the other, on the same display, and never runs off it', () => {
  const second = { x: 1920, y: 0, width: 2560, height: 1440 };
  const window = { x: 2000, y: 100, width: 1200, height: 800 };
  expect(placeBeside(window, [display, second])).toEqual({ ...window, x: 2032, y: 132 });
  expect(placeBeside({ ...window, x: 3270 }, [display, second])).toEqual({ ...window, x: 1920, y: 0 });
  expect(placeBeside({ ...window, x: 9000 }, [display])).toEqual({ ...window, x: 0, y: 0 });
});
