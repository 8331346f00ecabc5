import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readlinkSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPidList } from './pid-list.ts';
import { createStatFiles } from './stat-files.ts';
import { letterOf, until } from './testing/trees.ts';

const onLinux = describe.skipIf(process.platform !== 'linux');
let child: ChildProcess;
let pid: number;
beforeEach(() => {
  child = spawn('sleep', ['600'], { stdio: 'ignore' });
  pid = child.pid ?? 0;
});
afterEach(async () => {
  child.kill('SIGKILL');
  await until(() => child.signalCode !== null);
});

/** Whether this program has the process's file open. */
const isOpen = (): boolean =>
  readdirSync('/proc/self/fd').some((file) => {
    try {
      return readlinkSync(`/proc/self/fd/${file}`) === `/proc/${pid}/stat`;
    } catch {
      return false;
    }
  });

onLinux('files of processes', () => {
  it('are kept open only for those that are wanted, and always say what is so now', async () => {
    const files = createStatFiles(Buffer.allocUnsafe(4096));
    expect(files.read(pid)).toContain('(sleep)');
    expect(isOpen()).toBe(false);
    files.keep(new Set([pid]));
    expect(files.read(pid)).toContain('(sleep)');
    expect(isOpen()).toBe(true);
    child.kill('SIGSTOP');
    await until(() => letterOf(pid) === 'T');
    expect(files.read(pid)).toContain('(sleep) T ');
    files.keep(new Set());
    expect(isOpen()).toBe(false);
  });

  it('say nothing of a process that is gone', async () => {
    const files = createStatFiles(Buffer.allocUnsafe(4096));
    files.keep(new Set([pid]));
    files.read(pid);
    child.kill('SIGKILL');
    await until(() => child.signalCode !== null);
    expect(files.read(pid)).toBe('');
    expect(isOpen()).toBe(false);
  });
});

onLinux('the list of pids', () => {
  it('has everybody who was there before and whoever is started while it is read', async () => {
    const list = createPidList();
    expect(list.walk(() => undefined).has(pid)).toBe(true);
    const late: ChildProcess[] = [];
    const met = list.walk(() => {
      if (late.length === 0) late.push(spawn('sleep', ['600'], { stdio: 'ignore' }));
    });
    const [other] = late;
    expect(met.has(other?.pid ?? 0)).toBe(true);
    other?.kill('SIGKILL');
    await until(() => other?.signalCode !== null);
  });
});
