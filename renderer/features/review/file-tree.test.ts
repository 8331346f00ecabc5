import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generatedGroup, inTreeOrder, treeRows } from './file-tree.ts';
import { type ReviewFile } from './files.ts';

const file = (path: string, generated = false): ReviewFile => ({
  path,
  oldPath: null,
  change: 'modified',
  similarity: null,
  oldMode: '100644',
  newMode: '100644',
  oldOid: 'a',
  newOid: 'b',
  added: 1,
  removed: 0,
  binary: false,
  counted: true,
  generated,
});
const all = () => true;
const lines = (files: readonly ReviewFile[], isOpen: (path: string) => boolean = all) =>
  treeRows(files, isOpen).map((row) =>
    row.kind === 'file'
      ? `${' '.repeat(row.depth)}${row.file.path.split('/').at(-1)}`
      : row.kind === 'group'
        ? `* ${row.files}`
        : `${' '.repeat(row.depth)}${row.name}/ ${row.files}`,
  );

describe('the tree of files', () => {
  it('joins folders with nothing between them, and puts generated files last', () => {
    const files = [
      file('README.md'),
      file('a/b/c/one.ts'),
      file('a/b/c/two.ts'),
      file('a/x.ts'),
      file('a/lock', true),
    ];
    expect(lines(files)).toEqual([
      'a/ 3',
      ' b/c/ 2',
      '  one.ts',
      '  two.ts',
      ' x.ts',
      'README.md',
      '* 1',
      'a/ 1',
      ' lock',
    ]);
    expect(lines(files, (path) => path !== 'a/' && path !== generatedGroup)).toEqual([
      'a/ 3',
      'README.md',
      '* 1',
    ]);
  });

  it('holds every file once, whatever the paths', () => {
    const path = fc
      .array(fc.constantFrom('a', 'b', 'cc'), { minLength: 1, maxLength: 5 })
      .map((p) => `${p.join('/')}.ts`);
    fc.assert(
      fc.property(fc.uniqueArray(path, { maxLength: 30 }), fc.boolean(), (paths, generated) => {
        const ordered = inTreeOrder(paths.map((p, i) => file(p, generated && i % 3 === 0)));
        expect(ordered.map((f) => f.path).sort()).toEqual([...paths].sort());
      }),
    );
  });
});
