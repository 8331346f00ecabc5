import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unwrap } from '../../shared/kernel/result.ts';
import { createGit } from './git.ts';
import { isAncestor, mergeBase } from './merge-base.ts';
import { mergeTree, mergeTreeMany } from './merge-tree.ts';
import { checkoutState } from './testing/checkout-state.ts';
import { makeHostile } from './testing/hostile.ts';
import { createTempRepository, type TempRepository } from './testing/temp-repository.ts';

const git = createGit();
let repo: TempRepository;
let base: string;

const text = Array.from({ length: 30 }, (_, n) => `line ${n + 1}\n`).join('');
const files = {
  'ä b.txt': text,
  'gone.txt': text.toUpperCase(),
  'moved.txt': text.repeat(2),
  bin: Buffer.from([0, 1]),
};

beforeEach(async () => {
  repo = await createTempRepository({ files });
  base = await repo.git('rev-parse', 'HEAD');
});
afterEach(() => repo.dispose());

/** A commit on top of the base, on no branch. */
async function side(changes: Record<string, string | Buffer>, ...removed: string[]): Promise<string> {
  await repo.git('checkout', '--quiet', '--detach', base);
  if (removed.length > 0) await repo.git('rm', '--quiet', ...removed);
  const oid = await repo.commit(changes);
  await repo.git('checkout', '--quiet', 'main');
  return oid;
}
const edit = (from: string, to: string, content = text) => content.replace(from, to);

describe('mergeTree', () => {
  it('merges what does not meet, without touching anything', async () => {
    const ours = await side({ 'ä b.txt': edit('line 2\n', 'LINE 2\n') });
    const theirs = await side({ 'ä b.txt': edit('line 20\n', 'LINE 20\n'), 'new.txt': 'n\n' });
    await makeHostile(repo);
    await repo.write('ä b.txt', 'dirty\n');
    const before = await checkoutState(repo);
    const merged = unwrap(await mergeTree(git, repo.dir, ours, theirs));
    expect(merged.conflicts).toEqual([]);
    expect(await repo.git('show', `${merged.tree}:ä b.txt`)).toContain('LINE 2\nline 3');
    expect(await repo.git('ls-tree', '--name-only', merged.tree)).toContain('new.txt');
    expect(await checkoutState(repo)).toEqual(before);
    expect(before['hooks']).toBe('none');
  });

  it('gives each conflict its kind and its hunks', async () => {
    const ours = await side(
      {
        'ä b.txt': edit('line 2\n', 'ours 2\n').replace('line 25\n', ''),
        'added.txt': 'ours\n',
        bin: Buffer.from([0, 2]),
      },
      'gone.txt',
    );
    const theirs = await side({
      'ä b.txt': edit('line 2\n', 'theirs 2\nand more\n').replace('line 25\n', 'theirs 25\n'),
      'added.txt': 'theirs\n',
      bin: Buffer.from([0, 3]),
      'gone.txt': 'changed\n',
    });
    await makeHostile(repo);
    const merged = unwrap(await mergeTree(git, repo.dir, ours, theirs));
    expect(merged.conflicts).toEqual([
      { path: 'added.txt', kind: 'add/add', hunks: [{ line: 1, ours: 'ours\n', theirs: 'theirs\n' }] },
      { path: 'bin', kind: 'binary', hunks: [] },
      { path: 'gone.txt', kind: 'modify/delete', hunks: [] },
      {
        path: 'ä b.txt',
        kind: 'content',
        hunks: [
          { line: 2, ours: 'ours 2\n', theirs: 'theirs 2\nand more\n' },
          { line: 30, ours: '', theirs: 'theirs 25\n' },
        ],
      },
    ]);
    expect(merged.messages.join('\n')).toContain('CONFLICT (modify/delete): gone.txt');
  });

  it('follows renames and names their conflicts', async () => {
    const moved = text.repeat(2);
    const ours = await side({ 'one.txt': moved }, 'moved.txt');
    const changed = await side({ 'moved.txt': edit('line 2\n', 'two\n', moved) });
    expect(unwrap(await mergeTree(git, repo.dir, ours, changed)).conflicts).toEqual([]);
    const twice = await side({ 'two.txt': moved }, 'moved.txt');
    const both = unwrap(await mergeTree(git, repo.dir, ours, twice));
    expect(both.conflicts.map(({ path, kind }) => [path, kind])).toEqual([
      ['moved.txt', 'rename/rename'],
      ['one.txt', 'rename/rename'],
      ['two.txt', 'rename/rename'],
    ]);
    const deleted = await side({}, 'moved.txt');
    const lost = unwrap(await mergeTree(git, repo.dir, ours, deleted));
    expect(lost.conflicts).toMatchObject([{ path: 'one.txt', kind: 'rename/delete' }]);
    const folder = await side({ 'new/inner.txt': 'x\n' });
    const file = await side({ new: 'file\n' });
    const clash = unwrap(await mergeTree(git, repo.dir, folder, file));
    expect(clash.conflicts.length).toBeGreaterThan(0);
    expect(clash.conflicts[0]?.kind).toBe('file/directory');
  });

  it('fails, not conflicts, where git cannot merge', async () => {
    const unrelated = await repo.git('commit-tree', `${base}^{tree}`, '-m', 'Unrelated');
    expect(await mergeTree(git, repo.dir, base, unrelated)).toMatchObject({
      ok: false,
      error: { type: 'git-failed', message: expect.stringContaining('unrelated') },
    });
    expect(await mergeTree(git, repo.dir, base, '0'.repeat(40))).toMatchObject({ ok: false });
  });
});

