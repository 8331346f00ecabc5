import { type Command } from '../../shared/domain/command.ts';
import { type Failure, type Result, fail } from '../../shared/kernel/result.ts';

/** A command that a bug made impossible to decide. */
export function faulty({ type }: Command): Result<never, Failure> {
  return fail('internal', `${type} failed by a fault in Switchyard.`, {
    kept: 'Nothing was changed; everything acknowledged before is safe.',
    next: 'The log in the data directory says more.',
  });
}

/** A batch that the database did not take. */
export function storageFailure(error: unknown): Result<never, Failure> {
  const why = error instanceof Error ? error.message : String(error);
  return fail('storage', `It could not be written down: ${why}.`, {
    kept: 'Nothing was changed; everything acknowledged before is safe.',
    next: 'Free some disk space or see who holds the database, then do it again.',
  });
}
