import { type ChildProcess, spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { findProgram } from './find-program.ts';
import { type ChildExit, type OwnedChild, type SpawnRefusal, type SpawnRequest } from './port.ts';
import { type Prefix } from './prefix.ts';

/** Starts a process in a session and group of its own. What goes wrong ends in `exited`; nothing is thrown. */
export function spawnChild(
  request: SpawnRequest,
  marks: Readonly<Record<string, string>>,
  prefix: Prefix,
): OwnedChild {
  const { command, cwd } = request;
  if (!isFolder(cwd)) {
    return refusedChild('folder', `The folder ${cwd} does not exist, so nothing could be started in it.`);
  }
  const env = { ...process.env, ...request.env, ...marks };
  const [file, args] = commandLine(request);
  const prefixed = prefix(file, args);
  // Behind a prefix a missing program would show only as an exit code.
  if (prefixed) {
    const search = findProgram(file, cwd, env['PATH'] ?? '');
    if (search !== 'found') return refusedChild(...notStarted(command, search));
  }
  try {
    const [program, itsArgs] = prefixed ?? [file, args];
    const child = spawn(program, itsArgs, {
      cwd,
      env,
      stdio: [request.noInput ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    return ownedChild(child, command);
  } catch (error) {
    return refusedChild('failed', `${command} could not be started: ${messageOf(error)}`);
  }
}

/** A child that was never started. */
export function refusedChild(refused: SpawnRefusal, error: string): OwnedChild {
  return {
    pid: 0,
    ...noStreams(),
    exited: Promise.resolve({ code: null, signal: null, error, refused }),
  };
}

const noStreams = () => ({
  stdin: new PassThrough().resume(),
  stdout: new PassThrough().end(),
  stderr: new PassThrough().end(),
});

function ownedChild(child: ChildProcess, command: string): OwnedChild {
  const exited = new Promise<ChildExit>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal, error: null }));
    child.once('error', (error) => {
      // Later errors (a signal that did not arrive) do not say that it is gone.
      if (child.pid !== undefined) return;
      const [refused, text] = notStarted(
        command,
        'code' in error && error.code === 'ENOENT' ? 'missing' : error,
      );
      resolve({ code: null, signal: null, error: text, refused });
    });
  });
  child.on('error', ignore);
  // Writing to a process that has gone is no accident: `exited` tells of it.
  const none = noStreams();
  const streams = {
    stdin: child.stdin ?? none.stdin,
    stdout: child.stdout ?? none.stdout,
    stderr: child.stderr ?? none.stderr,
  };
  for (const stream of Object.values(streams)) stream.on('error', ignore);
  return { pid: child.pid ?? 0, ...streams, exited };
}

function notStarted(command: string, why: 'missing' | 'denied' | Error): [SpawnRefusal, string] {
  if (why === 'missing') return ['missing', `${command} was not found. Install it or give its full path.`];
  if (why === 'denied')
    return ['failed', `${command} may not be executed. Make it executable or name another.`];
  return ['failed', `${command} could not be started: ${why.message}`];
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
