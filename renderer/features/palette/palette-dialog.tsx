import { useState } from 'react';
import { Command } from 'cmdk';
import { Dialog as Radix } from 'radix-ui';
import { closeDialog, rememberDone, useUi } from '../../state/ui.ts';
import { keepUnderBar } from '../../ui/dialog.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { paletteWords as words } from '../../words/palette.ts';
import { type PaletteEntry } from './palette-entries.ts';
import { shownGroups } from './shown-groups.ts';
import { useFound } from './use-found.ts';
import { useFoundGroups, usePaletteGroups } from './use-palette-groups.ts';
import './palette.css';

/** Any action, lane, view, question, file or place in a transcript, by a few letters of it. */
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
          <Radix.Title className="visually-hidden">{words.title}</Radix.Title>
          <Palette />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function Palette() {
  const [typed, setTyped] = useState('');
  const recent = useUi((ui) => ui.recent);
  const groups = usePaletteGroups();
  const found = useFound(typed);
  const fromHost = useFoundGroups(found);
  const shown = [...shownGroups(groups, typed, recent, words.recent), ...fromHost];
  return (
    <Command label={words.title} loop shouldFilter={false}>
      <Command.Input autoFocus placeholder={words.placeholder} value={typed} onValueChange={setTyped} />
      <Command.List className="scroll">
        {shown.length === 0 && !found.looking && <p className="palette-said">{words.none}</p>}
        {shown.map(({ heading, entries }) => (
          <Command.Group key={heading} heading={heading}>
            {entries.map((entry) => (
              <PaletteItem key={entry.id} entry={entry} />
            ))}
          </Command.Group>
        ))}
      </Command.List>
      {(found.looking || found.failure !== null) && (
        <p className="palette-foot" role="status">
          {found.failure === null ? words.looking : words.failed(found.failure)}
        </p>
      )}
    </Command>
  );
}

function PaletteItem({ entry }: { readonly entry: PaletteEntry }) {
  return (
    <Command.Item
      value={entry.id}
      onSelect={() => {
        rememberDone(entry.id);
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
