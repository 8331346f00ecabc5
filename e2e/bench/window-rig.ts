import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { debuggerOf, evaluateIn, firstPage } from '../fixtures/debugger.ts';
import { seen } from './proc.ts';

const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
const switches = [...(asRoot ? ['--no-sandbox'] : []), '--disable-gpu', '--remote-debugging-port=0'];

const whenPainted = `new Promise((resolve) => {
  new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries())
      if (name === 'first-contentful-paint') resolve(performance.timeOrigin + startTime);
  }).observe({ type: 'paint', buffered: true });
})`;

/** What one start of an app came to. */
export interface Opened {
  /** From the start of the process to the first content on the window, in milliseconds. */
  readonly painted: number;
  /** Of all its processes once it has come to rest, what is shared divided among its users, in megabytes. */
  readonly memory: number;
}

/** A display of our own where there is none; returns how to end it. */
export async function withDisplay(): Promise<() => Promise<void>> {
  if (process.env['DISPLAY']) return () => Promise.resolve();
  const line = ['-displayfd', '3', '-screen', '0', '1920x1200x24', '-nolisten', 'tcp'];
  const child = spawn('Xvfb', line, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const [number] = (await once(child.stdio[3] as NodeJS.ReadableStream, 'data')) as [Buffer];
  process.env['DISPLAY'] = `:${number.toString().trim()}`;
  return () => {
    delete process.env['DISPLAY'];
    return ended(child);
  };
}

/** Starts an app on a data directory, waits until it is painted and at rest, and ends it. */
export async function openWindow(program: string, app: string, data: string): Promise<Opened> {
  const since = Date.now();
  const child = spawn(program, [...switches, app, '--data', data], { stdio: ['ignore', 'ignore', 'pipe'] });
  try {
    const page = await firstPage(await debuggerOf(child.stderr));
    let paintedAt = Number.NaN;
    // A page that has not come to its own address yet takes the question with it.
    while (Number.isNaN(paintedAt)) paintedAt = Number(await evaluateIn(page, whenPainted));
    const memory = await atRest(child.pid ?? 0, data);
    return { painted: paintedAt - since, memory };
  } finally {
    await ended(child);
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}

/** The memory once it has not moved by a hundredth for three looks. */
async function atRest(pid: number, data: string): Promise<number> {
  let calm = 0;
  let last = 0;
  while (calm < 3) {
    await delay(700);
    const now = memoryOf(pid, data);
    calm = Math.abs(now - last) < now / 100 ? calm + 1 : 0;
    last = now;
  }
  return last;
}

/** Also counts who left the tree but works on the data directory, as the keeper of crash reports does. */
function memoryOf(root: number, data: string): number {
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (seen(Number(name)) ?? []) : []));
  const ours = new Set([root]);
  for (let before = 0; before < ours.size;) {
    before = ours.size;
    for (const { pid, ppid } of all) if (ours.has(ppid)) ours.add(pid);
  }
  for (const { pid } of all) if (!ours.has(pid) && read(pid, 'cmdline').includes(data)) ours.add(pid);
  return [...ours].reduce((sum, pid) => sum + proportional(pid), 0) / 1024;
}

const proportional = (pid: number): number =>
  Number(/^Pss:\s+(\d+)/m.exec(read(pid, 'smaps_rollup'))?.[1] ?? 0);

function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
