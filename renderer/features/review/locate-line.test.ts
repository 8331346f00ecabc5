import { describe, expect, it } from 'vitest';
import { locateLine } from './locate-line.ts';

const blank = (count: number) => Array.from({ length: count }, () => 'other');

describe('where a quoted line stands now', () => {
  it('stays when it is still there, though the same stands elsewhere', () => {
    expect(locateLine(['same', 'same', 'same'], 2, 'same')).toBe(2);
  });
  it('follows a line that moved, also by indentation', () => {
    expect(locateLine(['new', 'new', '    return total;'], 1, '  return total;')).toBe(3);
    expect(locateLine(['return total;', 'x', 'x'], 3, 'return total;')).toBe(1);
  });
  it('takes the nearest', () => {
    expect(locateLine(['const a', 'x', 'x', 'const a', 'x'], 3, 'const a')).toBe(4);
  });
  it('is null when the line is gone or too far', () => {
    expect(locateLine(['const b = 1;'], 1, 'const a = 1;')).toBeNull();
    expect(locateLine([...blank(201), 'const a = 1;'], 1, 'const a = 1;')).toBeNull();
    expect(locateLine([], 4, 'const a = 1;')).toBeNull();
  });
  it('does not take any brace for the brace', () => {
    expect(locateLine([...blank(10), '}'], 1, '}')).toBeNull();
    expect(locateLine([...blank(4), '}'], 1, '}')).toBe(5);
  });
  it('keeps an empty line only in its place', () => {
    expect(locateLine(['', 'x'], 1, '')).toBe(1);
    expect(locateLine(['x', ''], 1, '')).toBeNull();
  });
  it('finds a line longer than its quote', () => {
    const long = 'y'.repeat(3000);
    expect(locateLine(['x', long], 1, long.slice(0, 2000))).toBe(2);
  });
});
