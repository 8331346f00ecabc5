import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fail, ok, type Result } from '../../shared/kernel/result.ts';
import { type Git } from './git.ts';

/** Where a checkout and its repository lie, all paths absolute and free of links. */
export interface Location {
  /** The top of the checkout. */
  readonly root: string;
  /** This checkout's own git directory. */
  readonly gitDir: string;
  /** The repository's directory that all its worktrees share. */
  readonly commonDir: string;
  /** Whether it is a worktree beside the repository's main one. */
  readonly linked: boolean;
}

/** Finds the checkout that holds `dir`. */
export async function locate(git: Git, dir: string): Promise<Result<Location>> {
  const asked = ['--show-toplevel', '--absolute-git-dir', '--git-common-dir'];
  const said = await git.at(dir).text(['rev-parse', '--path-format=absolute', ...asked]);
  if (!said.ok) return said;
  const [root, gitDir, commonDir, ...rest] = said.data.replace(/\n$/, '').split('\n');
  if (root === undefined || gitDir === undefined || commonDir === undefined || rest.length > 0) {
    return fail('git-failed', `git could not say where the checkout of ${dir} lies.`, {
      next: 'A path with a line break in it is not supported.',
    });
  }
  const [top, own, common] = await Promise.all([root, gitDir, commonDir].map(real));
  return ok({
    root: top ?? root,
    gitDir: own ?? gitDir,
    commonDir: common ?? commonDir,
    linked: own !== common,
  });
}

/** The directory that a repository's worktrees share; also for a bare one. */
export async function commonDirOf(git: Git, dir: string): Promise<Result<string>> {
  const said = await git.at(dir).text(['rev-parse', '--path-format=absolute', '--git-common-dir']);
  return said.ok ? ok(await real(said.data.replace(/\n$/, ''))) : said;
}

/**
 * The location of a worktree, proven to be `dir` itself. Without the proof, a worktree that lost its link would let
 * git climb to whatever repository surrounds it and work there.
 */
export async function locateTop(git: Git, dir: string): Promise<Result<Location>> {
  const location = await locate(git, dir);
  if (location.ok && location.data.root === (await real(dir))) return location;
  const unlinked = location.ok || /not a git repository \(or any/.test(location.error.message);
  if (!unlinked) return location;
  const surrounding = location.ok ? ` of ${location.data.root}` : '';
  return fail('refused', `${dir} is not the top of a worktree: it lost its link to the repository.`, {
    kept: `Nothing${surrounding} was changed.`,
    next: 'Move the folder away; then close the lane and reopen it from the last that is known of it.',
  });
}

/** The location of a worktree that Switchyard may write in: never a repository's main checkout. */
export async function locateOwn(git: Git, dir: string): Promise<Result<Location>> {
  const location = await locateTop(git, dir);
  if (!location.ok || location.data.linked) return location;
  return fail('refused', `${dir} is the repository's main checkout, where Switchyard never writes.`, {
    kept: 'Nothing was changed there.',
  });
}

const real = (path: string): Promise<string> => realpath(path).catch(() => resolve(path));
