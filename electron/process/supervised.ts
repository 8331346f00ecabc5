import { type Clock } from '../platform/clock.ts';
import { type Identity } from './attribute.ts';
import { makeBrand, type Brand } from './brand.ts';
import { type TreeScope } from './freeze-tree.ts';
import { createHolds, type Holds } from './holds.ts';
import { type ChildExit, type OwnerId, type SpawnRefusal } from './port.ts';
import { type ProcessTable } from './process-table.ts';
import { type LoadPty } from './pty-module.ts';
import { openRegistryFile, type RegistryFile } from './registry-file.ts';
import { createRegistry, type Registry } from './registry.ts';
import { createSystemTable } from './system-table.ts';

export interface SupervisorOptions {
  /** The identity of the data directory, the same over restarts. Without white space. */
  readonly homeId: string;
  /** The identity of this host process, never used again. Without white space. */
  readonly hostId: string;
  readonly clock: Clock;
  /** Where to record our processes for the next host; finds orphans that have shed their marks. */
  readonly registryFile?: string;
  /** Where an emergency freeze records what it stopped behind our back. */
  readonly emergencyFile?: string;
  readonly table?: ProcessTable;
  /** The native module of terminals; another one in tests. */
  readonly loadPty?: LoadPty;
}

/** What the supervisor's verbs share. */
export interface Supervised {
  readonly options: SupervisorOptions;
  readonly clock: Clock;
  readonly table: ProcessTable;
  readonly registry: Registry;
  readonly holds: Holds;
  /** Whose brand is whose: one for each run. */
  readonly brands: Map<Brand, Identity>;
  readonly file: RegistryFile | null;
  /** Direct children that have not exited, by pid. */
  readonly children: Map<number, Identity>;
  /** The open terminals: the descriptor of our end by the pid of the shell; null where there is none. */
  readonly terminals: Map<number, number | null>;
  /** What is being ended now; an empty run means the whole owner. */
  readonly ending: Set<Identity>;
}

/** Nothing supervised yet. */
export function createSupervised(options: SupervisorOptions): Supervised {
  const { homeId, hostId, clock, registryFile, table = createSystemTable() } = options;
  const brands = new Map<Brand, Identity>();
  const registry = createRegistry({
    table,
    marked: (marks) => (marks.homeId === homeId && marks.hostId === hostId ? marks : null),
    branded: (brand) => brands.get(brand) ?? null,
  });
  return {
    options,
    clock,
    table,
    registry,
    holds: createHolds(),
    brands,
    file: registryFile === undefined ? null : openRegistryFile(registryFile, table.bootId),
    children: new Map(),
    terminals: new Map(),
    ending: new Set(),
  };
}

/** Every owner that has a process as last seen. */
export const ownersOf = ({ registry, children }: Supervised): Set<OwnerId> =>
  new Set([...registry.members(), ...children.values()].map(({ owner }) => owner));

/** Whether this run, or its whole owner, is being ended. */
export const isEnding = ({ ending }: Supervised, identity: Identity): boolean =>
  [...ending].some((target) => covers(target, identity));

/** Why nothing may be started for this owner now; null when it may. */
export function refusalOf(supervised: Supervised, identity: Identity): [SpawnRefusal, string] | null {
  if (isEnding(supervised, identity))
    return ['ending', 'This is being ended, so nothing new is started for it.'];
  if (supervised.holds.isHeld(identity.owner))
    return ['paused', 'paused: nothing is started here until it is resumed.'];
  return null;
}

/** Remembers a process that was just started, until it exits. */
export function enrol(
  { table, registry, children }: Supervised,
  child: { readonly pid: number; readonly exited: Promise<ChildExit> },
  { owner, runId }: Identity,
): void {
  children.set(child.pid, { owner, runId });
  for (const row of table.read([child.pid])) registry.enrol(row, { owner, runId });
  void child.exited.then(() => children.delete(child.pid));
}

/** Whether a target, whose empty run means every run, includes this process. */
export const covers = (target: Identity, identity: Identity): boolean =>
  target.owner === identity.owner && (target.runId === '' || target.runId === identity.runId);

/** The processes that `select` picks, for the verbs that work on trees. */
export const scopeOf = (
  { table, registry, clock, terminals }: Supervised,
  select: TreeScope['select'],
): TreeScope => ({ table, registry, clock, select, shells: terminals });

/** The brand of this run, made when first asked for. */
export function brandOf({ brands, options }: Supervised, { owner, runId }: Identity): Brand {
  for (const [brand, identity] of brands) {
    if (identity.owner === owner && identity.runId === runId) return brand;
  }
  const brand = makeBrand(options.homeId);
  brands.set(brand, { owner, runId });
  return brand;
}
