import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fetchWindow,
  fitWindow,
  isLive,
  lengthOf,
  liveWindow,
  panBy,
  timeAt,
  xOf,
  zoomAbout,
} from './time-window.ts';

const day = 86_400_000;
const windows = fc
  .record({
    from: fc.integer({ min: 0, max: 2_000_000_000_000 }),
    length: fc.integer({ min: 5_000, max: 20 * day }),
  })
  .map(({ from, length }) => ({ from, to: from + length }));

describe('the window of time', () => {
  it('goes from time to pixel and back', () => {
    fc.assert(
      fc.property(
        windows,
        fc.integer({ min: 100, max: 4000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (view, width, share) => {
          const x = share * width;
          expect(Math.abs(xOf(view, width, timeAt(view, width, x)) - x)).toBeLessThan(0.01);
        },
      ),
    );
  });

  it('keeps the instant under the pointer where it is while it zooms', () => {
    fc.assert(
      fc.property(
        windows,
        fc.double({ min: 0.2, max: 5, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (view, factor, share) => {
          const at = view.from + share * lengthOf(view);
          const after = zoomAbout(view, factor, at);
          expect(Math.abs(xOf(after, 1000, at) - xOf(view, 1000, at))).toBeLessThan(0.01);
        },
      ),
    );
  });

  it('never shows less than 5 s nor more than 30 days', () => {
    const view = { from: 0, to: 60_000 };
    expect(lengthOf(zoomAbout(view, 1e-9, 30_000))).toBe(5_000);
    expect(lengthOf(zoomAbout(view, 1e12, 30_000))).toBe(30 * day);
  });

  it('moves without changing its length', () => {
    expect(panBy({ from: 10, to: 20 }, -4)).toEqual({ from: 6, to: 16 });
  });

  it('has now near the right edge when it is live', () => {
    const view = liveWindow(600_000, 1_000_000_000);
    expect(lengthOf(view)).toBe(600_000);
    expect(isLive(view, 1_000_000_000)).toBe(true);
    expect(xOf(view, 100, 1_000_000_000)).toBeCloseTo(94, 5);
    expect(isLive(panBy(view, -600_000), 1_000_000_000)).toBe(false);
  });

  it('fits the first thing that happened and now', () => {
    const view = fitWindow(1_000_000, 5_000_000);
    expect(view.from).toBeLessThan(1_000_000);
    expect(view.to).toBeGreaterThan(5_000_000);
    expect(xOf(view, 1000, 1_000_000)).toBeLessThan(40);
    expect(lengthOf(fitWindow(null, 5_000_000))).toBeGreaterThan(600_000);
  });

  it('asks for more than it shows, so that a small move asks for nothing', () => {
    fc.assert(
      fc.property(windows, (view) => {
        const asked = fetchWindow(view);
        const covers = (shown: typeof view) => asked.from <= shown.from && asked.to >= shown.to;
        expect(covers(view)).toBe(true);
        expect(covers(panBy(view, lengthOf(view) * 0.2))).toBe(true);
        expect(covers(panBy(view, lengthOf(view) * 3))).toBe(false);
        expect(lengthOf(asked)).toBeLessThanOrEqual(lengthOf(view) * 2.3);
      }),
    );
  });
});
