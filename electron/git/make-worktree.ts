import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { fail, ok, type Result } from '../../shared/kernel/result.ts';
import { type Git } from './git.ts';
import { type RunOptions } from './git-output.ts';
import { listWorktrees } from './list-worktrees.ts';
import { locateOwn } from './locate.ts';

/** How a checkout of Switchyard's own is made or remade. Relative links would not survive the move. */
export const checkoutOptions: RunOptions = {
  timeoutMs: 300_000,
  config: ['checkout.workers=8', 'checkout.defaultRemote=', 'worktree.useRelativePaths=false'],
};

/** Where worktrees grow before they are put in their place. */
const nursery = (path: string): string => join(dirname(path), '.making');

/** Where a worktree comes from: brings it to the folder. */
export type Source = (folder: string) => Promise<Result<unknown>>;

/** A new checkout; `args` is what `git worktree add` is given. */
export const checkedOut =
  (git: Git, dir: string, args: (folder: string) => readonly string[]): Source =>
  (folder) =>
    git.at(dir).text(['worktree', 'add', ...args(folder)], checkoutOptions);

/**
 * Makes a worktree elsewhere and puts it at `path` with one rename: a folder at `path` is a whole worktree, whenever
 * the power fails. `finish` runs before that, in the new worktree. On failure nothing is left.
 */
export async function makeWorktree(
  git: Git,
  dir: string,
  path: string,
  source: Source,
  finish: (folder: string) => Promise<Result<unknown>> = () => Promise.resolve(ok(null)),
): Promise<Result<null>> {
  if (await exists(path)) return pathExists(path);
  const folder = join(nursery(path), randomUUID().slice(0, 8), basename(path));
  const room = await mkdir(dirname(folder), { recursive: true }).catch((error: unknown) =>
    noFolder(path, error),
  );
  if (typeof room === 'object') return room;
  const made = await grow(git, { path, folder }, source, finish);
  if (!made.ok) await forgetWorktree(git, dir, folder);
  await rm(dirname(folder), { recursive: true, force: true });
  return made;
}

async function grow(
  git: Git,
  { path, folder }: { readonly path: string; readonly folder: string },
  source: Source,
  finish: (folder: string) => Promise<Result<unknown>>,
): Promise<Result<null>> {
  const added = await source(folder);
  if (!added.ok) return added;
  const finished = await finish(folder);
  if (!finished.ok) return finished;
  const location = await locateOwn(git, folder);
  if (!location.ok) return location;
  const link = join(location.data.gitDir, 'gitdir');
  try {
    await writeFile(link, `${join(path, '.git')}\n`);
    await rename(folder, path);
    return ok(null);
  } catch (error) {
    await writeFile(link, `${join(folder, '.git')}\n`);
    return noFolder(path, error);
  }
}

/**
 * Clears away what an attempt at this path that was cut off left behind, and an entry whose folder vanished. Gives the
 * branches that those were on.
 */
export async function clearUnfinished(
  git: Git,
  dir: string,
  path: string,
): Promise<Result<readonly string[]>> {
  const worktrees = await listWorktrees(git, dir);
  if (!worktrees.ok) return worktrees;
  const vanished = !(await exists(path));
  const branches: string[] = [];
  for (const worktree of worktrees.data) {
    const unfinished =
      worktree.path.startsWith(nursery(path) + sep) && basename(worktree.path) === basename(path);
    if (!unfinished && !(vanished && worktree.path === path)) continue;
    if (worktree.branch !== null) branches.push(worktree.branch);
    await forgetWorktree(git, dir, worktree.path);
  }
  for (const attempt of await readdir(nursery(path)).catch(() => [])) {
    const folder = join(nursery(path), attempt);
    if (await exists(join(folder, basename(path)))) await rm(folder, { recursive: true, force: true });
  }
  return ok(branches);
}

/** Removes a worktree of ours, files and entry, whatever is in it. */
async function forgetWorktree(git: Git, dir: string, path: string): Promise<void> {
  await rm(path, { recursive: true, force: true });
  await git.at(dir).output(['worktree', 'remove', '--force', '--force', path]);
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

const pathExists = (path: string) =>
  fail('conflict', `There is something at ${path} already.`, {
    kept: 'It was left as it is.',
    next: 'Move it away, or choose another place.',
  });

const noFolder = (path: string, error: unknown) =>
  fail('storage', `No worktree can be made at ${path}: ${String(error)}`, {
    next: 'See that the folder above it can be written, and that the disk is not full.',
  });
