import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sharedWords, similarFrom, similarity } from './similar.ts';

/** Sentences that a person would say mean nearly the same. */
const alike: readonly (readonly [string, string])[] = [
  ['Writes tests for new features.', 'Writes the tests of every feature.'],
  ['Reviews changes and names defects.', 'Reviews each change and names its defects with their place.'],
  ['Builds the API of the server.', 'Builds server APIs.'],
  ['Keeps the documentation up to date.', 'Keeps documentation and guides up to date.'],
  ['Merges finished branches into main.', 'Merging of finished branches into main'],
  ['Fixes failing builds quickly.', 'Fixes builds that fail.'],
  ['Translates the strings of the user interface.', 'Translates user interface strings into German.'],
  ['Measures performance and removes bottlenecks.', 'Removes bottlenecks after measuring the performance.'],
];

/** Sentences that share a word or two and mean something else. */
const apart: readonly (readonly [string, string])[] = [
  ['Writes tests for new features.', 'Writes the documentation of new features.'],
  ['Reviews changes and names defects.', 'Builds what one task asks for, in the paths of that task.'],
  ['Builds the API of the server.', 'Builds the pages of the web client.'],
  ['Merges finished branches into main.', 'Plans the work before any code is written.'],
  ['Fixes failing builds quickly.', 'Makes release builds and signs them.'],
  ['Translates the strings of the user interface.', 'Designs the user interface.'],
  ['Measures performance and removes bottlenecks.', 'Measures test coverage of the server.'],
  ['Keeps the documentation up to date.', 'Keeps dependencies up to date.'],
];

describe('two sentences', () => {
  it.each(alike)('are alike: %s / %s', (a, b) => {
    expect(similarity(a, b)).toBeGreaterThanOrEqual(similarFrom);
  });

  it.each(apart)('are not alike: %s / %s', (a, b) => {
    expect(similarity(a, b)).toBeLessThan(similarFrom);
  });

  it('are measured between 0 and 1, the same from both sides, and 1 against themselves', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 12 }), fc.lorem({ maxCount: 12 }), (a, b) => {
        const measured = similarity(a, b);
        expect(measured).toBeGreaterThanOrEqual(0);
        expect(measured).toBeLessThanOrEqual(1);
        expect(similarity(b, a)).toBe(measured);
        expect([0, 1]).toContain(similarity(a, a));
      }),
    );
  });

  it('say nothing without content words', () => {
    expect(similarity('It is what it is.', 'It is what it is.')).toBe(0);
  });

  it('show the words that they share', () => {
    expect(sharedWords('Writes tests for features', 'Every feature is tested')).toEqual([
      'tests',
      'features',
    ]);
  });
});
