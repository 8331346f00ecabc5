import { type Milliseconds } from '../../kernel/time.ts';
import { type LaneId, type MergeId, type ProjectId, type ReservationId } from '../ids.ts';

/** A file that two sides changed in ways git cannot put together, with the hunks as git marks them. */
export interface ConflictFile {
  readonly path: string;
  /** git's own word: content, add/add, modify/delete, … */
  readonly kind: string;
  readonly hunks: readonly ConflictHunk[];
}

/** One conflicting region. */
export interface ConflictHunk {
  /** First line of the region in the file as merged, counted from 1. */
  readonly line: number;
  readonly ours: string;
  readonly theirs: string;
}

/** A path of an entry that somebody else holds. */
export interface HeldPath {
  readonly path: string;
  readonly reservationId: ReservationId;
  /** null for the human. */
  readonly holder: LaneId | null;
}

type Of<T> = { readonly mergeId: MergeId; readonly laneId: LaneId } & T;

/** The merge journal: every step is written before the next begins. */
export type MergeEvent =
  | {
      readonly type: 'merge.enqueued';
      readonly data: Of<{
        readonly projectId: ProjectId;
        readonly kind: 'merge' | 'revert';
        /** For a revert: the entry that it takes back. */
        readonly reverts: MergeId | null;
        readonly title: string;
        readonly targetBranch: string;
      }>;
    }
  | {
      readonly type: 'merge.attempted';
      readonly data: Of<{ readonly targetOid: string; readonly laneOid: string; readonly baseOid: string }>;
    }
  | {
      readonly type: 'merge.prepared';
      readonly data: Of<{ readonly commitOid: string; readonly files: number }>;
    }
  | { readonly type: 'merge.verifyStarted'; readonly data: Of<{ readonly command: string }> }
  | {
      readonly type: 'merge.verifyFinished';
      readonly data: Of<{
        readonly exitCode: number | null;
        readonly timedOut: boolean;
        readonly milliseconds: Milliseconds;
      }>;
    }
  | {
      readonly type: 'merge.landing';
      readonly data: Of<{ readonly ref: string; readonly oldOid: string; readonly newOid: string }>;
    }
  | {
      readonly type: 'merge.landed';
      readonly data: Of<{
        readonly kind: 'merge' | 'revert';
        readonly oldOid: string;
        readonly newOid: string;
        /** The lane's tip that is now part of the target. */
        readonly laneOid: string;
        /** What became of the user's checkout of the target branch. */
        readonly checkout: 'fast-forwarded' | 'not-checked-out';
      }>;
    }
  | {
      readonly type: 'merge.conflicted';
      readonly data: Of<{ readonly targetOid: string; readonly files: readonly ConflictFile[] }>;
    }
  | { readonly type: 'merge.failed'; readonly data: Of<{ readonly reason: string }> }
  | {
      readonly type: 'merge.waiting';
      /** `held`: the paths that others hold, when that is why it waits. */
      readonly data: Of<{ readonly reason: string; readonly held?: readonly HeldPath[] }>;
    }
  | {
      /** The human let it land over the reservations of others. */
      readonly type: 'merge.overridden';
      readonly data: Of<{ readonly reason: string; readonly held: readonly HeldPath[] }>;
    }
  | {
      readonly type: 'merge.requeued';
      /** `anew`: the lane's tip is looked up again, because a human asked for it; else the same commit is tried. */
      readonly data: Of<{ readonly reason: string; readonly anew?: boolean }>;
    }
  | {
      /** The human moved an entry among those that wait their turn. */
      readonly type: 'merge.reordered';
      /** All that are queued in the project, in their new order. */
      readonly data: Of<{ readonly order: readonly MergeId[] }>;
    }
  | { readonly type: 'merge.cancelled'; readonly data: Of<{ readonly reason: string | null }> }
  | { readonly type: 'merge.sentBack'; readonly data: Of<{ readonly note: string | null }> }
  | {
      readonly type: 'merge.reverted';
      readonly data: Of<{
        readonly by: MergeId;
        /** The commit that takes the merge back. */
        readonly revertOid: string;
        /** What the lane's diff is read against again. */
        readonly baseOid: string;
      }>;
    };

/** A journal entry that the queue itself writes. */
export type JournalEvent = Exclude<
  MergeEvent,
  {
    type:
      | 'merge.enqueued'
      | 'merge.cancelled'
      | 'merge.sentBack'
      | 'merge.reverted'
      | 'merge.overridden'
      | 'merge.reordered';
  }
>;
