import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelOf, stepFor, ticksOf } from './ticks.ts';
import { xOf } from './time-window.ts';

const local = (h: number, m = 0, s = 0) => new Date(2026, 10, 18, h, m, s).getTime();

describe('the axis of time', () => {
  it('marks an hour every ten minutes', () => {
    const ticks = ticksOf({ from: local(14), to: local(15) }, 728);
    expect(ticks.filter((t) => t.label !== null).map((t) => t.label)).toEqual([
      '14:00',
      '14:10',
      '14:20',
      '14:30',
      '14:40',
      '14:50',
      '15:00',
    ]);
    expect(ticks.length).toBe(31);
  });

  it('shows seconds when zoomed in and the date at midnight', () => {
    expect(labelOf(local(14, 2, 5), 1000)).toBe('14:02:05');
    expect(labelOf(local(14, 2, 5), 60_000)).toBe('14:02');
    expect(labelOf(local(0), 3_600_000)).toBe('Wed 18 Nov');
  });

  it('never puts two labels nearer than they are wide', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 5_000, max: 20 * 86_400_000 }),
        fc.integer({ min: 300, max: 3000 }),
        (length, width) => {
          const view = { from: local(9), to: local(9) + length };
          const xs = ticksOf(view, width)
            .filter((t) => t.label !== null)
            .map((t) => xOf(view, width, t.at));
          for (const [i, x] of xs.entries()) expect(x - (xs[i - 1] ?? -Infinity)).toBeGreaterThan(95);
          expect(ticksOf(view, width).length).toBeLessThan(width);
        },
      ),
    );
  });

  it('takes the next larger step as the window grows', () => {
    expect(stepFor({ from: 0, to: 60_000 }, 1000)[0]).toBe(10_000);
    expect(stepFor({ from: 0, to: 3_600_000 }, 1000)[0]).toBe(600_000);
  });
});
