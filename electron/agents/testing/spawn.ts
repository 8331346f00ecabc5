import { spawn } from 'node:child_process';
import { readdirSync, readlinkSync } from 'node:fs';
import { type ChildExit, type OwnedChild, type SpawnRequest } from '../../process/port.ts';

/** Real processes for tests of adapters, each in a group of its own, and all of them ended together. */
export class TestProcesses {
  private readonly leaders = new Set<number>();

  readonly spawn = (request: SpawnRequest): OwnedChild => {
    const child = spawn(request.command, [...request.args], {
      cwd: request.cwd,
      env: { ...process.env, ...request.env },
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: true,
    });
    if (child.pid !== undefined) this.leaders.add(child.pid);
    const exited = new Promise<ChildExit>((resolve) => {
      child.on('error', (error) => resolve({ code: null, signal: null, error: error.message }));
      child.on('exit', (code, signal) => resolve({ code, signal, error: null }));
    });
    return { pid: child.pid ?? -1, stdin: child.stdin, stdout: child.stdout, stderr: child.stderr, exited };
  };

  /** Ends what agents left behind in sessions of their own, known by a working directory below `root`. */
  endBelow(root: string): void {
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      try {
        if (readlinkSync(`/proc/${pid}/cwd`).startsWith(`${root}/`)) process.kill(Number(pid), 'SIGKILL');
      } catch {
        // It is gone already, or not ours to look at.
      }
    }
  }

  endAll(): void {
    for (const leader of this.leaders) {
      try {
        process.kill(-leader, 'SIGKILL');
      } catch {
        // It is gone already.
      }
    }
    this.leaders.clear();
  }
}
