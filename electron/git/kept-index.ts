import { copyFile, mkdtemp, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { type Git } from './git.ts';

/** The name of a worktree's kept index in its own git directory. */
const fileName = 'switchyard-look';

/** Where a worktree and its own git directory lie. */
interface Place {
  readonly root: string;
  readonly gitDir: string;
}

interface Kept {
  readonly place: Place;
  /** What ties the worktree to its repository: while it says the same, the place need not be asked for again. */
  readonly link: string;
  /** Which state of the worktree's own index it began with. */
  readonly began: string;
  /** Which file it is: another look may have put its own there since. */
  readonly stamp: string;
  /** What it holds although an ignore rule now matches it. */
  readonly ignored: string;
}

const known = new WeakMap<Git, Map<string, Kept>>();

const keptOf = (git: Git): Map<string, Kept> => {
  const found = known.get(git) ?? new Map<string, Kept>();
  known.set(git, found);
  return found;
};

/** Which file an index is; another one, or the same rewritten, has another stamp. Null when there is none. */
export const indexStamp = async (path: string): Promise<string | null> => {
  const seen = await stat(path, { bigint: true }).catch(() => null);
  return seen && `${seen.ino} ${seen.size} ${seen.mtimeNs}`;
};

const linkOf = (root: string): Promise<string | null> =>
  readFile(join(root, '.git'), 'utf8').catch(() => null);

/**
 * The index that the last look at a worktree ended with, so that the next one reads only the files that changed since.
 * Null when there is none, or when the worktree's own index was written meanwhile: then that one knows more.
 */
export async function keptIndex(
  git: Git,
  worktreeDir: string,
): Promise<{ readonly path: string; readonly place: Place; readonly ignored: string } | null> {
  const kept = keptOf(git).get(worktreeDir);
  if (!kept) return null;
  const { place, ignored } = kept;
  const path = join(place.gitDir, fileName);
  const [began, stamp, link] = await Promise.all([
    indexStamp(join(place.gitDir, 'index')),
    indexStamp(path),
    linkOf(worktreeDir),
  ]);
  const holds = began === kept.began && stamp === kept.stamp && link === kept.link;
  return holds ? { path, place, ignored } : null;
}

/** Which state a worktree's own index is in; asked before it is copied. */
export const indexState = async (gitDir: string): Promise<string> =>
  (await indexStamp(join(gitDir, 'index'))) ?? 'none';

/** Keeps an index for the next look. It goes with the worktree's git directory; forgotten when the host ends. */
export async function keepIndex(
  git: Git,
  worktreeDir: string,
  from: string,
  facts: Pick<Kept, 'began' | 'ignored' | 'place'>,
): Promise<void> {
  const path = join(facts.place.gitDir, fileName);
  const link = await linkOf(worktreeDir);
  const folder = await mkdtemp(`${path}-`);
  try {
    const copy = join(folder, 'index');
    const { mtimeMs } = await stat(from);
    await copyFile(from, copy);
    const second = Math.floor(mtimeMs / 1000);
    await utimes(copy, second, second);
    const stamp = await indexStamp(copy);
    await rename(copy, path);
    if (stamp !== null && link !== null) keptOf(git).set(worktreeDir, { ...facts, stamp, link });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
