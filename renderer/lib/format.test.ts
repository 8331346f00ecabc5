import { describe, expect, it } from 'vitest';
import { bytes, counted, duration, measured, money, shortDuration, tokens } from './format.ts';

describe('format', () => {
  it('writes lengths of time in two units', () => {
    expect([0, 59_900, 298_000, 7_500_000, 273_600_000].map(duration)).toEqual([
      '0s',
      '59s',
      '4m 58s',
      '2h 5m',
      '3d 4h',
    ]);
    expect(shortDuration(298_000)).toBe('4m');
    expect([41, 8_400, 123_000].map(measured)).toEqual(['41 ms', '8.4 s', '2m 3s']);
  });

  it('writes counts, sizes, tokens and money', () => {
    expect([counted(1, 'lane'), counted(1200, 'process', 'processes')]).toEqual([
      '1 lane',
      '1,200 processes',
    ]);
    expect([bytes(812), bytes(3_400_000)]).toEqual(['812 B', '3.4 MB']);
    expect([tokens(812), tokens(122_400), tokens(1_240_000)]).toEqual(['812', '122k', '1.2M']);
    expect([money(6.31, 'USD'), money(6.31, null), money(2, 'not a currency')]).toEqual([
      '$6.31',
      '$6.31',
      '2.00 not a currency',
    ]);
  });
});
