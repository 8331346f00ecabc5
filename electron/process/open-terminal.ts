import { readFileSync, statSync } from 'node:fs';
import { constants } from 'node:os';
import { findProgram } from './find-program.ts';
import { marksToEnv } from './marks.ts';
import { type ChildExit, type SpawnRefusal, type TerminalChild, type TerminalRequest } from './port.ts';
import { prefixOf } from './prefix.ts';
import { descriptorOf, ptyInput } from './pty-input.ts';
import { loadPty, type Pty, type PtyModule } from './pty-module.ts';
import { readPty } from './pty-output.ts';
import { sendSignal } from './send-signal.ts';
import { enrol, refusalOf, type Supervised } from './supervised.ts';
import { terminalEnvironment, terminalName } from './terminal-environment.ts';
import { userShell, type Shell } from './user-shell.ts';

/** How often a terminal that is not read looks whether its shell has gone, in milliseconds. */
const lookEvery = 50;

/** Starts a marked shell in a pseudoterminal and remembers it, unless its owner is frozen or being ended. */
export async function openTerminal(supervised: Supervised, request: TerminalRequest): Promise<TerminalChild> {
  const { homeId, hostId, loadPty: load = loadPty } = supervised.options;
  const { owner, runId, cwd } = request;
  const shell = request.shell ?? userShell();
  let library: PtyModule;
  try {
    library = await load();
  } catch (error) {
    return refusedTerminal('failed', `Terminals do not work here: ${firstLine(error)}`, shell.file);
  }
  // Asked after the wait, with nothing between the answer and the start.
  const refusal = refusalOf(supervised, request) ?? obstacle(shell, cwd);
  if (refusal) return refusedTerminal(...refusal, shell.file);
  const env = terminalEnvironment(process.env, request.env, marksToEnv({ homeId, hostId, owner, runId }));
  const { file, args } = shell;
  const [program, itsArgs] = prefixOf(supervised, request)(file, args) ?? [file, [...args]];
  try {
    const { cols, rows } = request;
    const encoding = process.platform === 'win32' ? {} : { encoding: null };
    const options = { name: terminalName, cols, rows, cwd, env, ...encoding };
    const pty = library.spawn(program, itsArgs, options);
    const child = terminalChild(pty, shell.file, request.onData);
    enrol(supervised, child, request);
    supervised.terminals.set(child.pid, descriptorOf(pty));
    void child.exited.then(() => supervised.terminals.delete(child.pid));
    return child;
  } catch (error) {
    return refusedTerminal('failed', `${shell.file} could not be started: ${firstLine(error)}`, shell.file);
  }
}

function obstacle({ file }: Shell, cwd: string): [SpawnRefusal, string] | null {
  if (statSync(cwd, { throwIfNoEntry: false })?.isDirectory() !== true) {
    return ['folder', `The folder ${cwd} does not exist, so nothing could be started in it.`];
  }
  if (process.platform === 'win32' || findProgram(file, cwd, process.env['PATH'] ?? '') === 'found')
    return null;
  return ['missing', `${file} was not found. Set SHELL to a shell that is installed.`];
}

function refusedTerminal(refused: SpawnRefusal, error: string, shell: string): TerminalChild {
  const nothing = (): void => undefined;
  return {
    pid: 0,
    shell,
    write: () => false,
    resize: nothing,
    pause: nothing,
    resume: nothing,
    foreground: () => null,
    hangUp: nothing,
    exited: Promise.resolve({ code: null, signal: null, error, refused }),
  };
}

function terminalChild(pty: Pty, shell: string, onData: (text: string) => void): TerminalChild {
  let gone = false;
  let look: NodeJS.Timeout | null = null;
  const resume = (): void => {
    if (look) clearInterval(look);
    look = null;
    pty.resume();
  };
  // The library closes the terminal soon after the shell has gone; what a paused one still holds would be lost.
  const drainWhenGone = (): void => {
    if (sendSignal(pty.pid, 0)) return;
    gone = true;
    resume();
  };
  const input = ptyInput(pty);
  const exited = new Promise<ChildExit>((resolve) => {
    pty.onExit(({ exitCode, signal = 0 }) => {
      gone = true;
      input.stop();
      if (look) clearInterval(look);
      resolve(signal > 0 ? ended(null, signalName(signal)) : ended(exitCode, null));
    });
  });
  readPty(pty, onData, () => look !== null);
  // Without a listener of ours the library throws what its stream says at the end.
  if ('on' in pty && typeof pty.on === 'function') pty.on('error', () => undefined);
  return {
    pid: pty.pid,
    shell,
    exited,
    resume,
    write: (text) => !gone && input.write(text),
    resize: (cols, rows) => {
      try {
        if (!gone) pty.resize(cols, rows);
      } catch {
        // It is closing: `exited` tells of it.
      }
    },
    pause: () => {
      if (gone || look) return;
      pty.pause();
      look = setInterval(drainWhenGone, lookEvery);
      look.unref();
    },
    foreground: () => (gone ? null : foregroundOf(pty, shell)),
    hangUp: () => {
      if (!gone) pty.kill(process.platform === 'win32' ? undefined : 'SIGHUP');
    },
  };
}

const ended = (code: number | null, signal: string | null): ChildExit => ({ code, signal, error: null });

const signalName = (number: number): string =>
  Object.entries(constants.signals).find(([, value]) => value === number)?.[0] ?? `signal ${number}`;

function foregroundOf(pty: Pty, shell: string): string | null {
  const name = baseName(pty.process);
  const busy = process.platform === 'linux' ? !ownsTerminal(pty.pid) : name !== baseName(shell);
  return busy && name !== '' ? name : null;
}

/** Whether the process group in front is that of the shell itself. */
function ownsTerminal(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [, , , , , front] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return Number(front) === pid;
  } catch {
    return true;
  }
}

const baseName = (path: string): string => path.replace(/^-/, '').split('/').at(-1) ?? '';

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';
