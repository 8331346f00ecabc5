import { spawnSync } from 'node:child_process';
import { marksFromBlock, type Marks } from './marks.ts';
import { type ProcessRow, type ProcessState, type ProcessTable } from './process-table.ts';
import { sendSignal } from './send-signal.ts';

/**
 * The process table by ps(1), for macOS and other Unixes. A listing costs two runs of ps. Start times are whole seconds;
 * sessions are not told apart from process groups; the marks of programs that the system protects are not shown.
 */
export function createPsTable(): ProcessTable {
  const select = (selection: readonly string[]): readonly ProcessRow[] => {
    const marks = readMarks(selection);
    const format = ['-o', 'pid=,ppid=,pgid=,state=,lstart='];
    return lines(ps([...selection, ...format])).flatMap((line) => parsePsLine(line, marks) ?? []);
  };
  return {
    supported: true,
    bootId: '',
    refreshEvery: 5_000,
    list: (skip = () => false) => select(['-A']).filter((row) => !skip(row.pid)),
    read: (pids) => (pids.length === 0 ? [] : select(['-p', pids.join(',')])),
    isStill: (row, patient) =>
      row.state === 'stopped' || row.state === 'zombie' || (patient && row.state === 'blocked'),
    signal: sendSignal,
  };
}

/** One line of `ps -o pid=,ppid=,pgid=,state=,lstart=` in the C locale and UTC; null when it is not such a line. */
export function parsePsLine(line: string, marks: ReadonlyMap<number, Marks>): ProcessRow | null {
  const found = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\S)\S*\s+(\S.*\S)\s*$/.exec(line);
  if (!found) return null;
  const [pid, ppid, pgid] = [Number(found[1]), Number(found[2]), Number(found[3])];
  const startTime = Date.parse(`${found[5] ?? ''} UTC`);
  if (Number.isNaN(startTime)) return null;
  const state = stateOf(found[4] ?? '');
  return { pid, ppid, pgid, session: pgid, state, startTime, marks: marks.get(pid) ?? null, brand: null };
}

function stateOf(letter: string): ProcessState {
  if (letter === 'T' || letter === 't') return 'stopped';
  if (letter === 'Z') return 'zombie';
  return letter === 'D' || letter === 'U' ? 'blocked' : 'running';
}

function readMarks(selection: readonly string[]): Map<number, Marks> {
  const marks = new Map<number, Marks>();
  const bsd = selection[0] === '-A' ? ['axeww'] : ['eww', ...selection];
  for (const line of lines(ps([...bsd, '-o', 'pid=,command=']))) {
    const found = /^\s*(\d+)\s(.*)$/.exec(line);
    const mine = found ? marksFromBlock(found[2] ?? '', ' ') : null;
    if (mine) marks.set(Number(found?.[1]), mine);
  }
  return marks;
}

function ps(args: readonly string[]): string {
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
  const run = spawnSync('ps', args, { env, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 });
  return run.stdout;
}

const lines = (text: string | null): string[] => (text ?? '').split('\n');
