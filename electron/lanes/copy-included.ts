import { constants } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Result, ok } from '../../shared/kernel/result.ts';
import { includedFiles } from '../git/included-files.ts';
import { type LaneDeps } from './deps.ts';

/** Copies the ignored files that the project's `.worktreeinclude` names from the user's checkout; reads there, never writes. */
export async function copyIncluded(
  deps: Pick<LaneDeps, 'git'>,
  checkout: string,
  worktree: string,
): Promise<Result<{ state: 'done' | 'skipped'; detail: string | null }>> {
  if (!existsSync(join(checkout, '.worktreeinclude'))) return ok({ state: 'skipped', detail: null });
  const files = await includedFiles(deps.git, checkout, '.worktreeinclude');
  if (!files.ok) return files;
  const vanished: string[] = [];
  for (const file of files.data) {
    const target = join(worktree, file);
    await mkdir(dirname(target), { recursive: true });
    await copyFile(join(checkout, file), target, constants.COPYFILE_FICLONE).catch(() => vanished.push(file));
  }
  const copied = `${files.data.length - vanished.length} files copied`;
  return ok({
    state: 'done',
    detail: vanished.length > 0 ? `${copied}, not readable: ${vanished.join(', ')}` : copied,
  });
}
