import { spawn, type ChildProcess } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../platform/clock.ts';
import { brandFromLimits, isBrandOf, makeBrand } from './brand.ts';
import { marksFromBlock, marksToEnv } from './marks.ts';
import { type ProcessTable } from './process-table.ts';
import { sendSignal } from './send-signal.ts';
import { createProcessSupervisor } from './supervisor.ts';
import { createSystemTable } from './system-table.ts';
import { createLinuxTable, parseStat } from './table-linux.ts';
import { createNoTable } from './table-none.ts';
import { createPsTable, parsePsLine } from './table-ps.ts';
import { createYard, fixture, letterOf, sizeOf, until } from './testing/trees.ts';

const marks = { homeId: 'home-1', hostId: 'host-1', owner: 'lane-1', runId: 'run-1' };

describe.each([
  ['by /proc', createLinuxTable],
  ['by ps', createPsTable],
] as const)('the process table %s', (_, create) => {
  let child: ChildProcess;
  let table: ProcessTable;
  beforeEach(() => {
    table = create();
    child = spawn('sleep', ['600'], {
      detached: true,
      env: { ...process.env, ...marksToEnv(marks) },
      stdio: 'ignore',
    });
  });
  afterEach(async () => {
    child.kill('SIGKILL');
    await until(() => child.signalCode !== null);
  });
  const row = () => table.list().find(({ pid }) => pid === child.pid);

  it('shows a process with its family, its marks and its state', async () => {
    expect(row()).toMatchObject({ ppid: process.pid, pgid: child.pid, session: child.pid, marks });
    expect(table.read([child.pid ?? 0])[0]?.startTime).toBe(row()?.startTime);
    table.signal(child.pid ?? 0, 'SIGSTOP');
    await until(() => letterOf(child.pid ?? 0) === 'T');
    const stopped = row();
    expect(stopped?.state).toBe('stopped');
    expect(stopped && table.isStill(stopped, false)).toBe(true);
  });

  it('shows itself and leaves out what is gone', async () => {
    expect(table.list().some(({ pid }) => pid === process.pid)).toBe(true);
    const { pid = 0 } = child;
    child.kill('SIGKILL');
    await until(() => child.signalCode !== null);
    expect(table.read([pid])).toEqual([]);
    expect(table.signal(pid, 'SIGTERM')).toBe(false);
  });

  it('carries a whole freeze, thaw and end', async () => {
    const yard = createYard({ table });
    const file = `${yard.folder}/file`;
    yard.supervisor.spawn({
      owner: 'lane-a',
      runId: 'run',
      command: 'setsid',
      args: ['bash', fixture('ticker.sh'), file],
      cwd: yard.folder,
      env: {},
    });
    await until(() => sizeOf(file) > 0);
    expect(await yard.supervisor.freeze()).toMatchObject([{ owner: 'lane-a', state: 'stopped' }]);
    const before = sizeOf(file);
    await yard.ticks(20);
    expect(sizeOf(file)).toBe(before);
    await yard.supervisor.thaw();
    await until(() => sizeOf(file) > before);
    expect(await yard.supervisor.end('lane-a', 100)).toMatchObject({ left: 0 });
    expect(yard.inFolder()).toEqual([]);
    await yard.close();
  });
});

describe('lines of /proc/<pid>/stat', () => {
  const rest = (letter: string, threads: number): string =>
    `${letter} 7 8 9 0 -1 4194304 1 0 0 0 0 0 0 0 20 0 ${threads} 0 4711 0 0`;

  it('are read whatever name the program has', () => {
    expect(parseStat(`42 (a ) R (b) ${rest('T', 1)}`)).toMatchObject({
      pid: 42,
      ppid: 7,
      pgid: 8,
      session: 9,
      state: 'stopped',
      startTime: 4711,
    });
  });

  it('call a process alive whose first thread has ended before the others', () => {
    expect(parseStat(`42 (go) ${rest('Z', 4)}`)?.state).toBe('running');
    expect(parseStat(`42 (go) ${rest('Z', 1)}`)?.state).toBe('zombie');
  });

  it('are refused when they are cut off', () => {
    expect(parseStat('')).toBeNull();
    expect(parseStat('42 (go) R 7')).toBeNull();
  });
});

describe('lines of ps', () => {
  it('are read as macOS and Linux print them', () => {
    expect(
      parsePsLine('  501   1   501 Ss   Mon Nov 16 09:41:02 2026    ', new Map([[501, marks]])),
    ).toMatchObject({
      pid: 501,
      session: 501,
      state: 'running',
      startTime: Date.UTC(2026, 10, 16, 9, 41, 2),
      marks,
    });
    expect(parsePsLine('9 1 9 T+ Sun Nov  1 00:00:00 2026', new Map())?.state).toBe('stopped');
    expect(parsePsLine('PID PPID', new Map())).toBeNull();
  });
});

describe('marks', () => {
  it('are found between other variables, and not in the middle of one', () => {
    const block = ['A=1', ...Object.entries(marksToEnv(marks)).map((pair) => pair.join('=')), 'B=2'].join(
      '\0',
    );
    expect(marksFromBlock(block, '\0')).toEqual(marks);
    expect(marksFromBlock('MY_SWITCHYARD_HOME_ID=x\0B=SWITCHYARD_HOME_ID=x', '\0')).toBeNull();
  });
});

describe('brands', () => {
  it('tell their data directory and are never a limit that people set', () => {
    const brand = makeBrand('home-1');
    expect(isBrandOf('home-1', brand)).toBe(true);
    expect(isBrandOf('home-2', brand)).toBe(false);
    expect(brandFromLimits(`Max realtime timeout      ${brand}      unlimited            us`)).toBe(brand);
    expect(brandFromLimits('Max realtime timeout      200000      200000            us')).toBeNull();
    expect(brandFromLimits('Max realtime timeout      unlimited      unlimited            us')).toBeNull();
  });
});

describe('signals', () => {
  it('are never sent to an id that means everyone', () => {
    expect([0, 1, -1, Number.NaN, 1.5].map((pid) => sendSignal(pid, 'SIGTERM'))).toEqual(
      Array(5).fill(false),
    );
  });
});

describe('where processes cannot be seen', () => {
  it('freezing claims nothing', async () => {
    expect(createSystemTable('win32').supported).toBe(false);
    const supervisor = createProcessSupervisor({
      homeId: 'h',
      hostId: 'x',
      clock: systemClock,
      table: createNoTable(),
    });
    const child = supervisor.spawn({
      owner: 'lane-a',
      runId: 'r',
      command: 'sleep',
      args: ['600'],
      cwd: '/',
      env: {},
    });
    expect(await supervisor.freeze()).toMatchObject([{ owner: 'lane-a', state: 'partial', processes: 0 }]);
    expect(await supervisor.count('lane-a')).toBe(1);
    process.kill(child.pid, 'SIGKILL');
    await child.exited;
    expect(await supervisor.freeze('lane-a')).toMatchObject([{ state: 'none' }]);
  });
});
