import { type KeyboardEvent } from 'react';
import { Ellipsis, Plus, X } from 'lucide-react';
import { type Lane, type LaneTerminal } from '../../../shared/domain/lane/state.ts';
import { absolute } from '../../lib/format.ts';
import { chordOf } from '../../state/keymap.ts';
import { chooseShell, setScreenReader, useUi, wantKeyboard } from '../../state/ui.ts';
import { IconButton } from '../../ui/button.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import { terminalWords } from '../../words/terminal.ts';

export interface TerminalStripProps {
  readonly lane: Lane;
  readonly shown: LaneTerminal;
  readonly opening: boolean;
  readonly onOpen: () => void;
  readonly onClose: () => void;
}

/** One tab a shell, with what can be done about them. */
export function TerminalStrip({ lane, shown, opening, onOpen, onClose }: TerminalStripProps) {
  const screenReader = useUi((ui) => ui.screenReader);
  const shells = lane.terminals.includes(shown) ? lane.terminals : [...lane.terminals, shown];
  return (
    <div className="term-strip">
      <div className="term-chips" role="tablist" aria-label={terminalWords.list(lane.name)} onKeyDown={step}>
        {shells.map((shell) => (
          <button
            key={shell.id}
            type="button"
            role="tab"
            className="term-chip"
            aria-selected={shell.id === shown.id}
            tabIndex={shell.id === shown.id ? 0 : -1}
            title={`${shell.shell}, process ${shell.pid}, since ${absolute(shell.openedAt)}`}
            onClick={() => chooseShell(lane.id, shell.id)}
          >
            {terminalWords.tab(shell.number)}
          </button>
        ))}
      </div>
      <IconButton
        label={terminalWords.openOneMore(lane.name)}
        size="small"
        disabled={opening || lane.pausedBy !== null}
        onClick={onOpen}
      >
        <Plus size={14} />
      </IconButton>
      <span className="grow" />
      {lane.pausedBy !== null && (
        <span className="row gap4 small c-pause">
          <Glyph name="paused" size={12} />
          {terminalWords.frozen}
        </span>
      )}
      <Menu
        label={terminalWords.options}
        trigger={
          <IconButton label={terminalWords.options} size="small">
            <Ellipsis size={14} />
          </IconButton>
        }
      >
        <MenuItem
          chord={chordOf('leaveTerminal')}
          onSelect={() => wantKeyboard(lane.id)}
          about={terminalWords.enterAbout}
        >
          {terminalWords.enter}
        </MenuItem>
        <MenuItem
          checked={screenReader}
          onSelect={() => setScreenReader(!screenReader)}
          about={terminalWords.screenReaderAbout}
        >
          {terminalWords.screenReader}
        </MenuItem>
      </Menu>
      <IconButton label={terminalWords.close(shown.number)} size="small" onClick={onClose}>
        <X size={14} />
      </IconButton>
    </div>
  );
}

/** Arrow keys go from tab to tab. */
function step(event: KeyboardEvent<HTMLElement>): void {
  const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (by === 0) return;
  const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]')];
  const at = tabs.findIndex((tab) => tab === document.activeElement);
  tabs[(at + by + tabs.length) % tabs.length]?.focus();
  event.preventDefault();
}
