import { constants, existsSync } from 'node:fs';
import { copyFile, lstat, mkdir, readlink, rm, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Result, ok } from '../../shared/kernel/result.ts';
import { includedFiles } from '../git/included-files.ts';
import { semaphore } from '../git/semaphore.ts';
import { type LaneDeps } from './deps.ts';

const atOnce = 16;
const named = 10;

/** Copies the ignored files that the project's `.worktreeinclude` names from the user's checkout; reads there, never writes. */
export async function copyIncluded(
  deps: Pick<LaneDeps, 'git'>,
  checkout: string,
  worktree: string,
): Promise<Result<{ state: 'done' | 'skipped'; detail: string | null }>> {
  if (!existsSync(join(checkout, '.worktreeinclude'))) return ok({ state: 'skipped', detail: null });
  const files = await includedFiles(deps.git, checkout, '.worktreeinclude');
  if (!files.ok) return files;
  const left: string[] = [];
  const places = semaphore(atOnce);
  const copyOne = (file: string) =>
    places(() => copy(join(checkout, file), join(worktree, file)).catch(() => void left.push(file)));
  await Promise.all(files.data.map(copyOne));
  const copied = `${files.data.length - left.length} files copied`;
  if (left.length === 0) return ok({ state: 'done', detail: copied });
  const more = left.length > named ? ` and ${left.length - named} more` : '';
  return ok({
    state: 'done',
    detail: `${copied}, not copied: ${left.sort().slice(0, named).join(', ')}${more}`,
  });
}

/** A link stays a link: in a folder of installed packages they lead to each other. */
async function copy(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  const found = await lstat(from);
  if (!found.isSymbolicLink()) return copyFile(from, to, constants.COPYFILE_FICLONE);
  await rm(to, { force: true });
  await symlink(await readlink(from), to);
}
