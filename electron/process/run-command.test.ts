import { join } from 'node:path';
import { rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommand, type RunCommandRequest } from './run-command.ts';
import { createYard, fixture, letterOf, sizeOf, until, type Yard } from './testing/trees.ts';

let yard: Yard;
let output: string;
beforeEach(() => {
  yard = createYard();
  output = '';
});
afterEach(async () => {
  await yard.close();
});

const run = (command: string, more: Partial<RunCommandRequest> = {}) =>
  runCommand({
    supervisor: yard.supervisor,
    owner: 'lane-a',
    runId: 'verify-1',
    command,
    cwd: yard.folder,
    env: {},
    timeoutMs: 60_000,
    onOutput: (text) => (output += text),
    ...more,
  });

describe('runCommand', () => {
  it('answers the exit code and both streams in order of arrival', async () => {
    const result = await run('echo one; sleep 0.05; echo two >&2; sleep 0.05; echo "$THREE"; exit 3', {
      env: { THREE: 'three' },
    }).done;
    expect(result).toMatchObject({
      exitCode: 3,
      signal: null,
      timedOut: false,
      cancelled: false,
      error: null,
    });
    expect(output).toBe('one\ntwo\nthree\n');
  });

  it('never passes on half a character', async () => {
    const pieces: string[] = [];
    await run(`printf '\\360\\237'; sleep 0.1; printf '\\232\\202 \\303'; sleep 0.1; printf '\\251'`, {
      onOutput: (text) => pieces.push(text),
    }).done;
    expect(pieces.join('')).toBe('🚂 é');
    expect(pieces.every((piece) => !piece.includes('\ufffd'))).toBe(true);
  });

  it('passes on all of a large output', async () => {
    await run('head -c 3000000 /dev/zero | tr "\\0" x').done;
    expect(output).toHaveLength(3_000_000);
  });

  it('gives the command no pipe or socket to read, which a shell would take for a remote login', async () => {
    await run('readlink /proc/$$/fd/0').done;
    expect(output).toBe('/dev/null\n');
  });

  it('gives the command an end of input', async () => {
    expect(await run('cat; echo over').done).toMatchObject({ exitCode: 0 });
    expect(output).toBe('over\n');
  });

  it('ends the whole tree when the time is over', async () => {
    const out = yard.dir('out');
    const result = await run(`bash ${fixture('agent-like.sh')} ${out}`, { timeoutMs: 400 }).done;
    expect(result).toMatchObject({ exitCode: null, timedOut: true, cancelled: false });
    expect(sizeOf(join(out, 'root'))).toBeGreaterThan(0);
    expect(yard.inFolder()).toEqual([]);
  });

  it('ends what the command leaves running, even if it holds the output open', async () => {
    const file = join(yard.folder, 'left');
    const result = await run(`bash ${fixture('ticker.sh')} ${file} & echo started`).done;
    expect(result).toMatchObject({ exitCode: 0, timedOut: false });
    expect(output).toBe('started\n');
    expect(yard.inFolder()).toEqual([]);
  });

  it('can be cancelled, and spares the other runs of its owner', async () => {
    const [mine, other] = [join(yard.folder, 'mine'), join(yard.folder, 'other')];
    const agent = run(`exec bash ${fixture('ticker.sh')} ${other}`, { runId: 'agent' });
    const command = run(`exec bash ${fixture('stubborn.sh')} ${mine}`);
    await until(() => sizeOf(mine) > 0 && sizeOf(other) > 0);
    await command.cancel();
    expect(await command.done).toMatchObject({ cancelled: true, signal: 'SIGKILL' });
    const before = sizeOf(other);
    await until(() => sizeOf(other) > before);
    await agent.cancel();
  });

  it('does not count the time that it spends frozen', async () => {
    const file = join(yard.folder, 'file');
    const command = run(`exec bash ${fixture('ticker.sh')} ${file}`, { timeoutMs: 1_000 });
    await until(() => sizeOf(file) > 0);
    await yard.supervisor.freeze('lane-a');
    // Each tick takes ten milliseconds at least, so the limit passes meanwhile.
    await yard.ticks(150);
    expect(new Set(yard.inFolder().map((row) => letterOf(row.pid)))).toEqual(new Set(['T']));
    await yard.supervisor.thaw('lane-a');
    const before = sizeOf(file);
    expect(await command.done).toMatchObject({ timedOut: true });
    expect(sizeOf(file)).toBeGreaterThan(before);
  });

  it('says in words why nothing was started', async () => {
    await yard.supervisor.freeze();
    expect(await run('true').done).toMatchObject({ exitCode: null, refused: 'paused' });
    await yard.supervisor.thaw();
    rmSync(join(yard.folder, 'gone'), { recursive: true, force: true });
    const result = await run('true', { cwd: join(yard.folder, 'gone') }).done;
    expect(result).toMatchObject({ exitCode: null, refused: 'folder' });
    expect(result.error).toContain(join(yard.folder, 'gone'));
  });
});
