import { FailureError } from '../../shared/kernel/result.ts';
import { type Handle } from './handle.ts';
import { type Migration } from './migration.ts';

/** Refuses a database from a newer Switchyard, or of another program. Writes nothing. */
export function checkSchema(db: Handle, migrations: readonly Migration[]): void {
  const newest = migrations.at(-1)?.version ?? 0;
  const current = versionOf(db);
  if (current > newest) {
    throw new FailureError({
      type: 'storage',
      message: `${db.name} was written by a newer Switchyard (schema ${current}, this one knows ${newest}).`,
      kept: 'Nothing was changed.',
      next: 'Start the newer version.',
    });
  }
  if (current === 0 && db.prepare('SELECT 1 FROM sqlite_master LIMIT 1').get() !== undefined) {
    throw new FailureError({
      type: 'storage',
      message: `${db.name} is a database of another program.`,
      kept: 'Nothing was changed.',
      next: 'Move it away, or name another data directory with --data.',
    });
  }
}

/** Applies what is missing, each step in a transaction of its own. */
export function migrate(db: Handle, migrations: readonly Migration[]): void {
  const current = versionOf(db);
  for (const step of migrations) {
    if (step.version <= current) continue;
    db.transaction(() => {
      db.exec(step.sql);
      db.pragma(`user_version = ${step.version}`);
    })();
  }
}

const versionOf = (db: Handle): number => Number(db.pragma('user_version', { simple: true }));
