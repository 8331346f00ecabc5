import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unwrap } from '../../shared/kernel/result.ts';
import { commitTree } from './commit-tree.ts';
import { createGit } from './git.ts';
import { commitsBetween } from './log.ts';
import { resolveCommit } from './resolve-commit.ts';
import { resolveTree } from './resolve-tree.ts';
import { checkoutState } from './testing/checkout-state.ts';
import { makeHostile } from './testing/hostile.ts';
import { createTempRepository, type TempRepository } from './testing/temp-repository.ts';
import { deleteRef, listRefs, updateRef } from './update-ref.ts';

const git = createGit();
const ref = 'refs/switchyard/checkpoints/lane_1/c1';
let repo: TempRepository;
let first: string;
let second: string;

beforeEach(async () => {
  repo = await createTempRepository();
  first = await repo.git('rev-parse', 'HEAD');
  second = await repo.commit({ 'b.txt': 'b\n' }, 'Sécond ☂');
  await makeHostile(repo);
});
afterEach(() => repo.dispose());

const set = (to: string, expected: string | null | undefined) =>
  updateRef(git, repo.dir, ref, to, expected, 'a\nreason');
const at = async (name: string) => unwrap(await resolveCommit(git, repo.dir, name));
const conflict = { ok: false, error: { type: 'conflict', kept: expect.any(String) } };

describe('updateRef', () => {
  it('creates, moves and deletes by compare-and-swap', async () => {
    const before = await checkoutState(repo);
    expect(await set(second, first)).toMatchObject(conflict);
    unwrap(await set(first, null));
    expect(await set(second, null)).toMatchObject(conflict);
    expect(await set(second, second)).toMatchObject(conflict);
    unwrap(await set(second, first));
    expect(await at(ref)).toBe(second);
    unwrap(await set(first, undefined));
    expect(unwrap(await listRefs(git, repo.dir, 'refs/switchyard/'))).toEqual([{ ref, oid: first }]);
    expect(await deleteRef(git, repo.dir, ref, second)).toMatchObject(conflict);
    unwrap(await deleteRef(git, repo.dir, ref, first));
    unwrap(await deleteRef(git, repo.dir, ref, first));
    expect(unwrap(await listRefs(git, repo.dir, 'refs/switchyard/'))).toEqual([]);
    expect(await checkoutState(repo)).toEqual(before);
    expect(before['hooks']).toBe('none');
  });

  it('lets one of many win', async () => {
    unwrap(await set(first, null));
    const tries = await Promise.all([1, 2, 3, 4].map(() => set(second, first)));
    expect(tries.filter((result) => result.ok)).toHaveLength(1);
  });

  it('moves packed refs, and keeps who did it in the reflog of a branch', async () => {
    await repo.git('config', 'core.hooksPath', '/dev/null');
    await repo.git('branch', 'other', first);
    await repo.git('pack-refs', '--all');
    unwrap(await updateRef(git, repo.dir, 'refs/heads/other', second, first, 'merge: lane lands'));
    expect(await repo.git('reflog', 'show', '--format=%gn %gs', '-1', 'other')).toBe(
      'Switchyard merge: lane lands',
    );
    unwrap(await deleteRef(git, repo.dir, 'refs/heads/other', second));
    expect(await at('refs/heads/other')).toBeNull();
  });

  it('fails on names and objects that cannot be', async () => {
    expect(await updateRef(git, repo.dir, 'refs/heads/a..b', first, null, 'x')).toMatchObject({
      ok: false,
      error: { type: 'git-failed' },
    });
    expect(await set('1'.repeat(40), null)).toMatchObject({ ok: false, error: { type: 'git-failed' } });
  });
});

describe('resolveCommit', () => {
  it('is null for what is not a commit', async () => {
    expect(await at('main')).toBe(second);
    expect(await at('HEAD~1')).toBe(first);
    expect(await at('nowhere')).toBeNull();
    expect(await at('--all')).toBeNull();
    expect(await at('HEAD^{tree}')).toBeNull();
    expect(await at('0'.repeat(40))).toBeNull();
  });
});

describe('resolveTree', () => {
  it('names the content of a commit, and fails where there is none', async () => {
    expect(unwrap(await resolveTree(git, repo.dir, second))).toBe(await repo.git('rev-parse', 'main^{tree}'));
    expect(await resolveTree(git, repo.dir, '0'.repeat(40))).toMatchObject({ ok: false });
  });
});

describe('commitTree', () => {
  it('commits as anyone, with nobody configured, exactly what it is told', async () => {
    const tree = await repo.git('rev-parse', 'HEAD^{tree}');
    const author = { name: 'GreenCastle', email: 'green@switchyard.local' };
    const committer = { name: 'Switchyard', email: 'switchyard@localhost' };
    const message = '# Merge ☂\n\nbody\n\nLane: x\n';
    const request = { tree, parents: [first, second], message, author, committer, at: 1_700_000_000_999 };
    const oid = unwrap(await commitTree(git, repo.dir, request));
    const raw = await repo.git('cat-file', 'commit', oid);
    expect(`${raw}\n`).toBe(
      [
        `tree ${tree}`,
        `parent ${first}`,
        `parent ${second}`,
        'author GreenCastle <green@switchyard.local> 1700000000 +0000',
        'committer Switchyard <switchyard@localhost> 1700000000 +0000',
        '',
        message,
      ].join('\n'),
    );
    expect(unwrap(await commitTree(git, repo.dir, request))).toBe(oid);
    expect(await commitTree(git, repo.dir, { ...request, tree: '1'.repeat(40) })).toMatchObject({
      ok: false,
    });
  });
});

describe('commitsBetween', () => {
  it('lists what one has and the other has not, newest first', async () => {
    const log = unwrap(await commitsBetween(git, repo.dir, first, second));
    expect(log).toEqual([{ oid: second, subject: 'Sécond ☂', author: 'Ada', at: expect.any(Number) }]);
    expect(unwrap(await commitsBetween(git, repo.dir, second, first))).toEqual([]);
  });
});
