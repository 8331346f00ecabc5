import { describe, expect, it } from 'vitest';
import { type Run } from '../../../shared/domain/timeline/runs.ts';
import { findMark, markOf, pick, shapeAt, step } from './shapes.ts';
import { stripOf } from './testing/strips.ts';

const run = (kind: Run['kind'], x: number, w: number, more: Partial<Run> = {}): Run => ({
  x,
  w,
  kind,
  outcome: 'plain',
  cut: false,
  cover: 1,
  failed: 0,
  count: 1,
  ...more,
});
const frame = { view: { from: 0, to: 1000 }, width: 1000, now: 900 };
/** Ten milliseconds, and so ten pixels, a step. */
const strip = stripOf('lane', [
  run('turn', 10, 40),
  run('turn', 60, 40, { outcome: 'open' }),
  run('command', 20, 1),
  run('read', 30, 2, { count: 9 }),
  run('checkpoint', 50, 1),
]);

describe('runs as shapes', () => {
  it('stand where their time is', () => {
    expect(shapeAt(strip, 0, frame)).toMatchObject({ x: 100, w: 400, from: 100, to: 500, open: false });
    expect(shapeAt(strip, 9, frame)).toBeNull();
  });

  it('reach to now while they are open', () => {
    expect(shapeAt(strip, 1, frame)).toMatchObject({ x: 600, w: 300, to: 900, open: true });
  });

  it('are found under the pointer, the uppermost first, with tolerance for thin ones', () => {
    expect(pick(strip, frame, 203, 40)?.run.kind).toBe('command');
    expect(pick(strip, frame, 300, 20)?.run.kind).toBe('turn');
    expect(pick(strip, frame, 501, 60)?.run.kind).toBe('checkpoint');
    expect(pick(strip, frame, 560, 40)).toBeNull();
  });

  it('follow each other by key, checkpoints left out', () => {
    const kinds: string[] = [];
    let mark = null;
    for (let i = 0; i < 5; i++) {
      const shape = step(strip, mark, 1, frame);
      if (!shape) break;
      kinds.push(`${shape.run.kind} ${shape.run.x}`);
      mark = markOf(shape);
    }
    expect(kinds).toEqual(['turn 10', 'command 20', 'read 30', 'turn 60', 'turn 60']);
    expect(step(strip, mark, -1, frame)?.run.kind).toBe('read');
    expect(step(strip, null, -1, frame)?.run.x).toBe(60);
  });

  it('are found again at another resolution, alone or among others', () => {
    const coarse = stripOf('lane', [run('turn', 5, 20), run('read', 10, 6, { count: 10 })], 20);
    const mark = { laneId: 'lane', kind: 'command', from: 200 } as const;
    expect(findMark(strip, mark, frame)?.run.kind).toBe('command');
    expect(findMark(coarse, mark, frame)).toMatchObject({ run: { kind: 'read', count: 10 } });
    expect(findMark(strip, { ...mark, from: 99_000 }, frame)).toBeNull();
  });
});
