import {
  Archive,
  ArchiveRestore,
  CopyPlus,
  Ellipsis,
  FileDiff,
  GitCompareArrows,
  GitMerge,
  Maximize2,
  Pause,
  Pin,
  PinOff,
  Play,
  RotateCcw,
  Square,
} from 'lucide-react';
import { type Lane } from '../../../shared/domain/lane/state.ts';
import { togglePin, useBoard } from '../../state/board.ts';
import { chordOf } from '../../state/keymap.ts';
import { perform } from '../../state/use-command.ts';
import { askToClone, askToClose, compareLanes, openLaneWhole, openReview } from '../../state/ui.ts';
import { IconButton } from '../../ui/button.tsx';
import { Menu, MenuItem, MenuSeparator } from '../../ui/menu.tsx';
import { laneWords } from '../../words/lane.ts';
import { laneActionWords } from '../../words/lane-actions.ts';

/** What can be done with a lane as it stands. */
export function LaneMenu({ lane, alone }: { readonly lane: Lane; readonly alone: boolean }) {
  const trigger = (
    <IconButton label={laneActionWords.actions(lane.name)} size="small">
      <Ellipsis size={14} />
    </IconButton>
  );
  return (
    <Menu trigger={trigger} label={laneActionWords.actions(lane.name)}>
      <ViewActions lane={lane} alone={alone} />
      <MenuSeparator />
      {lane.phase === 'closed' ? <ClosedActions lane={lane} /> : <OpenActions lane={lane} />}
    </Menu>
  );
}

function ViewActions({ lane, alone }: { readonly lane: Lane; readonly alone: boolean }) {
  const pinned = useBoard(lane.projectId).pinned.includes(lane.id);
  return (
    <>
      {!alone && (
        <MenuItem
          icon={<Maximize2 size={14} />}
          chord={chordOf('openLane')}
          onSelect={() => openLaneWhole(lane.id)}
        >
          {laneWords.menuShowAlone}
        </MenuItem>
      )}
      <MenuItem
        icon={pinned ? <PinOff size={14} /> : <Pin size={14} />}
        chord={chordOf('pinLane')}
        onSelect={() => togglePin(lane.projectId, lane.id)}
      >
        {pinned ? laneWords.menuUnpin : laneWords.menuPin}
      </MenuItem>
      <MenuItem icon={<GitCompareArrows size={14} />} onSelect={() => compareLanes([lane.id])}>
        {laneWords.menuCompare}
      </MenuItem>
    </>
  );
}

function ClosedActions({ lane: { id: laneId } }: { readonly lane: Lane }) {
  return (
    <>
      <MenuItem icon={<ArchiveRestore size={14} />} onSelect={() => void perform('lane.reopen', { laneId })}>
        {laneActionWords.reopen}
      </MenuItem>
      <MenuItem icon={<CopyPlus size={14} />} onSelect={() => askToClone(laneId)}>
        {laneActionWords.clone}
      </MenuItem>
    </>
  );
}

function OpenActions({ lane }: { readonly lane: Lane }) {
  const laneId = lane.id;
  return (
    <>
      <RunActions lane={lane} />
      <MenuSeparator />
      <MenuItem icon={<FileDiff size={14} />} onSelect={() => openReview(laneId)}>
        {laneActionWords.review}
      </MenuItem>
      <MenuItem
        icon={<GitMerge size={14} />}
        disabled={lane.turn !== null}
        about={lane.turn === null ? undefined : laneActionWords.enqueueLater}
        onSelect={() => void perform('merge.enqueue', { laneId }, () => laneActionWords.enqueued(lane.name))}
      >
        {laneActionWords.enqueue}
      </MenuItem>
      <MenuItem icon={<CopyPlus size={14} />} onSelect={() => askToClone(laneId)}>
        {laneActionWords.clone}
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={<Archive size={14} />} onSelect={() => askToClose(laneId)}>
        {laneActionWords.close}
      </MenuItem>
    </>
  );
}

function RunActions({ lane }: { readonly lane: Lane }) {
  const laneId = lane.id;
  const resumable = lane.pausedBy === 'lane' || lane.phase === 'interrupted';
  return (
    <>
      {lane.pausedBy === null && (lane.run !== null || lane.terminals.length > 0) && (
        <MenuItem icon={<Pause size={14} />} onSelect={() => void perform('lane.pause', { laneId })}>
          {laneActionWords.pause}
        </MenuItem>
      )}
      {resumable && (
        <MenuItem icon={<Play size={14} />} onSelect={() => void perform('lane.resume', { laneId })}>
          {laneActionWords.resume}
        </MenuItem>
      )}
      {lane.phase === 'failed' && (
        <MenuItem icon={<RotateCcw size={14} />} onSelect={() => void perform('lane.retry', { laneId })}>
          {laneActionWords.retry}
        </MenuItem>
      )}
      <MenuItem
        icon={<Square size={14} />}
        chord={chordOf('interrupt')}
        disabled={lane.turn === null}
        onSelect={() => void perform('lane.interrupt', { laneId })}
      >
        {laneActionWords.interrupt}
      </MenuItem>
    </>
  );
}
