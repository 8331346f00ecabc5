import { attribute, spareSelf, type Identity, type OwnedSession } from './attribute.ts';
import { type Brand } from './brand.ts';
import { type Marks } from './marks.ts';
import { keyOf, type ProcessKey, type ProcessRow, type ProcessTable } from './process-table.ts';

/** A process of ours that was alive when last looked at. */
export interface Member extends Identity {
  readonly row: ProcessRow;
  /** It is us who stopped it, so it is ours to continue. */
  readonly held: boolean;
}

export interface RegistryOptions {
  readonly table: ProcessTable;
  /** Recognises ours by what its environment says. */
  readonly marked: (marks: Marks) => Identity | null;
  /** Recognises ours by the brand they inherited. */
  readonly branded: (brand: Brand) => Identity | null;
  /** Recognises ours by name, from a record of an earlier host. */
  readonly recorded?: (key: ProcessKey) => Identity | null;
  /** Spare also what this process started itself, marked or not. */
  readonly spareChildren?: boolean;
}

/** What is remembered of our processes between two looks at the table, so that none is lost when it cuts its ties. */
export interface Registry {
  /** Takes in a process that was just started. */
  enrol(row: ProcessRow, identity: Identity): void;
  /** Looks at every process. Answers ours, parents first, zombies left out. */
  scan(): readonly Member[];
  /** The same without reading again the processes known to be strangers; cheap, and blind to a reused pid until `scan`. */
  glance(): readonly Member[];
  /** Ours as last seen, parents first. */
  members(): readonly Member[];
  /** Process groups all of whose members are ours, as last seen. */
  groups(select: (identity: Identity) => boolean): readonly number[];
  markHeld(member: Member, held: boolean): void;
}

/** A registry over this table; empty, so that only marks and records are found until something is enrolled. */
export function createRegistry(options: RegistryOptions): Registry {
  const { table, marked, branded, recorded = () => null, spareChildren = false } = options;
  let members = new Map<ProcessKey, Member>();
  let sessions = new Map<number, OwnedSession>();
  let groups = new Map<number, Identity>();
  let strangers = new Set<number>();

  const absorb = (rows: readonly ProcessRow[]): readonly Member[] => {
    const known = (row: ProcessRow): Identity | null => members.get(keyOf(row)) ?? recorded(keyOf(row));
    const spared = spareSelf(rows, process.pid, spareChildren);
    const ours = attribute(rows, { known, marked, branded, sessions, spared });
    const next = new Map<ProcessKey, Member>();
    for (const row of rows) {
      const identity = ours.get(row.pid);
      if (!identity) {
        strangers.add(row.pid);
        continue;
      }
      const before = members.get(keyOf(row));
      next.set(keyOf(row), { ...identity, row: asBusyAs(before, row), held: before?.held ?? false });
    }
    members = next;
    // Strangers as well: each full look reads them, and nothing is kept of anybody while there is none of ours.
    table.keep?.(new Set(ours.size > 0 ? [...strangers, ...ours.keys()] : []));
    sessions = sessionsOf(next.values(), sessions, rows, table);
    groups = groupsOf(next.values(), groups, sessions, rows, table);
    return alive(members.values());
  };

  return {
    enrol: (row, { owner, runId }) => {
      strangers.delete(row.pid);
      members.set(keyOf(row), { owner, runId, row, held: false });
      if (row.session === row.pid) sessions.set(row.pid, { owner, runId, startTime: row.startTime });
    },
    scan: () => {
      strangers = new Set();
      return absorb(table.list());
    },
    glance: () => absorb(table.list((pid) => strangers.has(pid) && !sessions.has(pid) && !groups.has(pid))),
    members: () => alive(members.values()),
    groups: (select) => [...groups].flatMap(([group, identity]) => (select(identity) ? group : [])),
    markHeld: ({ row }, held) => {
      const member = members.get(keyOf(row));
      if (member) members.set(keyOf(row), { ...member, held });
    },
  };
}

/** What is stopped counts as busy as it was before: that is how it will go on. */
const asBusyAs = (before: Member | undefined, row: ProcessRow): ProcessRow =>
  row.state === 'stopped' && before?.row.busy === true ? { ...row, busy: true } : row;

/** A parent never starts later than its child. */
const alive = (members: Iterable<Member>): readonly Member[] =>
  [...members]
    .filter((member) => member.row.state !== 'zombie')
    .sort((a, b) => a.row.startTime - b.row.startTime || a.row.pid - b.row.pid);

/** Sessions whose leader is ours; one whose leader is gone is kept while anything lives in it. */
function sessionsOf(
  members: Iterable<Member>,
  before: ReadonlyMap<number, OwnedSession>,
  rows: readonly ProcessRow[],
  table: ProcessTable,
): Map<number, OwnedSession> {
  const sessions = new Map<number, OwnedSession>();
  const inhabited = new Set<number>();
  for (const { row, owner, runId } of members) {
    inhabited.add(row.session);
    if (row.session === row.pid) sessions.set(row.pid, { owner, runId, startTime: row.startTime });
  }
  const pids = new Set(rows.map((row) => row.pid));
  for (const [id, session] of before) {
    if (sessions.has(id) || pids.has(id)) continue;
    if (inhabited.has(id) || table.signal(-id, 0)) sessions.set(id, session);
  }
  return sessions;
}

/** Groups within our sessions; one of which nothing was seen is kept while the system says that it exists. */
function groupsOf(
  members: Iterable<Member>,
  before: ReadonlyMap<number, Identity>,
  sessions: ReadonlyMap<number, OwnedSession>,
  rows: readonly ProcessRow[],
  table: ProcessTable,
): Map<number, Identity> {
  const groups = new Map<number, Identity>();
  for (const { row, owner, runId } of members) {
    if (sessions.has(row.session)) groups.set(row.pgid, { owner, runId });
  }
  const pids = new Set(rows.map((row) => row.pid));
  for (const [id, identity] of before) {
    if (!groups.has(id) && !pids.has(id) && table.signal(-id, 0)) groups.set(id, identity);
  }
  return groups;
}
