import { type LaneId } from '../../../shared/domain/ids.ts';
import { statusOf } from '../../../shared/domain/lane/state.ts';
import { globalActions } from '../../state/actions.ts';
import { pauseAll, resumeAll, useFleetState } from '../../state/fleet-control.ts';
import { chordOf } from '../../state/keymap.ts';
import { chooseProject, openReview, openTranscriptAt, readUi } from '../../state/ui.ts';
import { useLanes, usePendingApprovals, useProjects, useReplica } from '../../state/use-replica.ts';
import { paletteWords as words } from '../../words/palette.ts';
import { actionEntries, approvalEntries, laneEntries, viewEntries } from './palette-entries.ts';
import { type PaletteGroup } from './shown-groups.ts';
import { type useFound } from './use-found.ts';

/** Everything that can be done, as it stands now. */
export function usePaletteGroups(): readonly PaletteGroup[] {
  const lanes = useLanes();
  const projects = useProjects();
  const pending = usePendingApprovals();
  const names = useReplica((r) => r.world.lanes);
  const fleet = useFleetState();
  const pause = {
    id: 'pause',
    title: fleet.paused ? words.resume(fleet.lanes) : words.pause,
    chord: chordOf('pauseAll'),
    run: () => void (fleet.paused ? resumeAll() : pauseAll()),
  };
  return [
    { heading: words.waiting, entries: approvalEntries(pending, (id) => names[id]?.name ?? id) },
    { heading: words.actions, entries: [pause, ...actionEntries(globalActions)] },
    { heading: words.lanes, entries: lanes.flatMap((lane) => laneEntries(lane, statusOf(lane))) },
    { heading: words.views, entries: viewEntries(globalActions, projects) },
  ];
}

/** What the host found: changed files, and places in transcripts of open lanes. */
export function useFoundGroups({ files, places }: ReturnType<typeof useFound>): readonly PaletteGroup[] {
  const lanes = useReplica((r) => r.world.lanes);
  const isOpen = (laneId: LaneId) => lanes[laneId] !== undefined && lanes[laneId]?.phase !== 'closed';
  const nameOf = (laneId: LaneId) => lanes[laneId]?.name ?? laneId;
  const inProject = (laneId: LaneId) => {
    const projectId = lanes[laneId]?.projectId ?? null;
    if (projectId !== readUi().projectId) chooseProject(projectId);
  };
  const ofFiles = files.map(({ laneId, path }) => ({
    id: `file ${laneId} ${path}`,
    title: path,
    about: nameOf(laneId),
    run: () => {
      inProject(laneId);
      openReview(laneId, path);
    },
  }));
  const ofPlaces = places
    .filter(({ laneId }) => isOpen(laneId))
    .map(({ laneId, itemId, position, snippet }) => ({
      id: `place ${laneId} ${itemId}`,
      title: nameOf(laneId),
      about: snippet.replaceAll(/\s+/g, ' ').trim(),
      run: () => {
        inProject(laneId);
        openTranscriptAt({ laneId, itemId, position });
      },
    }));
  return [
    { heading: words.files, entries: ofFiles },
    { heading: words.transcripts, entries: ofPlaces },
  ].filter(({ entries }) => entries.length > 0);
}
