import Database from 'better-sqlite3';

/** A database as another program would leave it. */
export function foreignDatabase(path: string): void {
  const other = new Database(path);
  other.exec('CREATE TABLE theirs (a)');
  other.close();
}
