import { readdirSync, readFileSync, statSync } from 'node:fs';

/** Lists who there is, again and again. */
export interface PidList {
  /** Calls `meet` once for each process that there is and for those that appear meanwhile; answers who there was. */
  walk(meet: (pid: number) => void): ReadonlySet<number>;
}

/**
 * /proc as a list of pids. It is listed again until nothing new appears: a chain of processes in which each starts the
 * next would slip through. Where the number given last is still the same, nothing was started since the listing began,
 * and listing again would find the same. A walk always begins with a new listing: a process gets its number a moment
 * before it can be seen, so an earlier walk's listing may lack one that was being started.
 */
export function createPidList(): PidList {
  const tells = isKernelsOwn();

  return {
    walk: (meet) => {
      const present = new Set<number>();
      let known = 0;
      for (let round = 0; round < 8; round++) {
        const last = tells ? lastPid() : 0;
        if (round > 0 && last !== 0 && last === known) break;
        known = last;
        const fresh = numbersIn('/proc').filter((pid) => !present.has(pid));
        if (fresh.length === 0) break;
        for (const pid of fresh) {
          present.add(pid);
          meet(pid);
        }
      }
      return present;
    },
  };
}

/** Containers may be shown another file in its place, which is not up to date. */
function isKernelsOwn(): boolean {
  try {
    return statSync('/proc/loadavg').dev === statSync('/proc').dev;
  } catch {
    return false;
  }
}

/** The number that the newest process or thread was given; 0 where the system does not tell. */
function lastPid(): number {
  try {
    const text = readFileSync('/proc/loadavg', 'latin1').trim();
    const last = Number(text.slice(text.lastIndexOf(' ') + 1));
    return Number.isSafeInteger(last) ? last : 0;
  } catch {
    return 0;
  }
}

/** The numbers among the names in a folder; none where it cannot be read. */
export function numbersIn(folder: string): number[] {
  try {
    return readdirSync(folder).flatMap((name) => (/^\d+$/.test(name) ? Number(name) : []));
  } catch {
    return [];
  }
}
