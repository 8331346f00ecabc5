import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Entry, SpanTrack } from './span-track.ts';

const entries = fc
  .array(fc.record({ from: fc.nat(1000), length: fc.nat(300), open: fc.boolean(), bad: fc.boolean() }), {
    maxLength: 300,
  })
  .map((all): Entry[] =>
    all.map(({ from, length, open, bad }, ref) => ({
      from,
      to: open && length > 290 ? Number.POSITIVE_INFINITY : from + length,
      kind: 'read',
      outcome: bad ? 'bad' : 'plain',
      state: 0,
      ref,
    })),
  );

const trackOf = (all: readonly Entry[]): SpanTrack => {
  const track = new SpanTrack();
  for (const [i, entry] of all.entries()) {
    track.add(entry);
    // Asked in between, so that what is added later meets sums that stand.
    if (i % 7 === 0) track.bucket(0, track.size);
  }
  return track;
};
const stretch = fc
  .tuple(fc.nat(1100), fc.nat(1100))
  .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);

test('a stretch of time adds up to what a loop over all spans finds', () => {
  fc.assert(
    fc.property(entries, stretch, (all, [low, high]) => {
      const track = trackOf(all);
      const [i, j] = [track.begunBefore(low), track.begunBefore(high)];
      const inside = all.filter((e) => e.from >= low && e.from < high);
      expect(j - i).toBe(inside.length);
      if (inside.length === 0) return;
      const { count, failed, covered, longest } = track.bucket(i, j);
      expect(count).toBe(inside.length);
      expect(failed).toBe(inside.filter((e) => e.outcome === 'bad').length);
      const closed = inside.filter((e) => Number.isFinite(e.to));
      expect(covered).toBe(closed.reduce((sum, e) => sum + e.to - e.from, 0));
      const most = Math.max(...inside.map((e) => e.to - e.from));
      expect(track.toAt(longest) - track.fromAt(longest)).toBe(most);
    }),
  );
});

test('what began before and still goes on is found', () => {
  fc.assert(
    fc.property(entries, fc.nat(1300), (all, instant) => {
      const track = trackOf(all);
      const found = track.reaching(track.begunBefore(instant), instant).map((i) => track.refAt(i));
      const expected = all.filter((e) => e.from < instant && e.to >= instant).map((e) => e.ref);
      expect([...found].sort()).toEqual(expected.sort());
    }),
  );
});

test('leaps find what a search finds', () => {
  fc.assert(
    fc.property(entries, fc.nat(1100), fc.nat(300), (all, instant, start) => {
      const track = trackOf(all);
      const i = Math.min(start, track.begunBefore(instant));
      expect(track.skip(i, instant)).toBe(track.begunBefore(instant));
    }),
  );
});

test('an end that comes later is counted', () => {
  const track = new SpanTrack();
  const open: Entry = { from: 5, to: Infinity, kind: 'command', outcome: 'open', state: 0, ref: 1 };
  track.add(open);
  track.add({ ...open, from: 20, to: 21, ref: 2, outcome: 'good' });
  expect(track.bucket(0, 2).covered).toBe(1);
  expect(track.change({ ...open, to: 15, outcome: 'bad' })).toBe(true);
  expect(track.bucket(0, 2)).toMatchObject({ covered: 11, failed: 1, longest: 0 });
  expect(track.change({ ...open, ref: 9 })).toBe(false);
});
