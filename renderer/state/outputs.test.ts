import { describe, expect, it } from 'vitest';
import { addOutput, emptyOutput } from './outputs.ts';

describe('output', () => {
  it('joins pieces in order and drops what overlaps', () => {
    const one = addOutput(emptyOutput, 0, 'npm ci\n');
    expect(addOutput(one, 4, 'ci\nadded 3').text).toBe('npm ci\nadded 3');
    expect(addOutput(one, 0, 'npm').text).toBe('npm ci\n');
  });

  it('starts anew behind a hole', () => {
    const later = addOutput(addOutput(emptyOutput, 0, 'abc'), 10, 'xyz');
    expect(later).toMatchObject({ text: 'xyz', from: 10, end: 13 });
  });

  it('keeps the end of a long output', () => {
    const long = addOutput(emptyOutput, 0, 'a'.repeat(199_999) + 'bcd');
    expect(long.text).toHaveLength(200_000);
    expect(long.text.endsWith('bcd')).toBe(true);
    expect(long.from).toBe(2);
    expect(addOutput(long, long.end, 'e').text.endsWith('bcde')).toBe(true);
  });
});
