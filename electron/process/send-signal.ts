import { type Signal } from './process-table.ts';

/** Signals one process, or a group by its negative id; 0 only asks whether it exists. Refuses ids that mean "everyone". */
export function sendSignal(pid: number, signal: Signal | 0): boolean {
  if (!Number.isSafeInteger(pid) || (pid >= -1 && pid <= 1)) return false;
  try {
    process.kill(pid, signal);
    return true;
  } catch (error) {
    return signal === 0 && error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
