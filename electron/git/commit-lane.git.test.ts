import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unwrap } from '../../shared/kernel/result.ts';
import { addWorktree } from './add-worktree.ts';
import { commitLane } from './commit-lane.ts';
import { createGit } from './git.ts';
import { checkoutState } from './testing/checkout-state.ts';
import { makeHostile } from './testing/hostile.ts';
import { createTempRepository, type TempRepository } from './testing/temp-repository.ts';
import { withTrailers } from './trailers.ts';

const git = createGit();
const branch = 'switchyard/green-castle';
const author = { name: 'GreenCastle (claude)', email: 'green-castle@switchyard.local' };
const message = withTrailers('Add the thing', '# not a comment', { Lane: 'lane_1' });
let repo: TempRepository;
let lane: string;

beforeEach(async () => {
  repo = await createTempRepository({
    files: {
      '.gitignore': '*.log\n',
      'a.txt': '1\n2\n3\n',
      'b.txt': 'b\n',
      'bin.dat': Buffer.from([0, 1, 2]),
    },
  });
  lane = join(repo.beside, 'lane ü');
  unwrap(
    await addWorktree(git, repo.dir, { path: lane, branch, startOid: await repo.git('rev-parse', 'HEAD') }),
  );
});
afterEach(() => repo.dispose());

const put = (path: string, content: string | Buffer) => writeFile(join(lane, path), content);
const inLane = (...args: string[]) => repo.gitIn(lane, ...args);
const commit = () => commitLane(git, lane, { message, author, branch });
const refusal = async () => {
  const result = await commit();
  return result.ok ? null : result.error;
};

describe('commitLane', () => {
  it('commits everything as the lane, and not what is ignored', async () => {
    await makeHostile(repo);
    await put('a.txt', 'changed\n');
    await rm(join(lane, 'b.txt'));
    await put('new ☂.txt', 'new\n');
    await put('noise.log', 'noise\n');
    const before = await checkoutState(repo);
    const done = unwrap(await commit());
    expect(done).toEqual({ oid: await inLane('rev-parse', branch), committed: true, skipped: [] });
    expect(await inLane('log', '-1', '--no-show-signature', '--format=%an|%ae|%cn|%B')).toBe(
      `${author.name}|${author.email}|${author.name}|Add the thing\n\n# not a comment\n\nLane: lane_1\n`,
    );
    expect(await inLane('ls-tree', '-r', '-z', '--name-only', 'HEAD')).toBe(
      '.gitignore\0a.txt\0bin.dat\0new ☂.txt\0',
    );
    expect(await inLane('status', '--porcelain', '--untracked-files=all')).not.toContain('??');
    expect(await checkoutState(repo)).toEqual(before);
    expect(before['hooks']).toBe('none');
  });

  it('says so when there is nothing to commit', async () => {
    const tip = await inLane('rev-parse', 'HEAD');
    expect(unwrap(await commit())).toEqual({ oid: tip, committed: false, skipped: [] });
    await put('noise.log', 'ignored\n');
    expect(unwrap(await commit())).toMatchObject({ oid: tip, committed: false });
  });

  it('leaves repositories inside out, and says which', async () => {
    for (const name of ['empty one', 'full']) {
      await mkdir(join(lane, name));
      await repo.gitIn(join(lane, name), 'init', '--quiet');
      await put(`${name}/x`, 'x');
    }
    await repo.gitIn(join(lane, 'full'), 'add', '--all');
    await repo.gitIn(
      join(lane, 'full'),
      '-c',
      'user.name=n',
      '-c',
      'user.email=e',
      'commit',
      '--quiet',
      '-m',
      'x',
    );
    await put('a.txt', 'changed\n');
    const done = unwrap(await commit());
    expect(done).toMatchObject({ committed: true, skipped: ['empty one', 'full'] });
    expect(await inLane('diff', '--name-only', 'HEAD~1', 'HEAD')).toBe('a.txt');
    expect(unwrap(await commit())).toMatchObject({ committed: false });
  });

  it('waits for another git command in the lane', async () => {
    await put('a.txt', 'changed\n');
    const lock = join(await inLane('rev-parse', '--absolute-git-dir'), 'index.lock');
    await writeFile(lock, '');
    const done = commit();
    await git.at(lane).output(['version']);
    await rm(lock);
    expect(unwrap(await done)).toMatchObject({ committed: true });
  });

  it('is refused in the main checkout', async () => {
    await repo.write('a.txt', 'precious\n');
    const before = await checkoutState(repo);
    const refused = await commitLane(git, repo.dir, { message, author, branch: 'main' });
    expect(refused).toMatchObject({ ok: false, error: { type: 'refused' } });
    expect(await checkoutState(repo)).toEqual(before);
  });

  it('refuses on a detached HEAD and on another branch', async () => {
    await put('a.txt', 'changed\n');
    await inLane('checkout', '--quiet', '--detach');
    expect(await refusal()).toMatchObject({ type: 'conflict', message: expect.stringContaining('detached') });
    await inLane('checkout', '--quiet', '-b', 'elsewhere');
    expect(await refusal()).toMatchObject({
      type: 'conflict',
      message: expect.stringContaining('elsewhere'),
    });
    expect(await inLane('status', '--porcelain')).toBe(' M a.txt');
  });
});

