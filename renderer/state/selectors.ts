import { type Approval } from '../../shared/domain/approval/state.ts';
import { type LaneId, type ProjectId } from '../../shared/domain/ids.ts';
import { type Lane, type LaneStatus, statusOf } from '../../shared/domain/lane/state.ts';
import { type Merge, isOpen } from '../../shared/domain/merge/state.ts';
import { type Message, waitsForHuman } from '../../shared/domain/message/state.ts';
import { type Project } from '../../shared/domain/project/state.ts';
import { type World } from '../../shared/domain/world.ts';

const byId = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : 1);

/** Projects in the order in which they were opened. */
export const projectsOf = (world: World): readonly Project[] => Object.values(world.projects).sort(byId);

/** The chosen project, or the newest one. */
export function currentProject(world: World, chosen: ProjectId | null): Project | null {
  const found = chosen === null ? undefined : world.projects[chosen];
  return found ?? projectsOf(world).at(-1) ?? null;
}

/** Lanes that are not closed, oldest first. */
export const openLanes = (world: World, projectId: ProjectId | null): readonly Lane[] =>
  allLanes(world, projectId).filter((lane) => lane.phase !== 'closed');

/** Closed lanes, the last closed first. */
export const closedLanes = (world: World, projectId: ProjectId | null): readonly Lane[] =>
  allLanes(world, projectId)
    .filter((lane) => lane.phase === 'closed')
    .sort((a, b) => b.statusSince - a.statusSince);

/** Every lane of a project, or of all. */
export const allLanes = (world: World, projectId: ProjectId | null): readonly Lane[] =>
  Object.values(world.lanes)
    .filter((lane) => projectId === null || lane.projectId === projectId)
    .sort(byId);

export type StatusCounts = Readonly<Record<LaneStatus, number>> & { readonly open: number };

/** How many lanes are in each state; `open` counts those that are not closed. */
export function countStatuses(lanes: readonly Lane[]): StatusCounts {
  const counts: Record<LaneStatus, number> = {
    preparing: 0,
    running: 0,
    waiting: 0,
    idle: 0,
    paused: 0,
    interrupted: 0,
    failed: 0,
    done: 0,
    closed: 0,
  };
  for (const lane of lanes) counts[statusOf(lane)] += 1;
  return { ...counts, open: lanes.length - counts.closed };
}

/** Questions that wait for the person, the longest waiting first, of all projects. */
export const pendingApprovals = (world: World): readonly Approval[] =>
  Object.values(world.approvals)
    .filter((approval) => approval.status === 'pending')
    .sort(byId);

/** Mail that waits for the person, the longest waiting first, of all projects. */
export const waitingMail = (world: World): readonly Message[] =>
  Object.values(world.messages).filter(waitsForHuman).sort(byId);

/** Questions that wait in one lane. */
export const pendingOfLane = (world: World, laneId: LaneId): readonly Approval[] =>
  pendingApprovals(world).filter((approval) => approval.laneId === laneId);

/** The merge journal of a project, oldest first. */
export const mergesOf = (world: World, projectId: ProjectId | null): readonly Merge[] =>
  Object.values(world.merges)
    .filter((merge) => projectId === null || merge.projectId === projectId)
    .sort(byId);

/** Entries that the queue still has to do something for, or that wait for the person. */
export const openMerges = (world: World, projectId: ProjectId | null): readonly Merge[] =>
  mergesOf(world, projectId).filter(
    (merge) => isOpen(merge) || (merge.state === 'conflict' && !merge.sentBack),
  );

/** The newest entry of a lane in the merge queue. */
export const mergeOfLane = (world: World, laneId: LaneId): Merge | null =>
  mergesOf(world, null)
    .filter((merge) => merge.laneId === laneId)
    .at(-1) ?? null;

/** A lane by name for a sentence; the id where it is not known. */
export const laneName = (world: World, laneId: LaneId): string => world.lanes[laneId]?.name ?? laneId;
