import { type CommentId, type LaneId, type PromptId } from '../ids.ts';

/** A remark on a line of a lane's diff. */
export interface CommentDraft {
  readonly path: string;
  /** Which side of the diff: as it was, or as the lane made it. */
  readonly side: 'old' | 'new';
  /** Counted from 1; 0 stands for the file as a whole. */
  readonly line: number;
  /** The text of that line when the remark was made, so that it can be found again after the file has changed. */
  readonly quote: string;
  readonly weight: 'required' | 'suggestion';
  readonly text: string;
}

/** A verdict on a lane's work. `approve` with open required comments is refused. */
export type Verdict = 'approve' | 'changes';

export type ReviewEvent =
  | {
      readonly type: 'review.commented';
      readonly data: CommentDraft & { readonly laneId: LaneId; readonly commentId: CommentId };
    }
  | {
      readonly type: 'review.commentChanged';
      readonly data: {
        readonly laneId: LaneId;
        readonly commentId: CommentId;
        readonly weight: 'required' | 'suggestion';
        readonly text: string;
      };
    }
  | {
      readonly type: 'review.commentRemoved';
      readonly data: { readonly laneId: LaneId; readonly commentId: CommentId };
    }
  | {
      readonly type: 'review.commentResolved';
      readonly data: { readonly laneId: LaneId; readonly commentId: CommentId };
    }
  | {
      readonly type: 'review.submitted';
      readonly data: {
        readonly laneId: LaneId;
        readonly verdict: Verdict;
        readonly note: string | null;
        /** The commit whose diff was judged. */
        readonly headOid: string;
        /** The content of that commit; events from before it was recorded have none. */
        readonly treeOid?: string;
        readonly commentIds: readonly CommentId[];
        /** The prompt that carries the batch to the agent; null for an approval without remarks. */
        readonly promptId: PromptId | null;
      };
    };
