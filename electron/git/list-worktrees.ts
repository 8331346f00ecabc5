import { readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ok, type Result } from '../../shared/kernel/result.ts';
import { type Git, type Oid } from './git.ts';
import { operationOn } from './operation-in-progress.ts';

export interface Worktree {
  readonly path: string;
  /** null for a bare repository's own entry. */
  readonly headOid: Oid | null;
  /** null when detached. */
  readonly branch: string | null;
  readonly bare: boolean;
  readonly locked: boolean;
  /** Its folder is gone. */
  readonly prunable: boolean;
}

/** Where a branch is checked out. */
export interface Checkout {
  readonly path: string;
  /** Why git may not move the branch there now, in words; null when it may. */
  readonly busy: string | null;
}

/** Every checkout of the repository, the user's first. */
export async function listWorktrees(git: Git, dir: string): Promise<Result<readonly Worktree[]>> {
  const said = await git.at(dir).text(['worktree', 'list', '--porcelain', '-z']);
  return said.ok ? ok(parseWorktrees(said.data)) : said;
}

/**
 * The checkouts that have a branch checked out, or that come back to it when a rebase or bisect ends; more than one where
 * somebody forced git. When there is none, the ref may be moved freely.
 */
export async function checkoutsOf(
  git: Git,
  dir: string,
  branch: string,
): Promise<Result<readonly Checkout[]>> {
  const worktrees = await listWorktrees(git, dir);
  if (!worktrees.ok) return worktrees;
  const checkouts = await Promise.all(worktrees.data.map((worktree) => checkoutIn(worktree, branch)));
  return ok(checkouts.filter((checkout) => checkout !== null));
}

async function checkoutIn(worktree: Worktree, branch: string): Promise<Checkout | null> {
  const { path } = worktree;
  if (worktree.bare) return null;
  const gitDir = await gitDirOf(path);
  if (gitDir === null) {
    if (worktree.branch !== branch || !worktree.locked) return null;
    return { path, busy: `its folder ${path} cannot be reached, and its entry is locked` };
  }
  const operation = await operationOn(gitDir, branch, worktree.branch);
  if (operation !== null) return { path, busy: operation };
  return worktree.branch === branch ? { path, busy: null } : null;
}

/** The git directory of a checkout; null when the checkout is not there. */
async function gitDirOf(path: string): Promise<string | null> {
  const link = join(path, '.git');
  const found = await stat(link).catch(() => null);
  if (!found) return null;
  if (found.isDirectory()) return link;
  const target = /^gitdir: ([\s\S]*?)\n?$/.exec(await readFile(link, 'utf8'))?.[1];
  return target === undefined ? null : resolve(path, target);
}

/** Reads `git worktree list --porcelain -z`. */
export function parseWorktrees(output: string): Worktree[] {
  return output
    .split('\0\0')
    .map((record) => new Map(record.split('\0').map(splitAttribute)))
    .flatMap((attributes) => {
      const path = attributes.get('worktree');
      if (path === undefined) return [];
      return [
        {
          path,
          headOid: attributes.get('HEAD') ?? null,
          branch: attributes.get('branch')?.replace(/^refs\/heads\//, '') ?? null,
          bare: attributes.has('bare'),
          locked: attributes.has('locked'),
          prunable: attributes.has('prunable'),
        },
      ];
    });
}

function splitAttribute(line: string): [string, string] {
  const space = line.indexOf(' ');
  return space < 0 ? [line, ''] : [line.slice(0, space), line.slice(space + 1)];
}
