import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRuns, runAt, type Run, RunWriter } from './runs.ts';
import { outcomes, spanKinds } from './span.ts';

const run: fc.Arbitrary<Run> = fc.record({
  x: fc.nat(60_000),
  w: fc.integer({ min: 1, max: 60_000 }),
  kind: fc.constantFrom(...spanKinds),
  outcome: fc.constantFrom(...outcomes),
  cut: fc.boolean(),
  cover: fc.nat(255).map((n) => n / 255),
  failed: fc.nat(255).map((n) => n / 255),
  count: fc.integer({ min: 1, max: 1_000_000 }),
});

test('runs read as they were written', () => {
  fc.assert(
    fc.property(fc.array(run, { maxLength: 200 }), (runs) => {
      const writer = new RunWriter();
      for (const one of runs) writer.add(one);
      const read = readRuns(writer.bytes());
      expect(read.count).toBe(runs.length);
      for (const [number, kind] of spanKinds.entries()) {
        const first = runs.findIndex((one) => one.kind === kind);
        expect([read.first[number], read.end[number]]).toEqual([
          Math.max(0, first),
          runs.findLastIndex((one) => one.kind === kind) + 1,
        ]);
      }
      for (const [i, one] of runs.entries()) {
        expect({ ...runAt(read, i), cover: 0, failed: 0 }).toEqual({ ...one, cover: 0, failed: 0 });
        expect(runAt(read, i)?.cover).toBeCloseTo(one.cover, 2);
      }
      expect(runAt(read, runs.length)).toBeNull();
    }),
  );
});

test('a single failure among many is not rounded away', () => {
  const writer = new RunWriter();
  writer.add({ x: 0, w: 1, kind: 'read', outcome: 'plain', cut: false, cover: 1, failed: 1e-6, count: 1e6 });
  expect(runAt(readRuns(writer.bytes()), 0)?.failed).toBeGreaterThan(0);
});
