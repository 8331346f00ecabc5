import { Inbox, Search } from 'lucide-react';
import clsx from 'clsx';
import { answerWaiting } from '../state/actions.ts';
import { chordOf } from '../state/keymap.ts';
import { waitingMail } from '../state/selectors.ts';
import { useFleetCounts, usePendingApprovals, useWorld } from '../state/use-replica.ts';
import { openDialog } from '../state/ui.ts';
import { IconButton } from '../ui/button.tsx';
import { Glyph, type GlyphName } from '../ui/glyph.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { Divider } from '../ui/panel.tsx';
import { Count } from '../ui/tag.tsx';
import { Tooltip } from '../ui/tooltip.tsx';
import { FleetFigures } from './fleet-figures.tsx';
import { PauseButton, PauseOutcome } from './pause-button.tsx';
import { ProjectSwitcher } from './project-switcher.tsx';
import './fleet-bar.css';

/** The bar that is never covered: which project, how the fleet is, what waits, and the one button. */
export function FleetBar() {
  const mail = useWorld(waitingMail).length;
  const waiting = usePendingApprovals().length + mail;
  return (
    <header className="fleet-bar" data-above-dialogs="">
      <ProjectSwitcher />
      <Divider />
      <FleetCounts mail={mail} />
      <FleetFigures />
      <PauseOutcome />
      <span className="grow" />
      <Tooltip content="Find any action or lane">
        <button
          className="fleet-find"
          data-tour="palette"
          type="button"
          onClick={() => openDialog('palette')}
        >
          <Search size={16} />
          <span className="visually-hidden">Find</span>
          <Kbd chord={chordOf('palette')} />
        </button>
      </Tooltip>
      <span className="fleet-inbox" data-tour="inbox">
        <IconButton
          label={waiting === 0 ? 'Inbox' : `Inbox, ${waiting} waiting for you`}
          onClick={answerWaiting}
        >
          <Inbox size={16} />
          <Count value={waiting} tone="wait" />
        </IconButton>
      </span>
      <span aria-live="polite">
        <PauseButton />
      </span>
    </header>
  );
}

function FleetCounts({ mail }: { readonly mail: number }) {
  const counts = useFleetCounts();
  if (counts.open === 0) return <span className="fleet-count fleet-zero">No lanes yet</span>;
  return (
    <div className="fleet-counts" data-tour="counts" role="status" aria-label="Fleet">
      <FleetCount glyph="running" value={counts.running} word="running" />
      <FleetCount glyph="waiting" value={counts.waiting + mail} word="waiting for you" />
      <FleetCount glyph="paused" value={counts.paused} word="paused" />
      <FleetCount glyph="failed" value={counts.failed} word="failed" />
      {counts.interrupted > 0 && (
        <FleetCount glyph="interrupted" value={counts.interrupted} word="interrupted" />
      )}
    </div>
  );
}

interface FleetCountProps {
  readonly glyph: GlyphName;
  readonly value: number;
  readonly word: string;
}

function FleetCount({ glyph, value, word }: FleetCountProps) {
  const waits = glyph === 'waiting' && value > 0;
  return (
    <span className={clsx('fleet-count', value === 0 && 'fleet-zero', waits && 'fleet-waits')}>
      <Glyph name={glyph} />
      <b>{value}</b> <span className="fleet-word">{word}</span>
    </span>
  );
}
