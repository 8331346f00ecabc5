import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, type Result } from '../../shared/kernel/result.ts';
import { type Milliseconds } from '../../shared/kernel/time.ts';
import { gitFailure } from './git-failure.ts';
import { type Git, type GitRunner, type Oid } from './git.ts';
import { type RunOptions } from './git-output.ts';
import { locateTop } from './locate.ts';
import { leavingOut, nestedRepositories, strayLinks } from './nested-repositories.ts';
import { withTemporaryFolder, withTemporaryIndex } from './temporary-index.ts';

const timeoutMs: Milliseconds = 300_000;
/** An index of our own is written whole, so that no shared part is left in the repository. */
const config = ['core.splitIndex=false'];
/** A file may vanish between git's listing and its reading; then git is asked again. */
const attempts = 6;

/** A folder to be recorded by way of an index of our own. */
interface Scope {
  readonly runner: GitRunner;
  readonly options: RunOptions & { readonly env: Readonly<Record<string, string>> };
  readonly root: string;
  readonly gitDir: string;
  readonly indexPath: string;
  /** What the index began with; null when it began empty. */
  readonly against: 'HEAD' | null;
}

/**
 * A tree of the whole worktree as it is now: untracked files included, ignored ones not. Neither its branch nor its
 * index is touched, and a locked index does not matter. Repositories inside that are no submodules are recorded by
 * their files. Files that may not be read are left out.
 */
export async function snapshotTree(git: Git, worktreeDir: string): Promise<Result<Oid>> {
  const location = await locateTop(git, worktreeDir);
  if (!location.ok) return location;
  const { root, gitDir } = location.data;
  return withTemporaryIndex(gitDir, async (indexPath, copied) => {
    const runner = git.at(root);
    const options = { env: { GIT_INDEX_FILE: indexPath }, timeoutMs, config };
    const head = await runner.output(['rev-parse', '--verify', '--quiet', 'HEAD^{tree}']);
    const against = head.exitCode === 0 ? 'HEAD' : null;
    const scope: Scope = { runner, options, root, gitDir, indexPath, against };
    if (!copied) await startOver(scope);
    return record(git, scope);
  });
}

async function record(git: Git, scope: Scope): Promise<Result<Oid>> {
  const unborn = await addAll(scope);
  if (!unborn.ok) return unborn;
  const links = await strayLinks(scope.runner, scope.options, scope.against);
  if (!links.ok) return links;
  for (const path of [...unborn.data, ...links.data]) {
    const embedded = await embed(git, scope, path);
    if (!embedded.ok) return embedded;
  }
  const tree = await scope.runner.text(['write-tree'], scope.options);
  return tree.ok ? ok(tree.data.trim()) : tree;
}

/**
 * Records a repository inside by its files. It is read as a plain folder with the outer repository's configuration:
 * its own may name programs, and whoever made it shall not have them run by us.
 */
function embed(git: Git, outer: Scope, path: string): Promise<Result<null>> {
  return withTemporaryFolder(async (folder): Promise<Result<null>> => {
    const [root, indexPath] = [join(outer.root, path), join(folder, 'index')];
    const env = { GIT_DIR: outer.gitDir, GIT_WORK_TREE: root, GIT_INDEX_FILE: indexPath };
    const options = { ...outer.options, env };
    const runner = git.at(root);
    const tree = await record(git, { ...outer, runner, options, root, indexPath, against: null });
    if (!tree.ok) return tree;
    const { runner: above, options: aboveOptions } = outer;
    const unlinked = await above.text(['update-index', '--force-remove', '--', path], aboveOptions);
    if (!unlinked.ok) return unlinked;
    const bound = await above.text(['read-tree', `--prefix=${path}/`, tree.data], aboveOptions);
    return bound.ok ? ok(null) : bound;
  });
}

/** Without an index, tracked files that are ignored would be missed; HEAD knows them. */
async function startOver({ runner, options, indexPath, against }: Scope): Promise<void> {
  await rm(indexPath, { force: true });
  if (against) await runner.output(['read-tree', against], options);
}

/** Adds everything; gives the repositories inside that git cannot add, because they have no commit. */
async function addAll(scope: Scope): Promise<Result<readonly string[]>> {
  const { runner, options } = scope;
  let unborn: readonly string[] = [];
  for (let attempt = 1; ; attempt += 1) {
    const lenient = attempt > 1 ? ['--ignore-errors'] : [];
    const args = ['add', '--all', '--sparse', ...lenient, ...leavingOut(unborn)];
    const done = await runner.output(args, options);
    const unreadable = done.exitCode === 1 && attempt > 2;
    if (done.exitCode === 0 || unreadable) return ok(unborn);
    if (done.timedOut || attempt === attempts) return gitFailure(args, done);
    if (/does not have a commit checked out/.test(done.stderr)) {
      unborn = await nestedRepositories(runner, options);
    }
    if (/index file (corrupt|smaller)|bad signature|bad index/.test(done.stderr)) await startOver(scope);
  }
}
