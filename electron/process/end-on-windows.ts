import { spawn } from 'node:child_process';

/** Ends a process and its children by taskkill, the only way Windows offers; resolves when taskkill is done. */
export const endOnWindows = (pid: number): Promise<void> =>
  new Promise((resolve) => {
    const child = spawn('taskkill', ['/pid', String(pid), '/T', '/F'], {
      stdio: 'ignore',
      windowsHide: true,
    });
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
