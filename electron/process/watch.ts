import { type Identity } from './attribute.ts';
import { type ProcessTable } from './process-table.ts';
import { type Member, type Registry } from './registry.ts';

export interface WatchOptions {
  readonly table: ProcessTable;
  readonly registry: Registry;
  /** Whether a process that is found running must be stopped. */
  readonly mustStop: (identity: Identity) => boolean;
  readonly looked: (members: readonly Member[]) => void;
  /** Whether to go on although nothing was found. */
  readonly needed: () => boolean;
}

/** Looks at the table in the background while there is anything of ours, so that what cuts its ties is remembered. */
export interface Watch {
  start(): void;
  stop(): void;
}

const glancesPerScan = 10;

/** Stopped at first; stops by itself when nothing of ours is left. Does not keep the program alive. */
export function createWatch({ table, registry, mustStop, looked, needed }: WatchOptions): Watch {
  let timer: NodeJS.Timeout | null = null;
  let looks = 0;
  const stop = (): void => {
    if (timer) clearInterval(timer);
    timer = null;
  };
  const look = (): void => {
    looks += 1;
    const members = looks % glancesPerScan === 0 ? registry.scan() : registry.glance();
    for (const member of members) {
      if (member.row.state !== 'stopped' && mustStop(member)) {
        if (table.signal(member.row.pid, 'SIGSTOP')) registry.markHeld(member, true);
      }
    }
    looked(members);
    if (members.length === 0 && !needed()) stop();
  };
  return {
    start: () => {
      if (timer || !table.supported) return;
      looked(registry.members());
      timer = setInterval(look, table.refreshEvery);
      timer.unref();
    },
    stop,
  };
}
