import { join } from 'node:path';
import { type Failure, fail, FailureError, type Result } from '../../shared/kernel/result.ts';

interface Wanted {
  readonly dataDirectory: string;
  readonly port: number | null;
}

const untouched = 'Nothing was overwritten; repositories, branches and worktrees are as they were.';

/** Why a host could not be brought up, in words, where it is the world's fault and not ours; null for a bug. */
export function startFailure(error: unknown, { dataDirectory, port }: Wanted): Result<never> | null {
  if (error instanceof FailureError) return { ok: false, error: error.failure };
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const why = error instanceof Error ? error.message : String(error);
  if (code === 'EADDRINUSE' || (code === 'EACCES' && /listen/.test(why))) {
    return fail('conflict', `Port ${port ?? ''} on 127.0.0.1 is taken by another program, or not allowed.`, {
      kept: 'Nothing was started.',
      next: 'Name another port with --port, or 0 for any free one.',
    });
  }
  if (code.startsWith('SQLITE_')) return storage(code, why, join(dataDirectory, 'db'));
  if (/^E[A-Z]+$/.test(code)) {
    return fail('storage', `${dataDirectory} cannot be used as the data directory: ${why}.`, {
      kept: untouched,
      next: 'See that it is a folder that you may write in and that the disk has room, or name another with --data.',
    });
  }
  return null;
}

function storage(code: string, why: string, folder: string): Result<never> {
  const damaged = /^SQLITE_(NOTADB|CORRUPT)/.test(code);
  const next: Failure['next'] = damaged
    ? `Put the file back from a backup. Without one, move ${folder} away to begin anew; without transcript.db alone only transcripts are missing.`
    : 'See who else has the file open, that you may write it, and that the disk has room; then start again.';
  return fail('storage', `A database in ${folder} ${damaged ? 'is damaged' : 'cannot be used'}: ${why}.`, {
    kept: untouched,
    next,
  });
}
