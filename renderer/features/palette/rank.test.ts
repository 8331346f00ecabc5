import { describe, expect, it } from 'vitest';
import { rank } from './rank.ts';

describe('the palette', () => {
  it('puts what begins with the word before what only has it', () => {
    const typed = 'iron';
    const scores = ['IronMeadow\nLedger', 'Review IronMeadow\n', 'Environment\n', 'Open\nironing'].map((e) =>
      rank(e, typed),
    );
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(new Set(scores).size).toBe(4);
  });

  it('wants every word, and does not guess', () => {
    expect(rank('Open a repository\n', 'open rep')).toBeGreaterThan(0);
    expect(rank('Open a repository\n', 'open iron')).toBe(0);
    expect(rank('Answer QuietHarbor\ngit checkout main', 'iron')).toBe(0);
  });

  it('does not find by the id', () => {
    expect(rank('Lanes\n\nlane_1 open', 'lane_1')).toBe(0);
  });
});
