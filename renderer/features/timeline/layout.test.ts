import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exitCodeOf, outcomeOf, outcomes, spanKinds } from '../../../shared/domain/timeline/span.ts';
import { boxOf, fitTitle, rowHeight } from './layout.ts';
import { type Span, stateName } from './spans.ts';

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

describe('where things stand in a row', () => {
  it('gives reach by height on one baseline', () => {
    const boxes = (['read', 'edit', 'command'] as const).map((kind) => boxOf(kind, 'plain', 0, 10));
    expect(boxes.map((b) => b.h)).toEqual([8, 16, 24]);
    expect(new Set(boxes.map((b) => b.y + b.h))).toEqual(new Set([52]));
  });

  it('never leaves the row', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...spanKinds),
        fc.constantFrom(...outcomes),
        fc.nat(900),
        (kind, outcome, w) => {
          const box = boxOf(kind, outcome, 5, w);
          expect(box.y).toBeGreaterThanOrEqual(0);
          expect(box.y + box.h).toBeLessThanOrEqual(rowHeight);
          expect(box.w).toBeGreaterThan(0);
        },
      ),
    );
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
