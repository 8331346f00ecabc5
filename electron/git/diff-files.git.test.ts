import { chmod, rename, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unwrap } from '../../shared/kernel/result.ts';
import {
  changedLineRanges,
  changedPaths,
  countChanges,
  diffFiles,
  diffTotals,
  listChanges,
  parseTotals,
} from './diff-files.ts';
import { createGit } from './git.ts';
import { wholeFile } from './parse-diff.ts';
import { readBlob } from './read-blob.ts';
import { makeHostile } from './testing/hostile.ts';
import { createTempRepository, type TempRepository } from './testing/temp-repository.ts';

const git = createGit();
const lines = (count: number) => Array.from({ length: count }, (_, n) => `line ${n + 1}\n`).join('');
let repo: TempRepository;
let from: string;
let to: string;

beforeEach(async () => {
  const files = {
    'edit ü.txt': lines(30),
    'old name.txt': lines(40),
    'gone.txt': 'one\ntwo\n',
    'bin.dat': Buffer.from([0, 1]),
    'run.sh': 'x\n',
    'becomes-link': 'text\n',
  };
  repo = await createTempRepository({ files });
  from = await repo.git('rev-parse', 'HEAD');
  await rename(join(repo.dir, 'old name.txt'), join(repo.dir, 'new "name"\ttab.txt'));
  await rm(join(repo.dir, 'gone.txt'));
  await chmod(join(repo.dir, 'run.sh'), 0o755);
  await rm(join(repo.dir, 'becomes-link'));
  await symlink('run.sh', join(repo.dir, 'becomes-link'));
  to = await repo.commit({
    'edit ü.txt': lines(30)
      .replace('line 3\n', 'three\nand more\n')
      .replace('line 10\n', '')
      .replace('line 20\n', 'line 20\nx\n'),
    'bin.dat': Buffer.from([0, 2, 3]),
    'added.txt': '--- a/not a header\n+++ b/neither\n@@ -1 +1 @@\n',
    'empty.txt': '',
  });
  await makeHostile(repo);
});
afterEach(() => repo.dispose());

describe('diffFiles', () => {
  it('lists each file with its change, lines and former name', async () => {
    const files = unwrap(await diffFiles(git, repo.dir, from, to));
    expect(files.map(({ oldOid, newOid }) => [oldOid?.length, newOid?.length])).toContainEqual([40, 40]);
    const sorted = files
      .map(({ oldOid: _old, newOid: _new, ...rest }) => rest)
      .sort((a, b) => (a.path < b.path ? -1 : 1));
    const plain = { oldPath: null, binary: false, similarity: null, oldMode: '100644', newMode: '100644' };
    expect(sorted).toEqual([
      { ...plain, path: 'added.txt', change: 'added', oldMode: null, added: 3, removed: 0 },
      { ...plain, path: 'becomes-link', change: 'type', newMode: '120000', added: 1, removed: 1 },
      { ...plain, path: 'bin.dat', change: 'modified', added: null, removed: null, binary: true },
      { ...plain, path: 'edit ü.txt', change: 'modified', added: 3, removed: 2 },
      { ...plain, path: 'empty.txt', change: 'added', oldMode: null, added: 0, removed: 0 },
      { ...plain, path: 'gone.txt', change: 'deleted', newMode: null, added: 0, removed: 2 },
      {
        ...plain,
        path: 'new "name"\ttab.txt',
        oldPath: 'old name.txt',
        change: 'renamed',
        similarity: 100,
        added: 0,
        removed: 0,
        binary: false,
      },
      { ...plain, path: 'run.sh', change: 'modified', newMode: '100755', added: 0, removed: 0 },
    ]);
  });

  it('lists the same without counting, and counts the same while git goes on', async () => {
    const whole = unwrap(await diffFiles(git, repo.dir, from, to));
    const listed = unwrap(await listChanges(git, repo.dir, from, to));
    expect(listed).toEqual(whole.map((f) => ({ ...f, added: null, removed: null, binary: false })));
    const counts: unknown[] = [];
    unwrap(await countChanges(git, repo.dir, [from, to], (more) => counts.push(...more)));
    expect(counts).toEqual(
      whole.map(({ path, added, removed, binary }) => ({ path, added, removed, binary })),
    );
  });

  it('adds up to the totals, of trees as of commits', async () => {
    const tree = await repo.git('rev-parse', `${to}^{tree}`);
    expect(unwrap(await diffTotals(git, repo.dir, from, tree))).toEqual({ files: 8, added: 7, removed: 5 });
    expect(unwrap(await diffTotals(git, repo.dir, to, tree))).toEqual({ files: 0, added: 0, removed: 0 });
    expect(unwrap(await diffFiles(git, repo.dir, to, tree))).toEqual([]);
    expect(parseTotals(' 1 file changed, 1 insertion(+)\n')).toEqual({ files: 1, added: 1, removed: 0 });
  });

  it('fails on what is not there', async () => {
    expect(await diffFiles(git, repo.dir, from, '1'.repeat(40))).toMatchObject({ ok: false });
  });
});

