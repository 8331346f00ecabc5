import { linkSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { isCode } from './paths.ts';

const holderSchema = z.object({
  pid: z.number().int().positive(),
  startTime: z.string(),
  host: z.enum(['desktop', 'headless']),
  /** Set once the holder has let go. */
  released: z.boolean(),
});

/** Who holds a data directory: one host process, named by pid and start time. */
export type LockHolder = z.infer<typeof holderSchema>;

export interface HeldLock {
  /** Lets go. May be called twice. */
  release(): void;
}

export type LockOutcome =
  { readonly held: true; readonly lock: HeldLock } | { readonly held: false; readonly by: LockHolder };

/**
 * Takes the data directory for this process, or says who has it. Taken over only from a holder that let go or whose
 * process is gone. Holders are numbered files in `lock/`, each made by an exclusive create, the highest one counting:
 * two processes that find the same dead holder cannot both win.
 */
export function acquireLock(dataDirectory: string, host: LockHolder['host']): LockOutcome {
  const folder = join(dataDirectory, 'lock');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (;;) {
    const last = highest(folder);
    const holder = last === 0 ? null : readHolder(join(folder, String(last)));
    if (holder && !holder.released && isAlive(holder)) return { held: false, by: holder };
    const mine = { pid: process.pid, startTime: startTimeOf(process.pid) ?? '', host, released: false };
    const own = last + 1;
    if (!createExclusively(join(folder, String(own)), mine)) continue;
    if (highest(folder) !== own) {
      rmSync(join(folder, String(own)), { force: true });
      continue;
    }
    forgetBelow(folder, own);
    return { held: true, lock: { release: () => overwrite(join(folder, String(own)), mine) } };
  }
}

/** Who holds the data directory now; null when nobody alive does. */
export function lockHolder(dataDirectory: string): LockHolder | null {
  const folder = join(dataDirectory, 'lock');
  const last = highest(folder);
  const holder = last === 0 ? null : readHolder(join(folder, String(last)));
  return holder && !holder.released && isAlive(holder) ? holder : null;
}

/** When a process started, in a form to compare, so that a pid used again is not taken for the same; null when it is gone or the platform does not tell. */
export function startTimeOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? null : `${bootId()}:${fields[19]}`;
  } catch {
    return null;
  }
}

/** Whether the very process that is named by pid and start time still lives. */
export function isAlive({ pid, startTime }: { readonly pid: number; readonly startTime: string }): boolean {
  if (startTime !== '' && process.platform === 'linux') return startTimeOf(pid) === startTime;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isCode(error, 'EPERM');
  }
}

const bootId = () => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();

function highest(folder: string): number {
  try {
    return Math.max(
      0,
      ...readdirSync(folder)
        .filter((name) => /^\d{1,12}$/.test(name))
        .map(Number),
    );
  } catch {
    return 0;
  }
}

function readHolder(file: string): LockHolder | null {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/** The file appears with its contents, or not at all: nobody reads half a holder. */
function createExclusively(file: string, holder: LockHolder): boolean {
  const draft = `${file}.draft-${process.pid}`;
  writeFileSync(draft, JSON.stringify(holder), { mode: 0o600 });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    return createWithoutLinks(file, holder);
  } finally {
    rmSync(draft, { force: true });
  }
}

function createWithoutLinks(file: string, holder: LockHolder): boolean {
  try {
    writeFileSync(file, JSON.stringify(holder), { mode: 0o600, flag: 'wx' });
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
}

/** The highest file stays after release, so that its number is never used again. */
function overwrite(file: string, holder: LockHolder): void {
  if (readHolder(file)?.startTime !== holder.startTime) return;
  writeFileSync(`${file}.draft-${process.pid}`, JSON.stringify({ ...holder, released: true }), {
    mode: 0o600,
  });
  renameSync(`${file}.draft-${process.pid}`, file);
}

function forgetBelow(folder: string, own: number): void {
  for (const name of readdirSync(folder)) {
    if (/^\d{1,12}$/.test(name) && Number(name) < own) rmSync(join(folder, name), { force: true });
  }
}
