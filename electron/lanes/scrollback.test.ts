import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Scrollback } from './scrollback.ts';

const filled = (limit: number, pieces: readonly string[]): Scrollback => {
  const scrollback = new Scrollback(limit);
  for (const piece of pieces) scrollback.append(piece);
  return scrollback;
};

/** Everything from an offset on, read page by page. */
function readAll(scrollback: Scrollback, after: number, length: number): { text: string; offset: number } {
  const first = scrollback.read(after, length);
  let text = first.data;
  for (let at = first.offset + first.data.length; at < scrollback.end;) {
    const { data, offset } = scrollback.read(at, length);
    expect(offset).toBe(at);
    expect(data.length).toBeGreaterThan(0);
    text += data;
    at += data.length;
  }
  return { text, offset: first.offset };
}

describe('scrollback', () => {
  it('gives back what was shown, from any offset and in pages of any length', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary', maxLength: 50 }), { maxLength: 30 }),
        fc.nat(600),
        fc.integer({ min: 2, max: 90 }),
        (pieces, after, length) => {
          const whole = pieces.join('');
          const scrollback = filled(1_000_000, pieces);
          expect(scrollback.end).toBe(whole.length);
          const { text, offset } = readAll(scrollback, after, length);
          expect(text).toBe(whole.slice(after));
          expect(offset).toBe(Math.min(after, whole.length));
        },
      ),
    );
  });

  it('keeps the end, about as much as the limit, and begins with a whole line', () => {
    const lines = Array.from({ length: 50_000 }, (_, n) => `line ${n}\r\n`);
    const scrollback = filled(100_000, lines);
    const whole = lines.join('');
    expect(scrollback.end).toBe(whole.length);
    expect(scrollback.end - scrollback.start).toBeGreaterThanOrEqual(100_000);
    expect(scrollback.end - scrollback.start).toBeLessThan(140_000);
    const { text, offset } = readAll(scrollback, 0, 10_000);
    expect(text).toMatch(/^line \d+\r\n/);
    expect(whole.slice(offset)).toBe(text);
    expect(text.endsWith('line 49999\r\n')).toBe(true);
  });

  it('never cuts a character in two', () => {
    const scrollback = filled(1000, ['a🚂b']);
    expect(scrollback.read(0, 2)).toEqual({ data: 'a', offset: 0 });
    expect(scrollback.read(1, 2)).toEqual({ data: '🚂', offset: 1 });
  });
});
