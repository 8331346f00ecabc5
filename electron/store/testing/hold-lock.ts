import Database from 'better-sqlite3';

/** Locks a database against writers as another program would; call what comes back to let go. */
export function holdLock(path: string): () => void {
  const other = new Database(path);
  other.exec('BEGIN IMMEDIATE');
  return () => {
    other.exec('COMMIT');
    other.close();
  };
}
