import { readFileSync, readdirSync } from 'node:fs';

/** What /proc says about a process. */
export interface Seen {
  readonly pid: number;
  readonly ppid: number;
  readonly name: string;
  /** The state letter; `T` is stopped. */
  readonly letter: string;
}

/** One process; null when it is gone. */
export function seen(pid: number): Seen | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [open, close] = [text.indexOf('('), text.lastIndexOf(')')];
    const [letter = '', ppid = '0'] = text.slice(close + 2).split(' ');
    return { pid, ppid: Number(ppid), name: text.slice(open + 1, close), letter };
  } catch {
    return null;
  }
}

/** What this process started itself and has not ended yet. */
export const children = (): Seen[] =>
  readdirSync('/proc/self/task')
    .flatMap((thread) => readFileSync(`/proc/self/task/${thread}/children`, 'utf8').split(' '))
    .flatMap((pid) => (pid === '' ? [] : (seen(Number(pid)) ?? [])));

/** Megabytes that a process holds in memory. */
export function residentMB(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) / 1000;
}
