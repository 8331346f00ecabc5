import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { diffLines } from './line-diff.ts';

const marks = { same: ' ', added: '+', removed: '-', skipped: '~' } as const;
const shown = (a: string | null, b: string, around?: number) =>
  diffLines(a, b, around).lines.map((line) => marks[line.kind] + line.text);

describe('line diff', () => {
  it('shows what was added, removed and kept', () => {
    expect(shown('a\nb\nc\n', 'a\nB\nc\nd\n')).toEqual([' a', '-b', '+B', ' c', '+d']);
  });

  it('shows a new file as added', () => {
    expect(shown(null, 'a\nb\n')).toEqual(['+a', '+b']);
  });

  it('numbers lines on both sides and skips what is far', () => {
    const old = Array.from({ length: 20 }, (_, i) => `l${i + 1}`).join('\n');
    const { lines, added, removed } = diffLines(old, old.replace('l10\n', 'ten\nmore\n'), 1);
    expect(lines.map((l) => [l.old, l.new])).toEqual([
      [null, null],
      [9, 9],
      [10, null],
      [null, 10],
      [null, 11],
      [11, 12],
      [null, null],
    ]);
    expect([added, removed]).toEqual([2, 1]);
  });

  it('gives both texts back from its lines', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const { lines } = diffLines(a.map((l) => `${l}\n`).join(''), b.map((l) => `${l}\n`).join(''), 99);
        const unchanged = a.join('\n') === b.join('\n') && a.length === b.length;
        const left = lines.filter((l) => l.kind !== 'added').map((l) => l.text);
        const right = lines.filter((l) => l.kind !== 'removed').map((l) => l.text);
        expect(left).toEqual(unchanged ? [] : a);
        expect(right).toEqual(unchanged ? [] : b);
      }),
    );
  });
});
