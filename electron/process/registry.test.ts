import { describe, expect, it } from 'vitest';
import { systemClock } from '../platform/clock.ts';
import { freezeTree } from './freeze-tree.ts';
import { type ProcessRow, type ProcessTable, type Signal } from './process-table.ts';
import { createRegistry } from './registry.ts';
import { thawTree } from './thaw-tree.ts';

const a = { owner: 'lane-a', runId: 'run-1' };

/** A table in memory whose processes obey SIGSTOP, SIGCONT and SIGKILL at once. */
function fakeTable(begin: readonly ProcessRow[]) {
  let rows = [...begin];
  const sent: [number, Signal][] = [];
  const obey = (one: ProcessRow, signal: Signal): ProcessRow[] => {
    if (signal === 'SIGKILL') return [];
    return [
      { ...one, state: signal === 'SIGSTOP' ? 'stopped' : signal === 'SIGCONT' ? 'running' : one.state },
    ];
  };
  const table: ProcessTable = {
    supported: true,
    bootId: 'boot',
    refreshEvery: 1,
    list: (skip = () => false) => rows.filter(({ pid }) => !skip(pid)),
    read: (pids) => rows.filter(({ pid }) => pids.includes(pid)),
    isStill: ({ pid }) => rows.every((one) => one.pid !== pid || one.state === 'stopped'),
    signal: (pid, signal) => {
      const hit = (one: ProcessRow): boolean => (pid < 0 ? one.pgid === -pid : one.pid === pid);
      if (!rows.some(hit)) return false;
      if (signal === 0) return true;
      sent.push([pid, signal]);
      rows = rows.flatMap((one) => (hit(one) ? obey(one, signal) : one));
      return true;
    },
  };
  return { table, sent, replace: (next: readonly ProcessRow[]) => (rows = [...next]), rows: () => rows };
}

const row = (pid: number, ppid: number, more: Partial<ProcessRow> = {}): ProcessRow => ({
  pid,
  ppid,
  pgid: pid,
  session: pid,
  state: 'running',
  startTime: pid,
  marks: null,
  brand: null,
  ...more,
});

const setUp = (begin: readonly ProcessRow[]) => {
  const fake = fakeTable(begin);
  const registry = createRegistry({ table: fake.table, marked: () => null, branded: () => null });
  const scope = { table: fake.table, registry, clock: systemClock, select: () => true };
  return { ...fake, registry, scope };
};

describe('a process is named by pid and start time', () => {
  it('so a stranger that was given the pid is neither stopped nor continued', async () => {
    const { registry, scope, replace, rows, sent } = setUp([row(10, 1), row(11, 10)]);
    registry.enrol(row(10, 1), a);
    registry.scan();
    replace([row(10, 1, { startTime: 500 }), row(11, 1, { startTime: 501 })]);
    expect(await freezeTree(scope)).toEqual([]);
    expect(sent).toEqual([]);
    expect(rows().every(({ state }) => state === 'running')).toBe(true);
  });

  it('so what we stopped is not continued when its pid belongs to somebody else', async () => {
    const { registry, scope, replace, sent } = setUp([row(10, 1)]);
    registry.enrol(row(10, 1), a);
    await freezeTree(scope);
    replace([row(10, 1, { startTime: 500, state: 'stopped' })]);
    sent.length = 0;
    thawTree(scope);
    expect(sent).toEqual([]);
  });

  it('so a group whose id was given anew is not signalled', async () => {
    const { registry, scope, replace, sent } = setUp([row(10, 1)]);
    registry.enrol(row(10, 1), a);
    registry.scan();
    expect(registry.groups(() => true)).toEqual([10]);
    replace([row(10, 1, { startTime: 500 }), row(12, 10, { pgid: 10, session: 10 })]);
    await freezeTree(scope);
    expect(sent).toEqual([]);
  });
});

describe('the registry', () => {
  it('remembers a descendant that has cut every tie', () => {
    const { registry, replace } = setUp([row(10, 1), row(11, 10)]);
    registry.enrol(row(10, 1), a);
    registry.scan();
    replace([row(11, 1, { session: 11 })]);
    expect(registry.scan().map((member) => member.row.pid)).toEqual([11]);
  });

  it('finds by a glance what is new, and by a scan also what took the pid of a stranger', () => {
    const { registry, replace } = setUp([row(10, 1), row(30, 1)]);
    registry.enrol(row(10, 1), a);
    registry.scan();
    replace([row(10, 1), row(30, 10, { startTime: 99 }), row(31, 10)]);
    expect(registry.glance().map((member) => member.row.pid)).toEqual([10, 31]);
    expect(registry.scan().map((member) => member.row.pid)).toEqual([10, 31, 30]);
  });

  it('stops parents first and continues children first, sparing what was stopped before', async () => {
    const { registry, scope, sent } = setUp([
      row(12, 11),
      row(11, 10),
      row(10, 1),
      row(13, 10, { state: 'stopped' }),
    ]);
    registry.enrol(row(10, 1), a);
    registry.scan();
    await freezeTree(scope);
    const single = (signal: Signal): number[] =>
      sent.flatMap(([pid, one]) => (pid > 0 && one === signal ? pid : []));
    expect(single('SIGSTOP')).toEqual([10, 11, 12]);
    thawTree(scope);
    expect(single('SIGCONT')).toEqual([12, 11, 10]);
  });
});

describe('freezing', () => {
  const clock = () => {
    let time = 0;
    return { now: () => (time += 50) };
  };

  it('calls a process still that waits in the kernel and cannot come back without stopping', async () => {
    const { registry, scope, table } = setUp([row(10, 1)]);
    registry.enrol(row(10, 1), a);
    const caught = { ...table, isStill: (_: ProcessRow, patient: boolean) => patient };
    const [frozen] = await freezeTree({ ...scope, table: caught, clock: clock() });
    expect(frozen).toMatchObject({ owner: 'lane-a', stopped: 1, running: 0 });
    expect(frozen?.milliseconds).toBeGreaterThan(250);
  });

  it('gives up on what does not stop, and says so', async () => {
    const { registry, scope, table } = setUp([row(10, 1), row(11, 10)]);
    registry.enrol(row(10, 1), a);
    const deaf = { ...table, isStill: ({ pid }: ProcessRow) => pid !== 11 };
    const [frozen] = await freezeTree({ ...scope, table: deaf, clock: clock() });
    expect(frozen).toMatchObject({ owner: 'lane-a', stopped: 1, running: 1 });
  });
});
