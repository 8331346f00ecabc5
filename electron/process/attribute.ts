import { type Brand } from './brand.ts';
import { type Marks } from './marks.ts';
import { type ProcessRow } from './process-table.ts';

/** Whose process it is and which run it belongs to. */
export interface Identity {
  readonly owner: string;
  readonly runId: string;
}

/** A session that one of our processes opened. */
export interface OwnedSession extends Identity {
  /** Of its leader; a process with the leader's pid but another start time means that the id was given anew. */
  readonly startTime: number;
}

export interface Attribution {
  /** The processes we know by name already. */
  readonly known: (row: ProcessRow) => Identity | null;
  readonly marked: (marks: Marks) => Identity | null;
  readonly branded: (brand: Brand) => Identity | null;
  readonly sessions: ReadonlyMap<number, OwnedSession>;
  /** Never ours, whatever they look like. */
  readonly spared: (row: ProcessRow) => boolean;
}

/**
 * Which of these processes are ours: known ones, marked and branded ones, their children, and all in a session that one
 * of ours opened, until nothing more is found. By pid, for this listing only.
 */
export function attribute(rows: readonly ProcessRow[], by: Attribution): Map<number, Identity> {
  const ours = new Map<number, Identity>();
  const byPid = new Map(rows.map((row) => [row.pid, row]));
  let rest = rows.filter((row) => !by.spared(row));
  const fromSession = (session: number): Identity | null => {
    const leader = byPid.get(session);
    const owned = by.sessions.get(session);
    if (owned && (!leader || leader.startTime === owned.startTime)) return owned;
    return leader?.session === session ? (ours.get(session) ?? null) : null;
  };
  const identify = (row: ProcessRow): Identity | null =>
    by.known(row) ??
    (row.marks && by.marked(row.marks)) ??
    (row.brand === null ? null : by.branded(row.brand)) ??
    ours.get(row.ppid) ??
    fromSession(row.session);
  for (let before = -1; before !== ours.size;) {
    before = ours.size;
    rest = rest.filter((row) => {
      const identity = identify(row);
      if (identity) ours.set(row.pid, { owner: identity.owner, runId: identity.runId });
      return identity === null;
    });
  }
  return ours;
}

/** This process and those it came from, and on request those it started: what is never to be touched. */
export function spareSelf(
  rows: readonly ProcessRow[],
  self: number,
  children: boolean,
): (row: ProcessRow) => boolean {
  const byPid = new Map(rows.map((row) => [row.pid, row]));
  const spared = new Set<number>([0, 1]);
  for (let pid = self; pid > 1 && !spared.has(pid); pid = byPid.get(pid)?.ppid ?? 0) spared.add(pid);
  if (!children) return (row) => spared.has(row.pid);
  const descends = (row: ProcessRow | undefined, depth: number): boolean =>
    row !== undefined && depth < 1_000 && (row.pid === self || descends(byPid.get(row.ppid), depth + 1));
  return (row) => spared.has(row.pid) || descends(row, 0);
}
