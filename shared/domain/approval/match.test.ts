import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesCommand, matchesPath } from './match.ts';
import { normalisePath, placeOf } from './path-place.ts';
import { patternFor } from './pattern.ts';

describe('matchesCommand', () => {
  it.each([
    ['npm test *', 'npm test'],
    ['npm test *', 'npm  test   -- --watch'],
    ['npm test', 'npm test'],
    ['npm *', 'npm run build'],
    ['*', 'ls -la'],
    ['git commit *', 'git commit -m "a; b && c"'],
    ['node --test *.ts', 'node --test src/a.ts'],
    ['eslint src/*', 'eslint src/*'],
    ['rm -rf build && ls', 'rm -rf build && ls'],
    ['echo [a-z]', 'echo [a-z]'],
  ])('%s covers %s', (pattern, command) => {
    expect(matchesCommand(pattern, command)).toBe(true);
  });

  it.each([
    ['npm test *', 'npm testing'],
    ['npm test *', 'npm'],
    ['npm test *', 'xnpm test'],
    ['npm test', 'npm test a'],
    ['npm test *', '"npm test" a'],
    ['npm test *', 'X=1 npm test'],
    ['npm test *', 'npm test && rm -rf ~'],
    ['npm test *', 'npm test; x'],
    ['npm test *', 'npm test | sh'],
    ['npm test *', 'npm test & x'],
    ['npm test *', 'npm test\nx'],
    ['npm test *', 'npm test\r\nx'],
    ['npm test *', 'npm test $(x)'],
    ['npm test *', 'npm test `x`'],
    ['npm test *', 'npm test "$(x)"'],
    ['npm test *', 'npm test $X'],
    ['npm test *', 'npm test > x'],
    ['npm test *', 'npm test <(x)'],
    ['npm test *', 'npm test "unclosed'],
    ['npm test *', '(npm test)'],
    ['*', 'a | b'],
    ['n.m test', 'npm test'],
    ['', ''],
    ['*', ''],
  ])('%s does not cover %j', (pattern, command) => {
    expect(matchesCommand(pattern, command)).toBe(false);
  });

  const word = fc.stringMatching(/^[a-zA-Z0-9._/=:@-]{1,12}$/);
  const words = fc.array(word, { minLength: 1, maxLength: 6 }).filter(([w]) => !/=/.test(w ?? ''));
  const operator = fc.constantFrom(
    ' && ',
    ' || ',
    '; ',
    ' | ',
    ' & ',
    '\n',
    ' > ',
    ' >> ',
    ' < ',
    ' |& ',
    ' $(',
    ' `',
    ' <(',
    ' 2>',
  );

  it('stops covering a command as soon as an operator follows', () => {
    fc.assert(
      fc.property(words, fc.nat(6), operator, fc.string({ minLength: 1 }), (command, kept, joint, tail) => {
        const text = command.join(' ');
        const pattern = `${command.slice(0, kept).join(' ')} *`.trim();
        fc.pre(matchesCommand(pattern, text) && tail.trim() !== '' && !/^\s*#/.test(tail));
        expect(matchesCommand(pattern, text + joint + tail)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it('covers what its own pattern was made from', () => {
    fc.assert(
      fc.property(words, (command) => {
        const text = command.join(' ');
        const pattern = patternFor(text);
        if (pattern !== null) expect(matchesCommand(pattern, text)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('takes everything but the star literally', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(matchesCommand(a, b)).toBe(a === b);
      }),
    );
  });
});

describe('patternFor', () => {
  it.each([
    ['npm test', 'npm test *'],
    ['npm run lint -- --fix', 'npm run lint *'],
    ['python -m pytest -q', 'python -m pytest *'],
    ['python build.py a', 'python build.py *'],
    ['ls -la src', 'ls *'],
    ['docker compose up -d', 'docker compose up *'],
    ['./gradlew test', './gradlew test *'],
    ['npm test && ls', null],
    ['node -e 1', null],
    ['bash x.sh', null],
    ['env X=1 ls', null],
    ['X=1 ls', null],
    ['git -C a status', null],
    ['"my tool" a', null],
    ['node', null],
  ])('%s: %s', (command, pattern) => {
    expect(patternFor(command)).toBe(pattern);
  });
});

describe('matchesPath', () => {
  it.each([
    ['src/**', 'src/a/b.ts'],
    ['src/**', 'src/.hidden'],
    ['**', 'a/b'],
    ['**/*.md', 'README.md'],
    ['./src/*', 'src/a'],
    ['*.{ts,tsx}', 'a.tsx'],
    ['src', './src/'],
    ['../lib/**', '../lib/a'],
    ['a[1].ts', 'a[1].ts'],
  ])('%s covers %s', (glob, path) => {
    expect(matchesPath(glob, path)).toBe(true);
  });

  it.each([
    ['**', '../a'],
    ['**', '/etc/passwd'],
    ['src/**', 'src/../../a'],
    ['src/*', 'src/a/b'],
    ['../lib/**', '../other/a'],
    ['../**', '../../a'],
    ['**', ''],
    ['', 'a'],
    ['!src/**', '../x'],
  ])('%s does not cover %j', (glob, path) => {
    expect(matchesPath(glob, path)).toBe(false);
  });

  it('minds the case unless the platform does not', () => {
    expect(matchesPath('SRC/**', 'src/a')).toBe(false);
    expect(matchesPath('SRC/**', 'src/a', 'windows')).toBe(true);
  });
});

describe('placeOf', () => {
  const tree = '/w/tree';
  it.each([
    ['a', 'inside', 'a'],
    ['./a/../b//c/', 'inside', 'b/c'],
    ['/w/tree', 'inside', ''],
    ['/w/../w/tree/a', 'inside', 'a'],
    ['..', 'outside', '..'],
    ['../treehouse/a', 'outside', '../treehouse/a'],
    ['/w/TREE/a', 'outside', '../TREE/a'],
    ['a/../../b', 'outside', '../b'],
    ['~', 'outside', '~'],
    ['~root/x', 'outside', '~root/x'],
    ['$HOME/x', 'outside', '$HOME/x'],
    ['a/${X}/b', 'outside', 'a/${X}/b'],
    ['a\nb', 'outside', 'a\nb'],
    ['file:///w/tree/a', 'inside', 'a'],
    ['file:///etc/x', 'outside', '../../etc/x'],
    ['.git', 'git-internals', '.git'],
    ['a/.git/config', 'git-internals', 'a/.git/config'],
    ['.Git/x', 'git-internals', '.Git/x'],
    ['.g\u200cit/x', 'git-internals', '.g\u200cit/x'],
    ['.gitignore', 'inside', '.gitignore'],
    ['.github/x', 'inside', '.github/x'],
  ])('%j is %s', (path, place, relative) => {
    expect(placeOf(path, tree, tree)).toEqual({ place, relative });
  });

  it('reads Windows paths', () => {
    const at = (path: string) => placeOf(path, 'C:\\w\\tree', 'C:\\w\\tree', 'windows').place;
    expect(at('a\\b')).toBe('inside');
    expect(at('c:/W/TREE/a')).toBe('inside');
    expect(at('\\\\?\\C:\\w\\tree\\a')).toBe('inside');
    expect(at('D:\\w\\tree\\a')).toBe('outside');
    expect(at('D:a')).toBe('outside');
    expect(at('..\\x')).toBe('outside');
    expect(at('\\\\server\\share\\x')).toBe('outside');
    expect(at('%USERPROFILE%\\x')).toBe('outside');
    expect(at('.git. \\config')).toBe('git-internals');
    expect(at('.git::$INDEX_ALLOCATION')).toBe('git-internals');
    expect(at('GIT~1\\config')).toBe('git-internals');
  });

  const segment = fc.constantFrom('a', 'b', '.', '..', '', '.git', 'tree', 'w', 'é');
  const path = fc.array(segment, { maxLength: 8 }).map((s) => s.join('/'));

  it('normalises to the same thing twice', () => {
    fc.assert(
      fc.property(path, fc.boolean(), (text, absolute) => {
        const once = normalisePath(absolute ? `/${text}` : text);
        expect(normalisePath(once.prefix + once.segments.join('/'))).toEqual(once);
      }),
    );
  });

  it('is the same from every folder once the path is absolute', () => {
    fc.assert(
      fc.property(path, path, (text, cwd) => {
        expect(placeOf(`/${text}`, cwd, tree)).toEqual(placeOf(`/${text}`, tree, tree));
      }),
    );
  });

  it('gives a relative path that leads to the same place', () => {
    fc.assert(
      fc.property(path, (text) => {
        const first = placeOf(text, tree, tree);
        expect(placeOf(first.relative, tree, tree)).toEqual(first);
      }),
    );
  });

  it('never calls inside what climbs out', () => {
    fc.assert(
      fc.property(path, (text) => {
        const { place, relative } = placeOf(text, tree, tree);
        expect(place === 'outside').toBe(relative === '..' || relative.startsWith('../'));
      }),
    );
  });
});
