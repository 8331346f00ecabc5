import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, type Result } from '../../shared/kernel/result.ts';
import { type Milliseconds } from '../../shared/kernel/time.ts';
import { gitFailure } from './git-failure.ts';
import { type Git, type GitRunner, type Oid } from './git.ts';
import { type RunOptions } from './git-output.ts';
import { locateTop } from './locate.ts';
import { indexStamp, indexState, keepIndex, keptIndex } from './kept-index.ts';
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
 * their files. Files that may not be read are left out. With `reuse`, only what changed since the last look is read,
 * and what this look learned is kept for the next one.
 */
export async function snapshotTree(
  git: Git,
  worktreeDir: string,
  { reuse = false }: { readonly reuse?: boolean } = {},
): Promise<Result<Oid>> {
  const kept = reuse ? await keptIndex(git, worktreeDir) : null;
  const quick = kept && (await recordAgain(git, worktreeDir, kept));
  if (quick !== null) return ok(quick);
  const location = await locateTop(git, worktreeDir);
  if (!location.ok) return location;
  const { root, gitDir, linked } = location.data;
  const mayKeep = reuse && linked;
  const began = await indexState(gitDir);
  return withTemporaryIndex(join(gitDir, 'index'), async (indexPath, copied) => {
    const head = await git.at(root).output(['rev-parse', '--verify', '--quiet', 'HEAD^{tree}']);
    const scope = scopeWith(git, { root, gitDir }, indexPath, head.exitCode === 0 ? 'HEAD' : null);
    if (!copied) await startOver(scope);
    const recorded = await record(git, scope);
    if (!recorded.ok) return recorded;
    const ignored = mayKeep && recorded.data.plain ? await ignoredButHeld(scope) : null;
    if (ignored !== null) {
      const facts = { place: { root, gitDir }, began, ignored };
      await keepIndex(git, worktreeDir, indexPath, facts).catch(() => undefined);
    }
    return ok(recorded.data.tree);
  });
}

type Place = Pick<Scope, 'root' | 'gitDir'>;

function scopeWith(git: Git, { root, gitDir }: Place, indexPath: string, against: Scope['against']): Scope {
  const options = { env: { GIT_INDEX_FILE: indexPath }, timeoutMs, config };
  return { runner: git.at(root), options, root, gitDir, indexPath, against };
}

/** Goes on from what the last look kept; null where something came up that only a look from the start gets right. */
function recordAgain(
  git: Git,
  worktreeDir: string,
  kept: { readonly path: string; readonly place: Place; readonly ignored: string },
): Promise<Oid | null> {
  const { place } = kept;
  return withTemporaryIndex(kept.path, async (indexPath, copied) => {
    if (!copied) return null;
    const before = await indexStamp(indexPath);
    const began = await indexState(place.gitDir);
    const scope = scopeWith(git, place, indexPath, 'HEAD');
    const added = await scope.runner.output(['add', '--all', '--sparse'], scope.options);
    if (added.exitCode !== 0 || /embedded git repository/.test(added.stderr)) return null;
    const [ignored, tree] = await Promise.all([
      ignoredButHeld(scope),
      scope.runner.text(['write-tree'], scope.options),
    ]);
    if (ignored !== kept.ignored || !tree.ok) return null;
    if ((await indexStamp(indexPath)) !== before) {
      await keepIndex(git, worktreeDir, indexPath, { place, began, ignored }).catch(() => undefined);
    }
    return tree.data.trim();
  });
}

/** Files that the index holds although they are ignored: more of them than before, and it is no longer to be trusted. */
async function ignoredButHeld({ runner, options }: Scope): Promise<string | null> {
  const args = ['ls-files', '--cached', '--ignored', '--exclude-standard', '-z'];
  const said = await runner.text(args, options);
  return said.ok ? said.data : null;
}

/** A tree, and whether it is simply what git adds. */
interface Recorded {
  readonly tree: Oid;
  readonly plain: boolean;
}

async function record(git: Git, scope: Scope): Promise<Result<Recorded>> {
  const added = await addAll(scope);
  if (!added.ok) return added;
  const links = await strayLinks(scope.runner, scope.options, scope.against);
  if (!links.ok) return links;
  const inside = [...added.data.unborn, ...links.data];
  for (const path of inside) {
    const embedded = await embed(git, scope, path);
    if (!embedded.ok) return embedded;
  }
  const tree = await scope.runner.text(['write-tree'], scope.options);
  if (!tree.ok) return tree;
  return ok({ tree: tree.data.trim(), plain: added.data.atOnce && inside.length === 0 });
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
    const bound = await above.text(['read-tree', `--prefix=${path}/`, tree.data.tree], aboveOptions);
    return bound.ok ? ok(null) : bound;
  });
}

/** Without an index, tracked files that are ignored would be missed; HEAD knows them. */
async function startOver({ runner, options, indexPath, against }: Scope): Promise<void> {
  await rm(indexPath, { force: true });
  if (against) await runner.output(['read-tree', against], options);
}

interface Added {
  /** Repositories inside that git cannot add, because they have no commit. */
  readonly unborn: readonly string[];
  readonly atOnce: boolean;
}

/** Adds everything that git can add. */
async function addAll(scope: Scope): Promise<Result<Added>> {
  const { runner, options } = scope;
  let unborn: readonly string[] = [];
  for (let attempt = 1; ; attempt += 1) {
    const lenient = attempt > 1 ? ['--ignore-errors'] : [];
    const args = ['add', '--all', '--sparse', ...lenient, ...leavingOut(unborn)];
    const done = await runner.output(args, options);
    const unreadable = done.exitCode === 1 && attempt > 2;
    if (done.exitCode === 0 || unreadable) return ok({ unborn, atOnce: attempt === 1 });
    if (done.timedOut || attempt === attempts) return gitFailure(args, done);
    if (/does not have a commit checked out/.test(done.stderr)) {
      unborn = await nestedRepositories(runner, options);
    }
    if (/index file (corrupt|smaller)|bad signature|bad index/.test(done.stderr)) await startOver(scope);
  }
}
