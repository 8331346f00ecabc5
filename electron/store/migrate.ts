import { type Handle } from './handle.ts';
import { type Migration } from './migration.ts';

/** Applies what is missing, each step in a transaction of its own; refuses a database from a newer Switchyard. */
export function migrate(db: Handle, migrations: readonly Migration[]): void {
  const newest = migrations.at(-1)?.version ?? 0;
  const current = Number(db.pragma('user_version', { simple: true }));
  if (current > newest) {
    throw new Error(
      `The data directory was written by a newer Switchyard (schema ${current}, this one knows ${newest}). Nothing was changed; start the newer version.`,
    );
  }
  for (const step of migrations) {
    if (step.version <= current) continue;
    db.transaction(() => {
      db.exec(step.sql);
      db.pragma(`user_version = ${step.version}`);
    })();
  }
}
