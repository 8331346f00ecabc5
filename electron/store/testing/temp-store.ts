import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventLog } from '../event-log.ts';

/** An empty log in a folder of its own; `reopen` closes it and opens it again. */
export function tempLog() {
  const folder = mkdtempSync(join(tmpdir(), 'switchyard-store-'));
  const path = join(folder, 'journal.db');
  let log = new EventLog(path);
  return {
    folder,
    path,
    get log() {
      return log;
    },
    reopen: () => {
      log.close();
      log = new EventLog(path);
      return log;
    },
    dispose: () => {
      log.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
