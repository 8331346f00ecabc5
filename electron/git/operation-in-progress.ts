import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a checkout is in the middle of that concerns a branch, in words; null when nothing is. */
export async function operationOn(
  gitDir: string,
  branch: string,
  checkedOut: string | null,
): Promise<string | null> {
  const [rebasing, applying, updating, bisecting] = await Promise.all([
    line(gitDir, 'rebase-merge/head-name'),
    line(gitDir, 'rebase-apply/head-name'),
    text(gitDir, 'rebase-merge/update-refs'),
    line(gitDir, 'BISECT_START'),
  ]);
  const ref = `refs/heads/${branch}`;
  if (rebasing === ref || applying === ref) return `a rebase of ${branch} is in progress`;
  if (updating?.split('\n').includes(ref) === true) return `a rebase in progress will move ${branch}`;
  if (bisecting === branch || bisecting === ref) return `a bisect that began on ${branch} is in progress`;
  return checkedOut === branch ? unfinished(gitDir) : null;
}

/** The rebase or bisect that a checkout is in the middle of, in words; null when there is none. */
export async function detachingOperation(gitDir: string): Promise<string | null> {
  if (await exists(gitDir, 'rebase-merge')) return 'a rebase is in progress';
  if (await exists(gitDir, 'rebase-apply/applying')) return 'git am is in progress';
  if (await exists(gitDir, 'rebase-apply')) return 'a rebase is in progress';
  if (await exists(gitDir, 'BISECT_START')) return 'a bisect is in progress';
  return null;
}

/** Whether a merge waits to be concluded. */
export const mergeInProgress = (gitDir: string): Promise<boolean> => exists(gitDir, 'MERGE_HEAD');

async function unfinished(gitDir: string): Promise<string | null> {
  if (await mergeInProgress(gitDir)) return 'a merge is in progress';
  if (await exists(gitDir, 'CHERRY_PICK_HEAD')) return 'a cherry-pick is in progress';
  if (await exists(gitDir, 'REVERT_HEAD')) return 'a revert is in progress';
  return detachingOperation(gitDir);
}

const exists = (gitDir: string, name: string): Promise<boolean> =>
  access(join(gitDir, name)).then(
    () => true,
    () => false,
  );

const text = (gitDir: string, name: string): Promise<string | null> =>
  readFile(join(gitDir, name), 'utf8').catch(() => null);

const line = async (gitDir: string, name: string): Promise<string | null> =>
  (await text(gitDir, name))?.trim() ?? null;
