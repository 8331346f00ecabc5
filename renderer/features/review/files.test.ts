import { describe, expect, it } from 'vitest';
import {
  changeWords,
  filterFiles,
  neighbour,
  nextUnviewed,
  type ReviewFile,
  splitPath,
  totals,
  withCounts,
  isLockFile,
} from './files.ts';
import { markOf, toggled } from './viewed.ts';

const file = (path: string, more: Partial<ReviewFile> = {}): ReviewFile => ({
  path,
  oldPath: null,
  change: 'modified',
  similarity: null,
  oldMode: '100644',
  newMode: '100644',
  oldOid: 'before',
  newOid: 'after',
  added: 2,
  removed: 1,
  binary: false,
  counted: true,
  generated: false,
  ...more,
});

const files = [
  file('a/one.ts'),
  file('a/two.ts'),
  file('b/three.png', { added: null, removed: null, binary: true }),
];

describe('the files of a lane', () => {
  it('adds up what is known and leaves out what is not', () => {
    expect(totals(files)).toEqual({ added: 4, removed: 2 });
  });

  it('names every kind of change but a plain edit', () => {
    expect(changeWords(file('x'))).toBeNull();
    expect(changeWords(file('x', { change: 'added' }))).toBe('added');
    expect(changeWords(file('x', { change: 'deleted', binary: true }))).toBe('deleted, binary');
    expect(changeWords(file('a/new.ts', { change: 'renamed', oldPath: 'a/old.ts' }))).toBe('was old.ts');
    expect(changeWords(file('b/new.ts', { change: 'renamed', oldPath: 'a/old.ts' }))).toBe('was a/old.ts');
    expect(changeWords(file('x', { change: 'type' }))).toBe('type or mode changed');
    expect(changeWords(file('x', { newMode: '100755' }))).toBe('now executable');
    expect(changeWords(file('a/new.ts', { change: 'renamed', oldPath: 'a/old.ts', similarity: 87 }))).toBe(
      'was old.ts, 87% alike',
    );
  });

  it('finds files by several words of their path', () => {
    expect(filterFiles(files, 'A tw').map((f) => f.path)).toEqual(['a/two.ts']);
    expect(filterFiles(files, '  ')).toBe(files);
  });

  it('goes from file to file and ends at the ends', () => {
    expect(neighbour(files, 'a/one.ts', 1)?.path).toBe('a/two.ts');
    expect(neighbour(files, 'b/three.png', 1)).toBeNull();
    expect(neighbour(files, 'a/one.ts', -1)).toBeNull();
    expect(neighbour(files, 'gone.ts', -1)?.path).toBe('b/three.png');
    expect(neighbour([], null, 1)).toBeNull();
  });

  it('finds the next one not viewed, round the end', () => {
    expect(nextUnviewed(files, 'b/three.png', (f) => f.path === 'a/one.ts')?.path).toBe('a/two.ts');
    expect(nextUnviewed(files, 'a/one.ts', () => true)).toBeNull();
  });

  it('takes counts as they come, and knows lock files before', () => {
    const listed = [
      file('a.ts', { added: null, removed: null }),
      file('x/package-lock.json', { added: null, removed: null }),
    ];
    const none = withCounts(listed, new Map());
    expect(none.map((f) => [f.counted, f.generated])).toEqual([
      [false, false],
      [false, true],
    ]);
    const count = { path: 'a.ts', added: 4, removed: 1, binary: false, generated: true };
    expect(withCounts(listed, new Map([['a.ts', count]]))[0]).toMatchObject({ ...count, counted: true });
    expect(isLockFile('docs/yarn.lock.md')).toBe(false);
  });

  it('splits a path into folder and name', () => {
    expect(splitPath('a/b/c.ts')).toEqual({ folder: 'a/b/', name: 'c.ts' });
    expect(splitPath('c.ts')).toEqual({ folder: '', name: 'c.ts' });
  });
});

describe('viewed marks', () => {
  it('fall away when the file changes again, and belong to one lane', () => {
    const mark = markOf('lane_1', file('a'));
    expect(markOf('lane_1', file('a', { newOid: 'other' }))).not.toBe(mark);
    expect(markOf('lane_2', file('a'))).not.toBe(mark);
  });

  it('are set and taken away, and never grow without bound', () => {
    expect(toggled(toggled([], 'x'), 'x')).toEqual([]);
    const full = Array.from({ length: 5000 }, (_, i) => String(i));
    expect(toggled(full, 'new')).toHaveLength(5000);
    expect(toggled(full, 'new').at(-1)).toBe('new');
  });
});
