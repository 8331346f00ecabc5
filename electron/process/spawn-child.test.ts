import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type SpawnRequest } from './port.ts';
import { createYard, type Yard } from './testing/trees.ts';

let yard: Yard;
beforeEach(() => {
  yard = createYard();
});
afterEach(async () => {
  await yard.close();
});

const spawn = (command: string, args: readonly string[] = [], more: Partial<SpawnRequest> = {}) =>
  yard.supervisor.spawn({ owner: 'lane-a', runId: 'run', command, args, cwd: yard.folder, env: {}, ...more });

describe('spawn', () => {
  it('marks the process, and no environment from outside takes the marks away', async () => {
    const child = spawn('env', [], { env: { SWITCHYARD_LANE: 'forged', OWN: 'kept' } });
    const environment = (await text(child.stdout)).split('\n');
    expect(environment).toContain('SWITCHYARD_LANE=lane-a');
    expect(environment).toContain('SWITCHYARD_RUN=run');
    expect(environment).toContain(`SWITCHYARD_HOME_ID=${yard.homeId}`);
    expect(environment).toContain('OWN=kept');
    expect(await child.exited).toEqual({ code: 0, signal: null, error: null });
  });

  it('starts it in a session and group of its own, under the pid it reports', async () => {
    const child = spawn('sleep', ['60']);
    const [row] = yard.table.read([child.pid]);
    expect(row).toMatchObject({ pgid: child.pid, session: child.pid, ppid: process.pid });
    await yard.supervisor.end('lane-a', 0);
    expect(await child.exited).toMatchObject({ signal: 'SIGKILL' });
  });

  it('passes arguments on untouched', async () => {
    const args = ['a b', '', '--rttime=1', '$HOME', "it's"];
    const child = spawn('printf', ['%s\\n', ...args]);
    expect(await text(child.stdout)).toBe(args.map((arg) => `${arg}\n`).join(''));
  });

  it('tells what is missing, what may not be run, and what is no folder', async () => {
    const plain = join(yard.folder, 'plain');
    writeFileSync(plain, '#!/bin/sh\n');
    const cases = [
      [spawn('no-such-program-here'), 'missing', 'no-such-program-here was not found'],
      [spawn('./nothing'), 'missing', 'was not found'],
      [spawn(plain), 'failed', 'may not be executed'],
      [spawn(yard.folder), 'missing', 'was not found'],
      [spawn('true', [], { cwd: join(yard.folder, 'gone') }), 'folder', 'does not exist'],
      [spawn('true', ['nul\0byte']), 'failed', 'could not be started'],
    ] as const;
    for (const [child, refused, message] of cases) {
      const exit = await child.exited;
      expect(exit).toMatchObject({ code: null, signal: null, refused });
      expect(exit.error).toContain(message);
      expect(child.pid).toBe(0);
      child.stdin.write('nobody reads this');
      expect(await text(child.stdout)).toBe('');
    }
    expect(await yard.supervisor.count()).toBe(0);
  });

  it('finds a program by the search path it is given and relative to its folder', async () => {
    const program = join(yard.dir('bin'), 'hello');
    writeFileSync(program, '#!/bin/sh\necho hello\n');
    chmodSync(program, 0o755);
    expect(await text(spawn('hello', [], { env: { PATH: `${yard.dir('bin')}:/usr/bin:/bin` } }).stdout)).toBe(
      'hello\n',
    );
    expect(await text(spawn('bin/hello').stdout)).toBe('hello\n');
  });

  it('survives writing to a process that does not read', async () => {
    const child = spawn('true');
    await child.exited;
    for (let n = 0; n < 50; n++) child.stdin.write('x'.repeat(100_000));
    await new Promise((resolve) => child.stdin.on('close', resolve).destroy());
  });
});
