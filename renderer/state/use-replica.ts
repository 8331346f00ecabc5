import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { type Approval } from '../../shared/domain/approval/state.ts';
import { type Fleet } from '../../shared/domain/fleet/state.ts';
import { type LaneId } from '../../shared/domain/ids.ts';
import { type Lane } from '../../shared/domain/lane/state.ts';
import { type Merge } from '../../shared/domain/merge/state.ts';
import { type Project } from '../../shared/domain/project/state.ts';
import { type World } from '../../shared/domain/world.ts';
import { type FeedState } from '../client/feed.ts';
import { type Output, emptyOutput } from './outputs.ts';
import { type Replica, replica } from './replica.ts';
import * as select from './selectors.ts';
import { type Transcript, emptyTranscript } from './transcripts.ts';
import { useUi } from './ui.ts';
import { watchLane, watchOutput } from './watch.ts';

/** A part of the replica. The selector must answer the same value while nothing changed. */
export const useReplica = <T>(selector: (replica: Replica) => T): T => useStore(replica, selector);

/** A list or record made from the world, stable while its parts are the same. */
export function useWorld<T>(selector: (world: World) => T): T {
  return useStore(
    replica,
    useShallow((state: Replica) => selector(state.world)),
  );
}

export const useReady = (): boolean => useReplica((r) => r.ready);
export const useFeed = (): FeedState => useReplica((r) => r.feed);
export const useFleet = (): Fleet => useReplica((r) => r.world.fleet);

/** All projects. */
export const useProjects = (): readonly Project[] => useWorld(select.projectsOf);

/** The project that the views show; null when there is none. */
export function useProject(): Project | null {
  const chosen = useUi((ui) => ui.projectId);
  return useReplica((r) => select.currentProject(r.world, chosen));
}

/** Open lanes of the current project. */
export function useLanes(): readonly Lane[] {
  const projectId = useProject()?.id ?? null;
  return useWorld((world) => select.openLanes(world, projectId));
}

/** Closed lanes of the current project. */
export function useClosedLanes(): readonly Lane[] {
  const projectId = useProject()?.id ?? null;
  return useWorld((world) => select.closedLanes(world, projectId));
}

/** One lane; null when it is not known. */
export const useLane = (laneId: LaneId | null): Lane | null =>
  useReplica((r) => (laneId === null ? null : (r.world.lanes[laneId] ?? null)));

/** Merges of the current project, oldest first. */
export function useMerges(): readonly Merge[] {
  const projectId = useProject()?.id ?? null;
  return useWorld((world) => select.mergesOf(world, projectId));
}

/** Questions that wait, of all projects. */
export const usePendingApprovals = (): readonly Approval[] => useWorld(select.pendingApprovals);

/** How many lanes of all projects are in each state. */
export function useFleetCounts(): select.StatusCounts {
  const lanes = useReplica((r) => r.world.lanes);
  return useMemo(() => select.countStatuses(Object.values(lanes)), [lanes]);
}

/** A lane's transcript, kept live while the component stands. */
export function useTranscript(laneId: LaneId): Transcript {
  useEffect(() => watchLane(laneId), [laneId]);
  return useReplica((r) => r.transcripts[laneId] ?? emptyTranscript);
}

/** Output of a command, kept live while the component stands. Streams are `setup:<laneId>` and `verify:<mergeId>`. */
export function useOutput(stream: string | null): Output {
  useEffect(() => (stream === null ? undefined : watchOutput(stream)), [stream]);
  return useReplica((r) => (stream === null ? emptyOutput : (r.outputs[stream] ?? emptyOutput)));
}