describe('mergeTreeMany', () => {
  it('answers every pair in its place, as each alone would be', async () => {
    const a = await side({ 'ä b.txt': edit('line 2\n', 'a\n') });
    const b = await side({ 'ä b.txt': edit('line 2\n', 'b\n'), bin: Buffer.from([0, 7]) });
    const c = await side({ 'c "quoted"\n.txt': 'c\n' });
    const unrelated = await repo.git('commit-tree', `${base}^{tree}`, '-m', 'Unrelated');
    const pairs = [
      [a, c],
      [a, b],
      [a, unrelated],
      [b, a],
      [unrelated, b],
      [b, c],
    ].map(([ours = '', theirs = '']) => ({ ours, theirs }));
    const answers = await mergeTreeMany(git, repo.dir, pairs);
    expect(
      answers.map((answer) => (answer.ok ? answer.data.conflicts.map((c) => c.path) : answer.error.type)),
    ).toEqual([[], ['ä b.txt'], 'git-failed', ['ä b.txt'], 'git-failed', []]);
    for (const at of [0, 1, 3, 5]) {
      const { ours, theirs } = pairs[at] ?? { ours: '', theirs: '' };
      expect(answers[at]).toEqual(await mergeTree(git, repo.dir, ours, theirs));
    }
    expect(await mergeTreeMany(git, repo.dir, [])).toEqual([]);
  });
});

describe('mergeBase and isAncestor', () => {
  it('knows what two commits share', async () => {
    const a = await side({ a: 'a' });
    const b = await side({ b: 'b' });
    const unrelated = await repo.git('commit-tree', `${base}^{tree}`, '-m', 'Unrelated');
    expect(unwrap(await mergeBase(git, repo.dir, a, b))).toBe(base);
    expect(unwrap(await mergeBase(git, repo.dir, a, unrelated))).toBeNull();
    expect(unwrap(await isAncestor(git, repo.dir, base, a))).toBe(true);
    expect(unwrap(await isAncestor(git, repo.dir, a, b))).toBe(false);
    expect(await isAncestor(git, repo.dir, a, '1'.repeat(40))).toMatchObject({ ok: false });
  });
});
