import { constants } from 'node:fs';
import { lstat, mkdir, readFile, realpath, writeFile } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { fail, ok, type Result } from '../../../shared/kernel/result.ts';

const noFollow = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | constants.O_NOFOLLOW;

/**
 * Files for agents that send fs/* requests although we declare no such capability (opencode writes every edit this way
 * and then again itself). Inside the worktree only, symbolic links resolved, never git's own files; writing what is
 * already there does nothing.
 */
export async function writeInside(root: string, path: string, content: string): Promise<Result<null>> {
  const target = await insideOf(root, path);
  if (!target.ok) return target;
  if ((await contentOf(target.data)) === content) return ok(null);
  try {
    await mkdir(dirname(target.data), { recursive: true });
    await writeFile(target.data, content, { flag: noFollow });
    return ok(null);
  } catch (error) {
    return fail('refused', `${path} could not be written: ${wordsOf(error)}.`);
  }
}

/** The text of a file in the worktree; `line` counts from 1. */
export async function readInside(
  root: string,
  path: string,
  line: number | null,
  limit: number | null,
): Promise<Result<string>> {
  const target = await insideOf(root, path);
  if (!target.ok) return target;
  const text = await contentOf(target.data);
  if (text === null) return fail('not-found', `${path} cannot be read.`);
  if (line === null && limit === null) return ok(text);
  const from = Math.max((line ?? 1) - 1, 0);
  return ok(
    text
      .split('\n')
      .slice(from, limit === null ? undefined : from + limit)
      .join('\n'),
  );
}

async function insideOf(root: string, path: string): Promise<Result<string>> {
  if (!isAbsolute(path)) return fail('refused', `${path} is not an absolute path.`);
  const real = await realOf(resolve(path));
  if (real === null) return fail('refused', `${path} is a link that leads nowhere.`);
  const within = relative(await realpath(root), real);
  if (within === '' || within === '..' || within.startsWith(`..${sep}`) || isAbsolute(within)) {
    return fail('refused', `${path} is outside the lane's worktree.`);
  }
  if (within.split(sep).some((part) => part.toLowerCase() === '.git')) {
    return fail('refused', `${path} belongs to git.`);
  }
  return ok(real);
}

/** The real path, through symbolic links, also of a file that does not exist yet. */
async function realOf(path: string): Promise<string | null> {
  try {
    return await realpath(path);
  } catch {
    if (await isLink(path)) return null;
    const parent = dirname(path);
    const real = parent === path ? path : await realOf(parent);
    return real === null ? null : join(real, basename(path));
  }
}

async function isLink(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).isSymbolicLink();
  } catch {
    return false;
  }
}

async function contentOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return null;
  }
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
