import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fail, ok, type Result } from '../../shared/kernel/result.ts';
import { type Milliseconds } from '../../shared/kernel/time.ts';
import { type Identity, identityEnvironment } from './commit-tree.ts';
import { gitFailure } from './git-failure.ts';
import { type Git, type GitRunner, type Oid } from './git.ts';
import { type RunOptions } from './git-output.ts';
import { leftoverMarkers } from './leftover-markers.ts';
import { type Location, locateOwn } from './locate.ts';
import { leavingOut, nestedRepositories } from './nested-repositories.ts';
import { detachingOperation, mergeInProgress } from './operation-in-progress.ts';
import { snapshotTree } from './snapshot-tree.ts';
import { unresolvedPaths } from './unresolved-paths.ts';

export interface LaneCommit {
  /** The lane's tip afterwards. */
  readonly oid: Oid;
  /** false when there was nothing to commit. */
  readonly committed: boolean;
  /** Repositories inside the worktree, whose content cannot be part of a commit. */
  readonly skipped: readonly string[];
}

const timeoutMs: Milliseconds = 300_000;
/** How long another git command in the lane is waited for. */
const lockTries = 20;
const lockPauseMs: Milliseconds = 250;

/**
 * Commits everything uncommitted in a lane's worktree on its branch: untracked files included, ignored ones not. A
 * resolved merge is concluded with both its parents. `conflict` when something is unresolved, or when HEAD is not on
 * the lane's branch. Refused in the repository's main checkout.
 */
export async function commitLane(
  git: Git,
  worktreeDir: string,
  request: { readonly message: string; readonly author: Identity; readonly branch?: string },
): Promise<Result<LaneCommit>> {
  const location = await locateOwn(git, worktreeDir);
  if (!location.ok) return location;
  const { root, gitDir } = location.data;
  const runner = git.at(root);
  const ready = await checkReady(runner, location.data, request.branch);
  if (!ready.ok) return ready;
  const merging = await mergeInProgress(gitDir);
  if (merging) {
    const clean = await checkMerged(git, location.data, ready.data);
    if (!clean.ok) return clean;
  }
  const skipped = await nestedRepositories(runner);
  const staged = await patiently(runner, ['add', '--all', '--sparse', ...leavingOut(skipped)], { timeoutMs });
  if (!staged.ok) return staged;
  if (!merging) {
    const trees = await Promise.all([runner.text(['write-tree']), runner.text(['rev-parse', 'HEAD^{tree}'])]);
    const [index, head] = trees;
    if (!index.ok) return index;
    if (head.ok && head.data === index.data) return ok({ oid: ready.data, committed: false, skipped });
  }
  const committed = await commit(runner, request);
  return committed.ok ? ok({ oid: committed.data, committed: true, skipped }) : committed;
}

/** The lane's tip, when nothing stands in the way of a commit on it. */
async function checkReady(
  runner: GitRunner,
  location: Location,
  branch: string | undefined,
): Promise<Result<Oid>> {
  const operation = await detachingOperation(location.gitDir);
  if (operation !== null) return inTheWay(location.root, `${operation} in the lane`);
  const head = await runner.output(['symbolic-ref', '--quiet', 'HEAD']);
  const on = head.stdout
    .toString('utf8')
    .trim()
    .replace(/^refs\/heads\//, '');
  if (on === '') return inTheWay(location.root, 'HEAD is detached: the lane is on no branch');
  if (branch !== undefined && on !== branch) {
    return inTheWay(location.root, `the worktree is on ${on}, not on the lane's branch ${branch}`);
  }
  const unresolved = await unresolvedPaths(runner, location.root);
  if (!unresolved.ok) return unresolved;
  if (unresolved.data.length > 0) return unresolvedConflict(unresolved.data);
  const tip = await runner.text(['rev-parse', '--verify', 'HEAD^{commit}']);
  return tip.ok ? ok(tip.data.trim()) : tip;
}

async function checkMerged(git: Git, { root, gitDir }: Location, tip: Oid): Promise<Result<null>> {
  const other = (await readFile(join(gitDir, 'MERGE_HEAD'), 'utf8').catch(() => '')).split('\n')[0] ?? '';
  const tree = await snapshotTree(git, root);
  if (!tree.ok) return tree;
  const marked = await leftoverMarkers(git, root, tree.data, [tip, other === '' ? tip : other]);
  if (!marked.ok) return marked;
  return marked.data.length > 0 ? unresolvedConflict(marked.data) : ok(null);
}

async function commit(
  runner: GitRunner,
  { message, author }: { readonly message: string; readonly author: Identity },
): Promise<Result<Oid>> {
  const said = await patiently(
    runner,
    [
      'commit',
      '--quiet',
      '--no-verify',
      '--no-gpg-sign',
      '--allow-empty-message',
      '--cleanup=whitespace',
      `--author=${author.name} <${author.email}>`,
      '--file=-',
    ],
    { input: message, env: identityEnvironment(author), timeoutMs },
  );
  if (!said.ok) return said;
  const tip = await runner.text(['rev-parse', '--verify', 'HEAD^{commit}']);
  return tip.ok ? ok(tip.data.trim()) : tip;
}

/** Runs a command that needs the lane's index, waiting a while for another one that holds it. */
async function patiently(
  runner: GitRunner,
  args: readonly string[],
  options: RunOptions,
): Promise<Result<null>> {
  for (let tries = 1; ; tries += 1) {
    const done = await runner.output(args, options);
    if (done.exitCode === 0) return ok(null);
    const locked = /Unable to create '.*\.lock': File exists/.test(done.stderr);
    if (!locked || tries === lockTries)
      return gitFailure(args, done, { kept: 'The lane was left as it is.' });
    await sleep(lockPauseMs);
  }
}

const unresolvedConflict = (files: readonly string[]) =>
  fail('conflict', `Conflicts are not resolved in ${named(files)}.`, {
    kept: 'Nothing was committed; the lane was left as it is.',
    next: 'Resolve them in the lane, then try again.',
    details: { files },
  });

const inTheWay = (root: string, what: string) =>
  fail('conflict', `Cannot commit the lane: ${what}.`, {
    kept: `Nothing was committed; ${root} was left as it is.`,
    next: 'Let the lane finish or abort it and return to its branch, then try again.',
    details: { files: [] },
  });

const named = (files: readonly string[]): string =>
  files.length > 5 ? `${files.slice(0, 5).join(', ')} and ${files.length - 5} more` : files.join(', ');
