import { existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { FailureError } from '../../shared/kernel/result.ts';

/**
 * Refuses to begin a new journal where one must have been: the transcript is made after it. Beginning anew would make
 * everything recorded look as if it had never been.
 */
export function checkWhole(journal: string, transcript: string): void {
  const empty = !existsSync(journal) || statSync(journal).size === 0;
  if (!empty || !existsSync(transcript)) return;
  throw new FailureError({
    type: 'storage',
    message: `${journal} is missing or empty, though ${basename(transcript)} beside it is not.`,
    kept: 'Nothing was overwritten; repositories, branches and worktrees are as they were.',
    next: 'Put the file back from a backup, or name another data directory with --data.',
  });
}
