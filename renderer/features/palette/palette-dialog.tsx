import { Command } from 'cmdk';
import { Dialog as Radix } from 'radix-ui';
import { statusOf } from '../../../shared/domain/lane/state.ts';
import { globalActions } from '../../state/actions.ts';
import { resumeAll, pauseAll, useFleetState } from '../../state/fleet-control.ts';
import { chordOf } from '../../state/keymap.ts';
import { closeDialog, useUi } from '../../state/ui.ts';
import { useLanes, usePendingApprovals, useReplica } from '../../state/use-replica.ts';
import { keepUnderBar } from '../../ui/dialog.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import {
  type PaletteEntry,
  actionEntries,
  approvalEntries,
  laneEntries,
  viewEntries,
} from './palette-entries.ts';
import { rank } from './rank.ts';
import './palette.css';

/** Any action, lane, view or question, by a few letters of it. */
export function PaletteDialog() {
  const open = useUi((ui) => ui.dialog === 'palette');
  return (
    <Radix.Root open={open} onOpenChange={(next) => !next && closeDialog()}>
      <Radix.Portal>
        <Radix.Overlay className="dialog-scrim" />
        <Radix.Content
          className="dialog palette"
          aria-describedby={undefined}
          onInteractOutside={keepUnderBar}
        >
          <Radix.Title className="visually-hidden">Find any action or lane</Radix.Title>
          <Palette />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function Palette() {
  const lanes = useLanes();
  const pending = usePendingApprovals();
  const names = useReplica((r) => r.world.lanes);
  const fleet = useFleetState();
  const groups = [
    { heading: 'Waiting for you', entries: approvalEntries(pending, (id) => names[id]?.name ?? id) },
    {
      heading: 'Actions',
      entries: [
        {
          id: 'pause',
          title: fleet.paused ? `Resume ${fleet.lanes} lanes` : 'Pause all',
          chord: chordOf('pauseAll'),
          run: () => void (fleet.paused ? resumeAll() : pauseAll()),
        },
        ...actionEntries(globalActions),
      ],
    },
    { heading: 'Lanes', entries: lanes.flatMap((lane) => laneEntries(lane, statusOf(lane))) },
    { heading: 'Views', entries: viewEntries(globalActions) },
  ];
  return (
    <Command label="Find any action or lane" loop filter={rank}>
      <Command.Input autoFocus placeholder="Find any action or lane" />
      <Command.List className="scroll">
        <Command.Empty>Nothing matches. Try a lane’s name, or what you want to do.</Command.Empty>
        {groups
          .filter(({ entries }) => entries.length > 0)
          .map(({ heading, entries }) => (
            <Command.Group key={heading} heading={heading}>
              {entries.map((entry) => (
                <PaletteItem key={entry.id} entry={entry} />
              ))}
            </Command.Group>
          ))}
      </Command.List>
    </Command>
  );
}

function PaletteItem({ entry }: { readonly entry: PaletteEntry }) {
  return (
    <Command.Item
      value={`${entry.title}\n${entry.about ?? ''}\n${entry.id}`}
      onSelect={() => {
        closeDialog();
        entry.run();
      }}
    >
      {entry.glyph ? <Glyph name={entry.glyph} /> : <span className="palette-blank" />}
      <span className="ellipsis">{entry.title}</span>
      <span className="grow t3 ellipsis">{entry.about}</span>
      {entry.chord !== undefined && <Kbd chord={entry.chord} />}
    </Command.Item>
  );
}
