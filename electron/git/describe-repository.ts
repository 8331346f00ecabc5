import { stat } from 'node:fs/promises';
import { fail, ok, type Result } from '../../shared/kernel/result.ts';
import { gitFailure } from './git-failure.ts';
import { type Git, type Oid } from './git.ts';
import { type GitOutput } from './git-output.ts';
import { locate } from './locate.ts';
import { resolveCommit } from './resolve-commit.ts';

export interface Repository {
  /** The top of the checkout that was named. */
  readonly root: string;
  /** Shared by all worktrees of the repository; the key of its write lock. */
  readonly commonDir: string;
  readonly gitDir: string;
  readonly headOid: Oid;
  /** null when HEAD is detached. */
  readonly branch: string | null;
  /** Where lanes start from and land. */
  readonly targetBranch: string;
  /** Something is not committed, untracked files included. */
  readonly dirty: boolean;
}

/** What the repository at `dir` looks like; nothing in it is written. */
export async function describeRepository(git: Git, dir: string): Promise<Result<Repository>> {
  const usable = await checkUsable(git, dir);
  if (!usable.ok) return usable;
  const location = await locate(git, dir);
  if (!location.ok) return location;
  const { root, gitDir, commonDir } = location.data;
  const [head, branch] = await Promise.all([resolveCommit(git, root, 'HEAD'), currentBranch(git, root)]);
  if (!head.ok) return head;
  if (!branch.ok) return branch;
  if (head.data === null) return noCommit(root, branch.data);
  const target = branch.data === null ? await targetWhenDetached(git, root) : ok(branch.data);
  if (!target.ok) return target;
  const dirty = await isDirty(git, root);
  if (!dirty.ok) return dirty;
  const [headOid, targetBranch] = [head.data, target.data];
  return ok({ root, commonDir, gitDir, headOid, branch: branch.data, targetBranch, dirty: dirty.data });
}

async function checkUsable(git: Git, dir: string): Promise<Result<null>> {
  const found = await stat(dir).catch(() => null);
  if (!found?.isDirectory()) {
    return fail('not-found', found ? `${dir} is a file, not a folder.` : `There is no folder ${dir}.`, {
      next: 'Name the folder of a git repository.',
    });
  }
  const args = ['rev-parse', '--is-bare-repository', '--is-inside-work-tree'];
  const done = await git.at(dir).output(args);
  if (done.exitCode !== 0) return unusable(dir, args, done);
  const [bare, inside] = done.stdout.toString('utf8').split('\n');
  if (inside === 'true') return ok(null);
  return bare === 'true' ? bareRepository(dir) : insideGitDir(dir);
}

const bareRepository = (dir: string) =>
  fail('bare-repository', `${dir} is a bare repository: it has no checkout to work from.`, {
    next: 'Clone it, and open the clone.',
  });

const insideGitDir = (dir: string) =>
  fail('not-a-repository', `${dir} lies inside a repository's own .git folder.`, {
    next: 'Open the folder that holds the .git folder.',
  });

const noCommit = (root: string, branch: string | null) =>
  fail(
    'no-commit',
    `${root} has no commit yet${branch === null ? '' : ` on ${branch}`}, so no lane can start from it.`,
    {
      kept: 'Nothing was changed there.',
      next: 'Make a first commit, then open it again.',
    },
  );

function unusable(dir: string, args: readonly string[], done: GitOutput): Result<never> {
  const said = done.stderr;
  if (/dubious ownership/.test(said)) {
    return fail('refused', `git does not trust ${dir}, because it belongs to another user.`, {
      kept: 'Nothing was changed there.',
      next: `If you trust it, run: git config --global --add safe.directory ${shellQuoted(dir)}`,
    });
  }
  if (/not a git repository/.test(said)) {
    return fail('not-a-repository', `${dir} is not in a git repository.`, {
      next: 'Open a folder of a git repository, or run git init there and make a first commit.',
    });
  }
  return gitFailure(args, done);
}

const shellQuoted = (path: string): string => `'${path.replaceAll("'", `'\\''`)}'`;

async function currentBranch(git: Git, dir: string): Promise<Result<string | null>> {
  return branchBehind(git, dir, 'HEAD', 'refs/heads/');
}

async function branchBehind(
  git: Git,
  dir: string,
  symbolic: string,
  prefix: string,
): Promise<Result<string | null>> {
  const args = ['symbolic-ref', '--quiet', symbolic];
  const done = await git.at(dir).output(args);
  if (done.exitCode === 1) return ok(null);
  if (done.exitCode !== 0) return gitFailure(args, done);
  const ref = done.stdout.toString('utf8').trim();
  return ok(ref.startsWith(prefix) ? ref.slice(prefix.length) : null);
}

async function targetWhenDetached(git: Git, dir: string): Promise<Result<string>> {
  const origin = await branchBehind(git, dir, 'refs/remotes/origin/HEAD', 'refs/remotes/origin/');
  if (!origin.ok) return origin;
  const listed = await git.at(dir).text(['for-each-ref', '--format=%(refname)', 'refs/heads']);
  if (!listed.ok) return listed;
  const branches = listed.data
    .split('\n')
    .filter((ref) => ref !== '')
    .map((ref) => ref.slice('refs/heads/'.length));
  const chosen = [origin.data, 'main', 'master'].find((name) => name !== null && branches.includes(name));
  const target = chosen ?? branches.find((name) => !name.startsWith('switchyard/')) ?? branches[0];
  if (target !== undefined) return ok(target);
  return fail('refused', `${dir} has no local branch to land work on.`, {
    kept: 'Nothing was changed there.',
    next: 'Create a branch, for example with git switch -c main, then open it again.',
  });
}

async function isDirty(git: Git, dir: string): Promise<Result<boolean>> {
  const said = await git.at(dir).text(['status', '--porcelain', '-z', '--untracked-files=normal']);
  return said.ok ? ok(said.data !== '') : said;
}
