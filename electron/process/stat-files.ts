import { closeSync, openSync, readSync } from 'node:fs';

/** So many files are kept open at most; what is beyond is opened for each reading. */
const keptAtMost = 1024;

/** Reads /proc/<pid>/stat, keeping open the files of processes that are read again and again. */
export interface StatFiles {
  /** The line, or '' when there is no such process. */
  read(pid: number): string;
  /** Which processes will be asked for again; the files of all others are closed. */
  keep(pids: ReadonlySet<number>): void;
}

/**
 * Reading an open file costs a third of opening one. It stays with its process: once that is gone nothing more is read
 * from it, so a pid that was given anew is opened anew.
 */
export function createStatFiles(buffer: Buffer): StatFiles {
  const open = new Map<number, number>();
  let wanted: ReadonlySet<number> = new Set();

  const fromOpen = (pid: number, file: number): string => {
    try {
      return buffer.toString('latin1', 0, readSync(file, buffer, 0, buffer.length, 0));
    } catch {
      open.delete(pid);
      closeSync(file);
      return '';
    }
  };
  const anew = (pid: number): string => {
    let file: number | null = null;
    try {
      file = openSync(`/proc/${pid}/stat`, 'r');
      const text = buffer.toString('latin1', 0, readSync(file, buffer, 0, buffer.length, 0));
      if (!wanted.has(pid) || open.size >= keptAtMost) return text;
      open.set(pid, file);
      file = null;
      return text;
    } catch {
      return '';
    } finally {
      if (file !== null) closeSync(file);
    }
  };
  return {
    read: (pid) => {
      const file = open.get(pid);
      const text = file === undefined ? '' : fromOpen(pid, file);
      return text === '' ? anew(pid) : text;
    },
    keep: (pids) => {
      wanted = pids;
      for (const [pid, file] of open) {
        if (pids.has(pid)) continue;
        open.delete(pid);
        closeSync(file);
      }
    },
  };
}
