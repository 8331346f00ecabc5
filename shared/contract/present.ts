import { type Approval } from '../domain/approval/state.ts';
import { type Fleet } from '../domain/fleet/state.ts';
import { type Lane, type Lanes, statusOf } from '../domain/lane/state.ts';
import { type Merge } from '../domain/merge/state.ts';
import { progressOf } from '../domain/mission/progress.ts';
import { type Mission } from '../domain/mission/state.ts';
import { type Project } from '../domain/project/state.ts';
import { type Review } from '../domain/review/state.ts';
import { type ApprovalView } from './views/approval.ts';
import { type FleetView } from './views/fleet.ts';
import { type LaneView } from './views/lane.ts';
import { type MergeView } from './views/merge.ts';
import { type MissionView } from './views/mission.ts';
import { type ProjectView } from './views/project.ts';
import { type ReviewView } from './views/review.ts';

/** A lane as callers see it: its state with the one word for how it is. */
export const toLaneView = (lane: Lane): LaneView => ({ ...lane, status: statusOf(lane) });

export const toProjectView = (project: Project): ProjectView => ({ ...project });

export const toApprovalView = (approval: Approval): ApprovalView => ({ ...approval });

export const toMergeView = (merge: Merge): MergeView => ({ ...merge });

export const toFleetView = (fleet: Fleet): FleetView => ({ ...fleet });

export const toReviewView = (review: Review): ReviewView => ({ ...review });

/** A mission with how each of its tasks is. */
export const toMissionView = (mission: Mission, lanes: Lanes): MissionView => ({
  ...mission,
  progress: progressOf(mission, lanes),
});
