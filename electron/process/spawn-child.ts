import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { statSync } from 'node:fs';
import { PassThrough, type Readable, type Writable } from 'node:stream';
import { type ChildExit, type OwnedChild, type SpawnRefusal, type SpawnRequest } from './port.ts';

/** Starts a process in a session and group of its own. What goes wrong ends in `exited`; nothing is thrown. */
export function spawnChild(request: SpawnRequest, marks: Readonly<Record<string, string>>): OwnedChild {
  if (!isFolder(request.cwd)) {
    return refusedChild(
      'folder',
      `The folder ${request.cwd} does not exist, so nothing could be started in it.`,
    );
  }
  try {
    const [file, args] = commandLine(request);
    const child = spawn(file, args, {
      cwd: request.cwd,
      env: { ...process.env, ...request.env, ...marks },
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    return ownedChild(child, request.command);
  } catch (error) {
    return refusedChild('failed', `${request.command} could not be started: ${messageOf(error)}`);
  }
}

/** A child that was never started. */
export function refusedChild(refused: SpawnRefusal, error: string): OwnedChild {
  return {
    pid: 0,
    stdin: new PassThrough().resume(),
    stdout: new PassThrough().end(),
    stderr: new PassThrough().end(),
    exited: Promise.resolve({ code: null, signal: null, error, refused }),
  };
}

function ownedChild(child: ChildProcessByStdio<Writable, Readable, Readable>, command: string): OwnedChild {
  const exited = new Promise<ChildExit>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal, error: null }));
    child.once('error', (error) => {
      // Later errors (a signal that did not arrive) do not say that it is gone.
      if (child.pid === undefined) resolve(notStarted(command, error));
    });
  });
  child.on('error', ignore);
  // Writing to a process that has gone is no accident: `exited` tells of it.
  for (const stream of [child.stdin, child.stdout, child.stderr]) stream.on('error', ignore);
  return { pid: child.pid ?? 0, stdin: child.stdin, stdout: child.stdout, stderr: child.stderr, exited };
}

function notStarted(command: string, error: Error): ChildExit {
  const missing = 'code' in error && error.code === 'ENOENT';
  const text = missing
    ? `${command} was not found. Install it or give its full path.`
    : `${command} could not be started: ${error.message}`;
  return { code: null, signal: null, error: text, refused: missing ? 'missing' : 'failed' };
}

function commandLine({ command, args, shell }: SpawnRequest): [string, string[]] {
  if (!shell) return [command, [...args]];
  if (process.platform === 'win32') return [process.env['ComSpec'] ?? 'cmd.exe', ['/d', '/s', '/c', command]];
  const own = process.env['SHELL'];
  return [own?.startsWith('/') ? own : '/bin/sh', ['-c', command, 'switchyard', ...args]];
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

const ignore = (): void => undefined;
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