describe('commitLane in the middle of a merge', () => {
  const begin = async () => {
    await put('a.txt', '1\nlane\n3\n');
    await put('bin.dat', Buffer.from([0, 9]));
    await inLane('rm', '--quiet', 'b.txt');
    await inLane('commit', '--quiet', '-am', 'Lane');
    await repo.commit({
      'a.txt': '1\nmain\n3\n',
      'b.txt': 'bb\n',
      'bin.dat': Buffer.from([0, 8]),
      'm.txt': 'm\n',
    });
    await inLane('merge', 'main').catch(() => undefined);
  };
  const settleOthers = async () => {
    await inLane('rm', '--quiet', 'b.txt');
    await inLane('checkout', '--quiet', '--theirs', 'bin.dat');
    await inLane('add', 'bin.dat');
  };

  it('lists what is not resolved and leaves it', async () => {
    await begin();
    const before = await inLane('ls-files', '--stage');
    const failure = await refusal();
    expect(failure).toMatchObject({ type: 'conflict', details: { files: ['a.txt', 'b.txt', 'bin.dat'] } });
    expect(await inLane('ls-files', '--stage')).toBe(before);
  });

  it('concludes it with both parents once it is resolved and added', async () => {
    await begin();
    await settleOthers();
    await put('a.txt', '1\nboth\n3\n');
    await inLane('add', 'a.txt');
    const { oid, committed } = unwrap(await commit());
    expect(committed).toBe(true);
    const tips = `${await inLane('rev-parse', 'HEAD~1')} ${await repo.git('rev-parse', 'main')}`;
    expect(await inLane('log', '-1', '--format=%P', oid)).toBe(tips);
    expect(await readFile(join(lane, 'm.txt'), 'utf8')).toBe('m\n');
    expect(unwrap(await commit())).toMatchObject({ oid, committed: false });
  });

  it('takes a text file whose markers are gone as resolved, but nothing that never had markers', async () => {
    await begin();
    await put('a.txt', '1\nboth\n3\n');
    expect(await refusal()).toMatchObject({ details: { files: ['b.txt', 'bin.dat'] } });
    await settleOthers();
    expect(unwrap(await commit())).toMatchObject({ committed: true });
    expect(await inLane('log', '-1', '--format=%P')).toContain(' ');
    expect(await inLane('show', 'HEAD:a.txt')).toBe('1\nboth\n3');
  });

  it('is not deceived by markers that were added', async () => {
    await begin();
    await settleOthers();
    await inLane('add', 'a.txt');
    expect(await refusal()).toMatchObject({ type: 'conflict', details: { files: ['a.txt'] } });
    expect(await inLane('log', '-1', '--format=%s')).toBe('Lane');
  });

  it('concludes a merge that changes nothing against the lane', async () => {
    await begin();
    await inLane('checkout', '--quiet', '--ours', '.').catch(() => undefined);
    await inLane('rm', '--quiet', '--force', 'b.txt', 'm.txt');
    await inLane('checkout', '--quiet', 'HEAD', '--', 'a.txt', 'bin.dat');
    expect(unwrap(await commit())).toMatchObject({ committed: true });
    expect(await inLane('diff', '--name-only', 'HEAD~1', 'HEAD')).toBe('');
    expect(await inLane('log', '-1', '--format=%P')).toContain(' ');
  });

  it('refuses during a rebase, which ends elsewhere', async () => {
    await begin();
    await inLane('merge', '--abort');
    await inLane('rebase', 'main').catch(() => undefined);
    expect(await refusal()).toMatchObject({ type: 'conflict', message: expect.stringContaining('rebase') });
  });
});
