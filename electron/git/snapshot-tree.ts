import { rm } from 'node:fs/promises';
import { ok, type Result } from '../../shared/kernel/result.ts';
import { type Milliseconds } from '../../shared/kernel/time.ts';
import { gitFailure } from './git-failure.ts';
import { type Git, type GitRunner, type Oid } from './git.ts';
import { type RunOptions } from './git-output.ts';
import { locateTop } from './locate.ts';
import { leavingOut, nestedRepositories } from './nested-repositories.ts';
import { withTemporaryIndex } from './temporary-index.ts';

const timeoutMs: Milliseconds = 300_000;
/** An index of our own is written whole, so that no shared part is left in the repository. */
const config = ['core.splitIndex=false'];
/** A file may vanish between git's listing and its reading; then git is asked again. */
const attempts = 6;

/**
 * A tree of the whole worktree as it is now: untracked files included, ignored ones not. Neither its branch nor its
 * index is touched, and a locked index does not matter. Files that may not be read are left out.
 */
export async function snapshotTree(git: Git, worktreeDir: string): Promise<Result<Oid>> {
  const location = await locateTop(git, worktreeDir);
  if (!location.ok) return location;
  const { root, gitDir } = location.data;
  return withTemporaryIndex(gitDir, async (indexPath, copied) => {
    const runner = git.at(root);
    const options = { env: { GIT_INDEX_FILE: indexPath }, timeoutMs, config };
    if (!copied) await fromHead(runner, indexPath, options);
    const added = await addAll(runner, indexPath, options);
    if (!added.ok) return added;
    const tree = await runner.text(['write-tree'], options);
    return tree.ok ? ok(tree.data.trim()) : tree;
  });
}

/** Without an index, tracked files that are ignored would be missed; HEAD knows them. */
async function fromHead(runner: GitRunner, indexPath: string, options: RunOptions): Promise<void> {
  await rm(indexPath, { force: true });
  const head = await runner.output(['rev-parse', '--verify', '--quiet', 'HEAD^{tree}']);
  if (head.exitCode === 0) await runner.output(['read-tree', 'HEAD'], options);
}

async function addAll(runner: GitRunner, indexPath: string, options: RunOptions): Promise<Result<null>> {
  let except: readonly string[] = [];
  for (let attempt = 1; ; attempt += 1) {
    const args = ['add', '--all', '--sparse', ...(attempt > 1 ? ['--ignore-errors'] : []), ...except];
    const done = await runner.output(args, options);
    if (done.exitCode === 0) return ok(null);
    const skipped = done.exitCode === 1 && attempt > 2;
    if (skipped) return ok(null);
    if (done.timedOut || attempt === attempts) return gitFailure(args, done);
    if (/does not have a commit checked out/.test(done.stderr)) {
      except = leavingOut(await nestedRepositories(runner, options));
    }
    if (/index file (corrupt|smaller)|bad signature|bad index/.test(done.stderr)) {
      await fromHead(runner, indexPath, options);
    }
  }
}
