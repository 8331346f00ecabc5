import { setTimeout as delay } from 'node:timers/promises';
import { type Milliseconds } from '../../shared/kernel/time.ts';
import { type Clock } from '../platform/clock.ts';
import { type Identity } from './attribute.ts';
import { keyOf, type ProcessKey, type ProcessRow, type ProcessTable } from './process-table.ts';
import { type Member, type Registry } from './registry.ts';
import { notYet, type Shells } from './shells-first.ts';

/** How long a process may be caught in the kernel before that counts as still: it cannot come back without stopping. */
const patience: Milliseconds = 250;
const deadline: Milliseconds = 3_000;
/** How long the first look waits at most for what was signalled before it, and how many of those it asks for. */
const settling: Milliseconds = 10;
const sampled = 16;
/** Looks in a row that must find nothing running. */
const quietLooks = 2;

export interface TreeScope {
  readonly table: ProcessTable;
  readonly registry: Registry;
  readonly clock: Clock;
  /** Asked anew at every look, so that an owner may leave while the work goes on. */
  readonly select: (identity: Identity) => boolean;
  /** The open terminals among them. */
  readonly shells?: Shells;
}

const noShells: Shells = new Set();

export interface Frozen {
  readonly owner: string;
  readonly stopped: number;
  readonly running: number;
  readonly milliseconds: Milliseconds;
}

/**
 * Stops what is known, parents first, then looks again until two looks in a row find nothing that can run. Per owner
 * what was found; gives up after three seconds and says what still runs.
 */
export async function freezeTree(scope: TreeScope): Promise<readonly Frozen[]> {
  const begin = scope.clock.now();
  const { met, last } = stopKnown(scope);
  await settled(scope, last, begin);
  const grouped = new Set<number>();
  const tally = new Map<string, { quiet: number; stopped: number; running: number; at: number }>();
  for (let looks = 1; ; looks++) {
    // A stranger of a moment ago is no other process yet, so every second look need not read it again.
    const members = looks % 2 === 1 ? scope.registry.scan() : scope.registry.glance();
    const patient = scope.clock.now() - begin > patience;
    const look = stopSeen(scope, members, { met, grouped, patient });
    const now = scope.clock.now() - begin;
    for (const owner of new Set([...tally.keys(), ...look.keys()])) {
      const { stopped, running } = look.get(owner) ?? { stopped: 0, running: 0 };
      const before = tally.get(owner);
      const quiet = running > 0 ? 0 : (before?.quiet ?? 0) + 1;
      tally.set(owner, { quiet, stopped, running, at: quiet > quietLooks ? (before?.at ?? now) : now });
    }
    const done = looks >= quietLooks && [...tally.values()].every(({ quiet }) => quiet >= quietLooks);
    if (done || now > deadline) break;
    if ([...tally.values()].some(({ quiet }) => quiet === 0)) await delay(1);
  }
  return [...tally].map(([owner, { stopped, running, at }]) => ({
    owner,
    stopped,
    running,
    milliseconds: at,
  }));
}

/**
 * Signals what is known, first what keeps the processors busy, or this program would have to share them with it
 * meanwhile; otherwise parents first.
 */
function stopKnown({ table, registry, select, shells = noShells }: TreeScope): Known {
  const known = registry.members().filter(select);
  const met = new Set<ProcessKey>();
  const signalled: ProcessRow[] = [];
  for (const member of [...known.filter(isBusy), ...known.filter((one) => !isBusy(one))]) {
    const [row] = table.read([member.row.pid]);
    if (!row || keyOf(row) !== keyOf(member.row)) continue;
    met.add(keyOf(row));
    if (shells.has(row.session) && !shells.has(row.pid)) continue;
    if (row.state !== 'running' && row.state !== 'blocked') continue;
    stop(table, registry, member);
    signalled.push(row);
  }
  return { met, last: signalled.slice(-sampled).reverse() };
}

const isBusy = ({ row }: Member): boolean => row.busy === true;

/** Waits a little until those stand still that were signalled last: a look before that would be in vain. */
async function settled(
  { table, clock }: TreeScope,
  last: readonly ProcessRow[],
  begin: number,
): Promise<void> {
  for (let at = 0; at < last.length && clock.now() - begin < settling;) {
    const row = last[at];
    if (!row || table.isStill(row, false)) at += 1;
    else await delay(1);
  }
}

/** What the looks of one freeze share. */
interface Looking {
  readonly met: Set<ProcessKey>;
  readonly grouped: Set<number>;
  readonly patient: boolean;
}

/** What was known and stopped before the first look. */
interface Known {
  readonly met: Set<ProcessKey>;
  /** Some of those signalled, the last first. */
  readonly last: readonly ProcessRow[];
}

/** One look: stops what runs, by process and by group, and counts per owner. */
function stopSeen(
  { table, registry, select, shells = noShells }: TreeScope,
  members: readonly Member[],
  { met, grouped, patient }: Looking,
): Map<string, { stopped: number; running: number }> {
  const look = new Map<string, { stopped: number; running: number }>();
  const first = grouped.size === 0;
  const selected = members.filter(select);
  const waiting = notYet(selected, { shells, table }, patient);
  for (const member of selected) {
    const key = keyOf(member.row);
    const isNew = !met.has(key);
    met.add(key);
    const count = look.get(member.owner) ?? { stopped: 0, running: 0 };
    look.set(member.owner, count);
    if (member.row.state === 'stopped') {
      // Found stopped in a group that was just signalled: by us. Found so at the first look: by somebody else.
      if (isNew && !first && grouped.has(member.row.pgid)) registry.markHeld(member, true);
    } else if (!waiting.has(member)) stop(table, registry, member);
    const fresh = isNew && member.row.state !== 'stopped';
    const still = !fresh && (member.row.still === true || table.isStill(member.row, patient));
    if (still) count.stopped += 1;
    else count.running += 1;
  }
  // Where two looks in a row find all of them still, the second has nobody to signal.
  if (!first && [...look.values()].every(({ running }) => running === 0)) return look;
  const spared = new Set([...waiting].map(({ row }) => row.pgid));
  for (const group of registry.groups(select)) {
    if (spared.has(group)) continue;
    grouped.add(group);
    table.signal(-group, 'SIGSTOP');
  }
  return look;
}

function stop(table: ProcessTable, registry: Registry, member: Member): void {
  if (table.signal(member.row.pid, 'SIGSTOP')) registry.markHeld(member, true);
}
