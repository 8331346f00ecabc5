import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../platform/clock.ts';
import { freezeByHome } from './emergency-freeze.ts';
import { createProcessSupervisor } from './supervisor.ts';
import { createYard, fixture, letterOf, sizeOf, until, type Yard } from './testing/trees.ts';

const ways = ['child', 'session', 'forked-twice', 'scrubbed', 'scrubbed-session', 'cut-loose', 'root'];

const hostProgram = fileURLToPath(new URL('./testing/host-to-kill.ts', import.meta.url));

let yard: Yard;
let hosts: ChildProcess[];
beforeEach(() => {
  yard = createYard();
  hosts = [];
});
afterEach(async () => {
  // While a host lives as our child, all below it is ours and would be spared.
  for (const host of hosts) await kill(host);
  expect(await yard.supervisor.sweepOrphans()).toMatchObject({ left: 0 });
  await yard.close();
});

/** A host of the same data directory in a process of its own, with two lanes at work. */
async function host(
  freeze: 'freeze' | 'run',
  registryFile = join(yard.folder, 'registry'),
): Promise<ChildProcess> {
  const dirs = ['lane-a', 'lane-b'].map(yard.dir);
  const child = spawn(process.execPath, [hostProgram, yard.homeId, registryFile, yard.folder, freeze], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  hosts.push(child);
  await until(() => dirs.every((dir) => ways.every((way) => sizeOf(join(dir, way)) > 3)));
  await until(() => sizeOf(join(yard.folder, 'terminal')) > 3);
  child.stdin.write('go\n');
  await once(child.stdout, 'data');
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await until(() => child.signalCode !== null || child.exitCode !== null);
}

const commandOf = (pid: number): string => readFileSync(`/proc/${pid}/cmdline`, 'utf8').replace(/\0$/, '');

const lanes = (): number[] =>
  yard.inFolder().flatMap((row) => (hosts.some(({ pid }) => pid === row.pid) ? [] : row.pid));

describe('sweepOrphans', () => {
  it('ends every tree of a host that was killed, frozen ones and cut-loose ones too', async () => {
    await kill(await host('freeze'));
    const orphans = lanes();
    expect(orphans.length).toBeGreaterThanOrEqual(2 * ways.length);
    expect(orphans.some((pid) => letterOf(pid) === 'T')).toBe(true);
    expect(orphans.some((pid) => commandOf(pid).endsWith('/terminal'))).toBe(true);
    const swept = await yard.supervisor.sweepOrphans();
    expect(swept.left).toBe(0);
    expect(swept.ended).toBeGreaterThanOrEqual(orphans.length);
    expect(lanes()).toEqual([]);
    expect(await yard.supervisor.sweepOrphans()).toEqual({ ended: 0, left: 0 });
  });

  it('finds what bears no mark by the record of the earlier host', async () => {
    const registryFile = join(yard.folder, 'registry');
    await kill(await host('run', registryFile));
    const blind = {
      ...yard.table,
      list: () => yard.table.list().map((row) => ({ ...row, marks: null, brand: null })),
    };
    const stranger = createProcessSupervisor({
      homeId: yard.homeId,
      hostId: 'next',
      clock: systemClock,
      registryFile,
      table: blind,
    });
    const swept = await stranger.sweepOrphans();
    expect(swept.ended).toBeGreaterThan(0);
    expect(swept.left).toBe(0);
  });

  it('spares the processes of this host and those of other data directories', async () => {
    const other = createYard();
    try {
      for (const each of [yard, other]) {
        each.supervisor.spawn({
          owner: 'lane-a',
          runId: 'run',
          command: 'bash',
          args: [fixture('agent-like.sh'), each.dir('own')],
          cwd: each.folder,
          env: {},
        });
      }
      await until(() =>
        ways.every((way) => [yard, other].every((each) => sizeOf(join(each.dir('own'), way)) > 3)),
      );
      expect(await yard.supervisor.sweepOrphans()).toEqual({ ended: 0, left: 0 });
      expect(yard.inFolder().length).toBeGreaterThanOrEqual(ways.length);
      expect(other.inFolder().length).toBeGreaterThanOrEqual(ways.length);
    } finally {
      await other.close();
    }
  });
});

describe('freezeByHome', () => {
  it('stops every lane although the host does not answer, and spares the host', async () => {
    const hung = await host('run');
    hung.kill('SIGSTOP');
    const frozen = await freezeByHome(yard.homeId);
    expect(frozen.running).toBe(0);
    expect(frozen.stopped).toBeGreaterThanOrEqual(lanes().length);
    expect(lanes().every((pid) => letterOf(pid) === 'T')).toBe(true);
    hung.kill('SIGCONT');
    const files = ['lane-a', 'lane-b'].flatMap((lane) => ways.map((way) => join(yard.folder, lane, way)));
    const sizes = files.map(sizeOf);
    await yard.ticks(30);
    expect(files.map(sizeOf)).toEqual(sizes);
    expect(letterOf(hung.pid ?? 0)).not.toBe('T');
  });

  it('leaves a record by which the host continues what was stopped behind its back', async () => {
    const emergencyFile = join(yard.folder, 'emergency');
    const homeId = `${yard.homeId}-second`;
    const supervisor = createProcessSupervisor({
      homeId,
      hostId: 'alive',
      clock: systemClock,
      emergencyFile,
    });
    const file = join(yard.folder, 'file');
    supervisor.spawn({
      owner: 'lane-a',
      runId: 'r',
      command: 'setsid',
      args: ['bash', fixture('ticker.sh'), file],
      cwd: yard.folder,
      env: {},
    });
    await until(() => sizeOf(file) > 0);
    const frozen = await freezeByHome(homeId, { recordFile: emergencyFile });
    expect(frozen).toMatchObject({ running: 0, owners: 1 });
    const before = sizeOf(file);
    await yard.ticks(20);
    expect(sizeOf(file)).toBe(before);
    await supervisor.freeze();
    await supervisor.thaw();
    await until(() => sizeOf(file) > before);
    await supervisor.endAll(0);
  });
});
