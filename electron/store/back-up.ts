import Database from 'better-sqlite3';
import { type Handle } from './handle.ts';

/**
 * Copies databases while they are in use, by SQLite's online backup, a few pages at a time. Each copy is opened and
 * checked; one that is not sound throws.
 */
export async function backUpTo(handle: Handle, path: string): Promise<void> {
  await handle.backup(path);
  const copy = new Database(path);
  try {
    // Without a log beside it, the copy is one file.
    copy.pragma('journal_mode = DELETE');
    const said = copy.pragma('quick_check', { simple: true });
    if (said !== 'ok') throw new Error(`the copy is not sound: ${String(said)}`);
  } finally {
    copy.close();
  }
}
