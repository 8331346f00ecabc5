import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitTitle, hitTest, layoutRow, pauseBands, rowHeight } from './layout.ts';
import { exitCodeOf, outcomeOf, type Span, stateName } from './spans.ts';

const span = (kind: Span['kind'], from: number, to: number | null, more: Partial<Span> = {}): Span => ({
  id: `${kind}-${from}`,
  kind,
  from,
  to,
  title: kind,
  state: 'completed',
  count: 1,
  ref: null,
  ...more,
});

const frame = { view: { from: 0, to: 1000 }, width: 1000, now: 900 };

describe('spans as boxes', () => {
  it('gives reach by height on one baseline', () => {
    const shapes = layoutRow([span('read', 0, 10), span('edit', 20, 30), span('command', 40, 50)], frame);
    expect(shapes.map((s) => s.h)).toEqual([8, 16, 24]);
    expect(new Set(shapes.map((s) => s.y + s.h))).toEqual(new Set([52]));
  });

  it('lets what has no end reach to now', () => {
    const [turn] = layoutRow([span('turn', 300, null)], frame);
    expect(turn).toMatchObject({ x: 300, w: 600, open: true });
  });

  it('keeps a failed command wide enough for its exit code', () => {
    const [failed] = layoutRow(
      [span('command', 10, 11, { state: 'failed', title: 'npm test, exit 137' })],
      frame,
    );
    expect(failed).toMatchObject({ w: 10, outcome: 'bad', code: 137 });
  });

  it('draws containers first and what asks for attention last', () => {
    const shapes = layoutRow(
      [span('conflict', 500, 500), span('command', 480, 520), span('turn', 400, 600)],
      frame,
    );
    expect(shapes.map((s) => s.span.kind)).toEqual(['turn', 'command', 'conflict']);
  });

  it('leaves out what is not on the screen', () => {
    expect(layoutRow([span('turn', -500, -100), span('turn', 2000, 2100)], frame)).toEqual([]);
    expect(layoutRow([span('turn', -500, 100)], frame)).toHaveLength(1);
  });

  it('ends a title before the pause that would hide it', () => {
    const shapes = layoutRow(
      [span('turn', 100, 500), span('turn', 600, 700), span('paused', 300, 350)],
      frame,
    );
    expect(shapes.filter((s) => s.span.kind === 'turn').map((s) => s.titleEnd)).toEqual([300, 700]);
  });

  it('never leaves the row', () => {
    const kinds: Span['kind'][] = [
      'turn',
      'read',
      'search',
      'edit',
      'command',
      'other',
      'approval',
      'paused',
      'verify',
      'checkpoint',
      'landed',
      'conflict',
      'ended',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        fc.integer({ min: 0, max: 999 }),
        fc.nat(900),
        (kind, from, length) => {
          for (const s of layoutRow([span(kind, from, from + length)], frame)) {
            expect(s.y).toBeGreaterThanOrEqual(0);
            expect(s.y + s.h).toBeLessThanOrEqual(rowHeight);
            expect(s.w).toBeGreaterThan(0);
          }
        },
      ),
    );
  });
});

describe('what is under the pointer', () => {
  const shapes = layoutRow(
    [span('turn', 100, 500), span('command', 200, 201), span('checkpoint', 500, null)],
    frame,
  );

  it('is the uppermost thing, with tolerance for thin ones', () => {
    expect(hitTest(shapes, 202, 40)?.span.kind).toBe('command');
    expect(hitTest(shapes, 300, 40)?.span.kind).toBe('turn');
    expect(hitTest(shapes, 500, 60)?.span.kind).toBe('checkpoint');
    expect(hitTest(shapes, 700, 40)).toBeNull();
  });
});

describe('titles', () => {
  const measure = (t: string) => t.length * 6;

  it('end with an ellipsis and vanish under three letters', () => {
    expect(fitTitle('Rounding modes', 200, measure)).toBe('Rounding modes');
    expect(fitTitle('Rounding modes', 60, measure)).toBe('Rounding…');
    expect(fitTitle('Rounding modes', 18, measure)).toBe('');
    expect(fitTitle('Rounding modes', -5, measure)).toBe('');
  });

  it('never are wider than their room', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.integer({ min: -10, max: 400 }), (title, width) => {
        const fitted = fitTitle(title, width, measure);
        expect(fitted === '' || measure(fitted) <= width).toBe(true);
      }),
    );
  });
});

describe('a pause of the fleet', () => {
  it('is one band over all its lanes', () => {
    const rows = [0, 1, 2].map((i) => layoutRow(i === 1 ? [] : [span('paused', 100, 200)], frame));
    expect(pauseBands(rows)).toEqual([{ x: 100, w: 100, rows: [0, 2] }]);
  });

  it('is not confused with the pause of one lane', () => {
    const rows = [layoutRow([span('paused', 100, 200)], frame), layoutRow([span('paused', 100, 400)], frame)];
    expect(pauseBands(rows)).toHaveLength(2);
  });
});

describe('outcomes in words', () => {
  it('reads failure and exit codes from state and title', () => {
    expect(outcomeOf(span('command', 0, 1, { state: 'failed' }))).toBe('bad');
    expect(outcomeOf(span('command', 0, 1, { state: 'exit 1' }))).toBe('bad');
    expect(outcomeOf(span('command', 0, 1, { state: 'exit 0' }))).toBe('plain');
    expect(outcomeOf(span('command', 0, null, { state: 'running' }))).toBe('open');
    expect(outcomeOf(span('verify', 0, 1, { state: 'passed' }))).toBe('good');
    expect(exitCodeOf(span('command', 0, 1, { state: 'exit 137' }))).toBe(137);
    expect(exitCodeOf(span('command', 0, 1, { state: 'failed:2' }))).toBe(2);
    expect(exitCodeOf(span('command', 0, 1, { state: 'failed' }))).toBeNull();
  });

  it('tells an agent that died from one that was ended', () => {
    const ended = (state: string, title: string) => span('ended', 5, 5, { state, title });
    expect(outcomeOf(ended('exited', 'The agent ended with exit code 137.'))).toBe('bad');
    expect(exitCodeOf(ended('exited', 'The agent ended with exit code 137.'))).toBe(137);
    expect(outcomeOf(ended('exited', 'The agent ended with exit code 0.'))).toBe('plain');
    expect(outcomeOf(ended('killed', 'Killed.'))).toBe('bad');
    expect(outcomeOf(ended('stopped', 'Stopped by you.'))).toBe('plain');
    expect(outcomeOf(span('turn', 0, 1, { state: 'lost' }))).toBe('bad');
  });

  it('says it in words', () => {
    expect(stateName(span('command', 0, 1, { state: 'exit 1' }))).toBe('failed, exit 1');
    expect(stateName(span('approval', 0, null, { state: 'pending' }))).toBe('waiting');
    expect(stateName(span('approval', 0, 5, { state: 'reject' }))).toBe('rejected');
    expect(stateName(span('landed', 0, 0, { state: 'revert' }))).toBe('taken back');
    expect(stateName(span('turn', 0, null, { state: 'in_progress' }))).toBe('in progress');
  });
});
