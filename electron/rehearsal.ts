import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { ndJsonStream } from '@agentclientprotocol/sdk';
import { RehearsalAgent, version } from './agents/rehearsal/agent.ts';
import { memoryIn } from './agents/rehearsal/memory.ts';
import { type ShellRun, type World } from './agents/rehearsal/turn.ts';

/**
 * The rehearsal agent's process. SWITCHYARD_REHEARSALS names the directory of scenarios, SWITCHYARD_STATE the one in
 * which sessions are remembered. Shells are started in sessions of their own, as real agents do.
 */
function main(): void {
  if (process.argv.includes('--version')) {
    process.stdout.write(`${version}\n`);
    return;
  }
  const state = process.env['SWITCHYARD_STATE'] ?? join(tmpdir(), 'switchyard-rehearsal');
  const agent = new RehearsalAgent(world, memoryIn(join(state, 'rehearsal')), randomUUID);
  const input = Readable.toWeb(process.stdin) as ReadableStream<Uint8Array>;
  const connection = agent.app().connect(ndJsonStream(Writable.toWeb(process.stdout), input));
  void connection.closed.then(() => process.exit(0));
}

const world: World = {
  runShell,
  startDetached(script, cwd) {
    spawn('/bin/sh', ['-c', script], { cwd, detached: true, stdio: 'ignore' }).unref();
  },
  crash({ code, signal }) {
    if (signal === null) process.exit(code);
    process.kill(process.pid, signal);
  },
  writeRaw: (line) => void process.stdout.write(`${line}\n`),
  now: () => new Date(),
  haste: Math.max(1, Number(process.env['SWITCHYARD_REHEARSAL_HASTE'] ?? 1) || 1),
  toolsByHttp: process.env['SWITCHYARD_REHEARSAL_TOOLS'] !== 'stdio',
  async scenario(name) {
    const directory = process.env['SWITCHYARD_REHEARSALS'];
    if (directory === undefined) return null;
    try {
      return await readFile(join(directory, `${name}.json`), 'utf8');
    } catch {
      return null;
    }
  },
};

function runShell(command: string, cwd: string): ShellRun {
  const child = spawn('/bin/sh', ['-c', command], { cwd, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const listeners: ((text: string) => void)[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => listeners.forEach((listen) => listen(text)));
  }
  return {
    onOutput: (listener) => listeners.push(listener),
    ended: new Promise((resolve) => {
      child.on('error', () => resolve({ code: 127, signal: null }));
      child.on('close', (code, signal) => resolve({ code, signal }));
    }),
    kill() {
      if (child.pid !== undefined) killGroup(child.pid);
    },
  };
}

/** The whole session that a shell leads, if it is still there. */
function killGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

main();
