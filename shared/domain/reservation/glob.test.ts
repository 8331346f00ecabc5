import fc from 'fast-check';
import picomatch from 'picomatch';
import { describe, expect, it } from 'vitest';
import { coarseGlobs, globCovers, globsMeet, normaliseGlob } from './glob.ts';

const segment = fc.constantFrom('a', 'b', 'ab', 'x.ts', '*', 'a*', '*.ts', '?', '**', '{a,b}', '[ab]', 'a?');
const glob = fc.array(segment, { minLength: 1, maxLength: 4 }).map((s) => s.join('/'));
const path = fc
  .array(fc.constantFrom('a', 'b', 'ab', 'x.ts', 'c'), { minLength: 1, maxLength: 4 })
  .map((s) => s.join('/'));

describe('a glob', () => {
  it('covers every path that the matcher of the rules takes it to cover', () => {
    fc.assert(
      fc.property(glob, path, (g, p) => {
        if (picomatch.isMatch(p, g, { dot: true })) expect(globCovers(g, p)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('meets another one whenever a path is covered by both', () => {
    fc.assert(
      fc.property(glob, glob, path, (a, b, p) => {
        if (globCovers(a, p) && globCovers(b, p)) expect(globsMeet(a, b)).toBe(true);
        expect(globsMeet(a, b)).toBe(globsMeet(b, a));
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['src/**', 'src/api/user.ts', true],
    ['src/*.ts', 'src/api/*.ts', false],
    ['src/a*.ts', 'src/*b.ts', true],
    ['src/{a,b}.ts', 'src/c.ts', false],
    ['src/api', 'src/api/user.ts', true],
    ['src/API/**', 'src/api/user.ts', true],
    ['docs/**', 'src/**', false],
    ['**/package.json', 'packages/*/package.json', true],
    ['src/@(a|b).ts', 'src/z.ts', true],
    ['a?c', 'abc', true],
    ['a?c', 'ac', false],
  ])('%s and %s meet: %s', (a, b, meet) => {
    expect(globsMeet(a, b)).toBe(meet);
  });

  it('is not got around by the way a path is written', () => {
    for (const trick of ['./src/a.ts', 'src/../src/a.ts', 'SRC/a.ts', 'src//a.ts', 'src\\a.ts'])
      expect(globCovers('src/a.ts', trick)).toBe(true);
    expect(globCovers('src/**', '../src/a.ts')).toBe(false);
  });

  it('with more alternatives than are looked at covers everything', () => {
    expect(globsMeet('{1..400}.ts', 'zzz')).toBe(true);
    expect(coarseGlobs('{1..400}.ts')).toEqual(['**']);
  });
});

describe('normalising', () => {
  it.each([
    ['./src/api/', 'src/api/**'],
    ['src/../lib/*.ts', 'lib/*.ts'],
    ['.', '**'],
    ['src\\api', 'src/api'],
  ])('makes %s to %s', (text, wanted) => {
    expect(normaliseGlob(text)).toEqual({ ok: true, data: wanted });
  });

  it.each(['', '  ', '/etc/passwd', '../other/**', 'src/../../x', '~/x', '!src/**', 'C:/x'])(
    'refuses %j',
    (text) => {
      expect(normaliseGlob(text)).toMatchObject({ ok: false, error: { type: 'invalid-input' } });
    },
  );
});

it('is given to tools that know no braces as several that cover no less', () => {
  expect(coarseGlobs('src/{a,b}.ts')).toEqual(['src/a.ts', 'src/b.ts']);
  expect(coarseGlobs('src/@(a|b).ts')).toEqual(['src/**']);
});