describe('changedPaths', () => {
  it('gives both names of a rename', async () => {
    const paths = unwrap(await changedPaths(git, repo.dir, from, to));
    expect(paths).toHaveLength(9);
    expect(paths).toEqual(expect.arrayContaining(['old name.txt', 'new "name"\ttab.txt', 'edit ü.txt']));
  });
});

describe('changedLineRanges', () => {
  it('gives the old lines that each change touches', async () => {
    const ranges = unwrap(await changedLineRanges(git, repo.dir, from, to));
    expect(ranges.get('edit ü.txt')).toEqual([
      [3, 3],
      [10, 10],
      [20, 21],
    ]);
    expect(ranges.get('gone.txt')).toEqual([[1, 2]]);
    expect(ranges.get('added.txt')).toEqual([[0, 1]]);
    expect(ranges.get('old name.txt')).toEqual([[1, 40]]);
    for (const path of ['bin.dat', 'run.sh', 'empty.txt', 'becomes-link']) {
      expect(ranges.get(path)).toEqual([wholeFile]);
    }
    expect(ranges.size).toBe(9);
    expect(unwrap(await changedLineRanges(git, repo.dir, to, to)).size).toBe(0);
  });
});

describe('readBlob', () => {
  const read = async (path: string, max = 1000) => unwrap(await readBlob(git, repo.dir, to, path, max));

  it('reads text and says why it does not read the rest', async () => {
    expect(await read('added.txt')).toMatchObject({
      text: expect.stringContaining('not a header'),
      bytes: 45,
    });
    expect(await read('edit ü.txt', 10)).toMatchObject({ text: null, tooLarge: true, missing: false });
    expect(await read('bin.dat')).toMatchObject({ text: null, binary: true, bytes: 3 });
    expect(await read('becomes-link')).toMatchObject({ text: 'run.sh' });
    expect(await read('empty.txt')).toMatchObject({ text: '', bytes: 0, missing: false });
    expect(await read('gone.txt')).toMatchObject({ text: null, missing: true });
    expect(await read('*.txt')).toMatchObject({ missing: true });
    expect(await read('')).toMatchObject({ missing: true });
    expect(await read('new "name"\ttab.txt')).toMatchObject({ text: lines(40) });
  });

  it('reads strange names, folders and submodules', async () => {
    await repo.git('config', '--unset', 'core.hooksPath');
    await repo.git('config', 'core.fsmonitor', 'false');
    await repo.write(':(top)odd', 'odd\n');
    await repo.write('dir/inner', 'x\n');
    await repo.git('add', '--all');
    await repo.git('update-index', '--add', '--cacheinfo', `160000,${from},sub`);
    const tree = await repo.git('write-tree');
    const at = async (path: string) => unwrap(await readBlob(git, repo.dir, tree, path, 100));
    expect(await at(':(top)odd')).toMatchObject({ text: 'odd\n' });
    expect(await at('dir')).toMatchObject({ missing: true });
    expect(await at('dir/inner')).toMatchObject({ text: 'x\n' });
    expect(await at('sub')).toMatchObject({ text: `Subproject commit ${from}\n` });
  });
});
