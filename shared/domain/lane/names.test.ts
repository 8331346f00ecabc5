import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { branchFor, laneName } from './names.ts';

/** A small linear generator, so that a failing run can be repeated. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

describe('laneName', () => {
  it('is two capitalised words', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        expect(laneName(new Set(), seeded(seed))).toMatch(/^[A-Z][a-z]+[A-Z][a-z]+$/);
      }),
    );
  });

  it('has at least 3,600 names to give before it counts', () => {
    const taken = new Set<string>();
    const random = seeded(7);
    while (taken.size < 3600) taken.add(laneName(taken, random));
    expect([...taken].filter((name) => /[0-9]/.test(name))).toEqual([]);
  });

  it('never gives a taken name, whatever chance says', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 0.9999, noNaN: true }),
        fc.integer({ min: 2, max: 20 }),
        (n, rounds) => {
          const taken = new Set<string>();
          for (let i = 0; i < rounds; i++) {
            const name = laneName(taken, () => n);
            expect([...taken].map((t) => t.toLowerCase())).not.toContain(name.toLowerCase());
            taken.add(name);
          }
        },
      ),
    );
  });

  it('treats names that differ in case only as the same', () => {
    const name = laneName(new Set(), () => 0);
    expect(laneName(new Set([name.toUpperCase()]), () => 0)).toBe(`${name}2`);
  });

  it('survives a source of chance that returns 1', () => {
    expect(laneName(new Set(), () => 1)).toMatch(/^[A-Z][a-z]+[A-Z][a-z]+$/);
  });
});

describe('branchFor', () => {
  it('writes the name in lower case with dashes', () => {
    expect(branchFor('GreenCastle')).toBe('switchyard/green-castle');
    expect(branchFor('QuietHarbor12')).toBe('switchyard/quiet-harbor-12');
  });

  it('gives different branches to different names', () => {
    const random = seeded(3);
    const names = new Set<string>();
    while (names.size < 2000) names.add(laneName(names, random));
    expect(new Set([...names].map(branchFor)).size).toBe(names.size);
  });
});
