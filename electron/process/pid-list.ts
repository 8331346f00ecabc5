import { readdirSync, readFileSync } from 'node:fs';

/** Lists who there is, again and again. */
export interface PidList {
  /** Calls `meet` once for each process that there is and for those that appear meanwhile; answers who there was. */
  walk(meet: (pid: number) => void): ReadonlySet<number>;
}

/**
 * /proc as a list of pids. It is listed again until nothing new appears: a chain of processes in which each starts the
 * next would slip through. Where the number given last is still the same, nothing was started since, and the earlier
 * listing is as good as a new one.
 */
export function createPidList(): PidList {
  let listed: { readonly last: string; readonly pids: readonly number[] } | null = null;

  const list = (): readonly number[] => {
    const last = lastPid();
    if (last === '' || listed?.last !== last) listed = { last, pids: numbersIn('/proc') };
    return listed.pids;
  };
  return {
    walk: (meet) => {
      const present = new Set<number>();
      let before: readonly number[] | null = null;
      for (let round = 0; round < 8; round++) {
        const pids = list();
        const fresh = pids === before ? [] : pids.filter((pid) => !present.has(pid));
        if (fresh.length === 0) break;
        before = pids;
        for (const pid of fresh) {
          present.add(pid);
          meet(pid);
        }
      }
      return present;
    },
  };
}

/** The number that the newest process or thread was given; '' where the system does not tell. */
function lastPid(): string {
  try {
    const text = readFileSync('/proc/loadavg', 'latin1').trim();
    return text.slice(text.lastIndexOf(' ') + 1);
  } catch {
    return '';
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
