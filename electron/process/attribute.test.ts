import { describe, expect, it } from 'vitest';
import { attribute, spareSelf, type Attribution } from './attribute.ts';
import { type ProcessRow } from './process-table.ts';

const a = { owner: 'lane-a', runId: 'run-1' };
const marks = { homeId: 'home', hostId: 'host', ...a };

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

const by = (more: Partial<Attribution> = {}): Attribution => ({
  known: () => null,
  marked: ({ owner, runId }) => ({ owner, runId }),
  branded: () => null,
  sessions: new Map(),
  spared: () => false,
  ...more,
});

const pids = (found: ReadonlyMap<number, unknown>): number[] => [...found.keys()].sort((x, y) => x - y);

describe('attribute', () => {
  it('follows parents to any depth, in whatever order the rows come', () => {
    const rows = [row(14, 13), row(13, 12), row(12, 11), row(11, 10), row(10, 1, { marks }), row(20, 1)];
    expect(pids(attribute(rows, by()))).toEqual([10, 11, 12, 13, 14]);
  });

  it('takes what lives in a session that one of ours opened, though its parent is gone', () => {
    const rows = [
      row(10, 1, { marks }),
      row(30, 1, { session: 10 }),
      row(31, 30),
      row(40, 1, { session: 39 }),
    ];
    expect(pids(attribute(rows, by()))).toEqual([10, 30, 31]);
  });

  it('remembers such a session when its leader is gone, until the id is given anew', () => {
    const sessions = new Map([[10, { ...a, startTime: 10 }]]);
    expect(pids(attribute([row(30, 1, { session: 10 })], by({ sessions })))).toEqual([30]);
    const reused = [row(10, 1, { startTime: 99 }), row(30, 10, { session: 10 })];
    expect(pids(attribute(reused, by({ sessions })))).toEqual([]);
  });

  it('does not take a session in which one of ours is only a guest', () => {
    const rows = [row(50, 1), row(51, 50, { session: 50, marks }), row(52, 50, { session: 50 })];
    expect(pids(attribute(rows, by()))).toEqual([51]);
  });

  it('knows by brand what has neither mark nor parent', () => {
    const branded = (brand: number) => (brand === 7 ? a : null);
    expect(pids(attribute([row(10, 1, { brand: 7 }), row(11, 1, { brand: 8 })], by({ branded })))).toEqual([
      10,
    ]);
  });

  it('never takes what is spared, and nothing through it', () => {
    const rows = [row(10, 1, { marks }), row(11, 10), row(12, 11)];
    expect(pids(attribute(rows, by({ spared: ({ pid }) => pid === 11 })))).toEqual([10]);
  });
});

describe('spareSelf', () => {
  const rows = [row(5, 1), row(6, 5), row(7, 6), row(8, 7), row(9, 5)];
  const spared = (children: boolean): number[] =>
    rows.filter(spareSelf(rows, 7, children)).map(({ pid }) => pid);

  it('spares the line of processes that led to this one', () => {
    expect(spared(false)).toEqual([5, 6, 7]);
  });

  it('spares on request what this process started', () => {
    expect(spared(true)).toEqual([5, 6, 7, 8]);
  });
});
