import { type Instant, type Milliseconds } from '../../kernel/time.ts';
import { type DomainEvent, type Recorded } from '../event.ts';
import { type LaneId, type MergeId, type ProjectId } from '../ids.ts';
import { type ConflictFile, type HeldPath } from './events.ts';

export type MergeState =
  | 'queued'
  | 'attempting'
  | 'verifying'
  | 'landed'
  | 'conflict'
  | 'failed'
  | 'waiting'
  | 'cancelled'
  | 'reverted';

/** What the verify command did to an entry. */
export interface Verification {
  readonly command: string;
  readonly startedAt: Instant;
  readonly exitCode: number | null;
  readonly timedOut: boolean;
  /** null while it runs. */
  readonly milliseconds: Milliseconds | null;
}

/** One entry in the merge queue. */
export interface Merge {
  readonly id: MergeId;
  readonly laneId: LaneId;
  readonly projectId: ProjectId;
  readonly kind: 'merge' | 'revert';
  readonly reverts: MergeId | null;
  readonly revertedBy: MergeId | null;
  readonly title: string;
  readonly targetBranch: string;
  readonly state: MergeState;
  readonly reason: string | null;
  readonly attempts: number;
  /** The target's tip when the attempt began. */
  readonly oldOid: string | null;
  readonly laneOid: string | null;
  /** What the lane's diff was read against when the attempt began. */
  readonly baseOid: string | null;
  /** The merge commit, once made; on the target branch only when landed. */
  readonly newOid: string | null;
  readonly files: number | null;
  /** The compare-and-swap was journalled and its outcome not yet: look at the ref to know. */
  readonly landing: boolean;
  readonly verification: Verification | null;
  readonly conflicts: readonly ConflictFile[];
  readonly sentBack: boolean;
  /** Paths that others hold and that it waits for; empty when it does not wait for that. */
  readonly held: readonly HeldPath[];
  /** Why the human let it land over reservations; null when nobody did. */
  readonly override: string | null;
  readonly checkout: 'fast-forwarded' | 'not-checked-out' | null;
  /** Entries that wait their turn are tried in this order. */
  readonly place: number;
  readonly enqueuedAt: Instant;
  readonly updatedAt: Instant;
}

export type Merges = Readonly<Record<string, Merge>>;

/** Whether the lane's work is yet to be taken up as a commit; until then its agent must not change it. */
export const awaitsCommit = (merge: Merge): boolean =>
  merge.kind === 'merge' && merge.state === 'queued' && merge.laneOid === null;

/** Whether the queue still has something to do for the entry. */
export const isOpen = (merge: Merge): boolean =>
  merge.state === 'queued' ||
  merge.state === 'attempting' ||
  merge.state === 'verifying' ||
  merge.state === 'waiting';

/** What is queued in a project, in the order in which it is tried. */
export const inTurn = (merges: Merges, projectId: ProjectId): readonly Merge[] =>
  Object.values(merges)
    .filter((merge) => merge.projectId === projectId && merge.state === 'queued')
    .sort((a, b) => a.place - b.place);

type Of<T extends DomainEvent['type']> = Recorded<Extract<DomainEvent, { type: T }>>;
type MergeEventRecorded = Extract<Recorded<DomainEvent>, { type: `merge.${string}` }>;

/** The fold of the merge journal. */
export function evolveMerges(merges: Merges, event: Recorded<DomainEvent>): Merges {
  if (event.type === 'merge.enqueued') return { ...merges, [event.data.mergeId]: enqueued(event) };
  if (event.type === 'merge.reordered') return reordered(merges, event.data.order);
  if (!isMergeEvent(event)) return merges;
  const before = merges[event.data.mergeId];
  if (!before) return merges;
  return { ...merges, [before.id]: { ...before, ...changes(before, event), updatedAt: event.at } };
}

/** The same places, given out anew. */
function reordered(merges: Merges, order: readonly MergeId[]): Merges {
  const entries = order.flatMap((id) => merges[id] ?? []);
  const places = entries.map(({ place }) => place).sort((a, b) => a - b);
  const moved = entries.map((merge, i) => [merge.id, { ...merge, place: places[i] ?? merge.place }]);
  return { ...merges, ...(Object.fromEntries(moved) as Merges) };
}

function isMergeEvent(event: Recorded<DomainEvent>): event is MergeEventRecorded {
  return event.type.startsWith('merge.');
}

function enqueued(event: Of<'merge.enqueued'>): Merge {
  const { mergeId, ...data } = event.data;
  return {
    ...data,
    id: mergeId,
    revertedBy: null,
    state: 'queued',
    reason: null,
    attempts: 0,
    oldOid: null,
    laneOid: null,
    baseOid: null,
    newOid: null,
    files: null,
    landing: false,
    verification: null,
    conflicts: [],
    sentBack: false,
    held: [],
    override: null,
    checkout: null,
    place: event.sequence,
    enqueuedAt: event.at,
    updatedAt: event.at,
  };
}

// eslint-disable-next-line max-lines-per-function -- one case per event, read as a table
function changes(merge: Merge, event: MergeEventRecorded): Partial<Merge> {
  switch (event.type) {
    case 'merge.attempted': {
      const { targetOid, laneOid, baseOid } = event.data;
      return {
        state: 'attempting',
        attempts: merge.attempts + 1,
        oldOid: targetOid,
        laneOid,
        baseOid,
        newOid: null,
        landing: false,
        reason: null,
        conflicts: [],
        verification: null,
      };
    }
    case 'merge.prepared':
      return { newOid: event.data.commitOid, files: event.data.files };
    case 'merge.verifyStarted':
      return {
        state: 'verifying',
        verification: {
          command: event.data.command,
          startedAt: event.at,
          exitCode: null,
          timedOut: false,
          milliseconds: null,
        },
      };
    case 'merge.verifyFinished': {
      const { exitCode, timedOut, milliseconds } = event.data;
      return merge.verification
        ? { verification: { ...merge.verification, exitCode, timedOut, milliseconds } }
        : {};
    }
    case 'merge.landing':
      return { landing: true, oldOid: event.data.oldOid, newOid: event.data.newOid };
    case 'merge.landed':
      return {
        state: 'landed',
        landing: false,
        reason: null,
        oldOid: event.data.oldOid,
        newOid: event.data.newOid,
        checkout: event.data.checkout,
      };
    case 'merge.conflicted':
      return {
        state: 'conflict',
        landing: false,
        conflicts: event.data.files,
        reason: conflictReason(event.data.files),
      };
    case 'merge.failed':
      return { state: 'failed', landing: false, reason: event.data.reason };
    case 'merge.waiting':
      return { state: 'waiting', landing: false, reason: event.data.reason, held: event.data.held ?? [] };
    case 'merge.overridden':
      return { override: event.data.reason };
    case 'merge.requeued':
      return {
        state: 'queued',
        landing: false,
        reason: event.data.reason,
        sentBack: false,
        held: [],
        laneOid: event.data.anew === true ? null : merge.laneOid,
      };
    case 'merge.cancelled':
      return { state: 'cancelled', landing: false, reason: event.data.reason };
    case 'merge.sentBack':
      return { sentBack: true };
    case 'merge.reverted':
      return { state: 'reverted', revertedBy: event.data.by };
    case 'merge.enqueued':
    case 'merge.reordered':
      return {};
  }
}

function conflictReason(files: readonly ConflictFile[]): string {
  const names = files
    .slice(0, 3)
    .map((f) => f.path)
    .join(', ');
  return files.length > 3 ? `Conflict in ${names} and ${files.length - 3} more` : `Conflict in ${names}`;
}
