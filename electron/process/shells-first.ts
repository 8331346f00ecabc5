import { type Member } from './registry.ts';
import { type ProcessTable } from './process-table.ts';

/** The sessions of open terminals, by the pid of their shell. */
export interface Shells {
  has(pid: number): boolean;
}

/**
 * Which processes must not be stopped yet. A shell that still runs when a program in front of it is stopped takes that
 * for Ctrl+Z and the terminal away from it; so in a terminal nothing is stopped before its parent stands still.
 */
export function notYet(
  members: readonly Member[],
  { shells, table }: { readonly shells: Shells; readonly table: ProcessTable },
  patient: boolean,
): ReadonlySet<Member> {
  const inTerminals = members.filter(({ row }) => shells.has(row.session));
  const byPid = new Map(inTerminals.map((member) => [member.row.pid, member]));
  return new Set(
    inTerminals.filter(({ row }) => {
      const parent = byPid.get(row.ppid);
      return parent !== undefined && row.state !== 'stopped' && !table.isStill(parent.row, patient);
    }),
  );
}
