import { useEffect, useMemo, useRef, useState } from 'react';
import { chordOf } from '../../state/keymap.ts';
import { decideLater, openApproval, readUi, useUi } from '../../state/ui.ts';
import { useLane, usePendingApprovals } from '../../state/use-replica.ts';
import { Button } from '../../ui/button.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { isTyping } from '../../ui/typing.ts';
import { asksTo, subjectLine } from './words.ts';
import './summons.css';

const isBusy = () =>
  isTyping() || readUi().dialog !== null || document.querySelector('[role="dialog"], [role="menu"]') !== null;

/** Calls the person to what waits: by the dialog, or by a card that takes no focus while they write. */
export function Summons() {
  const pending = usePendingApprovals();
  const later = useUi((ui) => ui.later);
  const dialog = useUi((ui) => ui.dialog);
  const seen = useRef(new Set<string>());
  const [carded, setCarded] = useState<readonly string[]>([]);
  const waiting = useMemo(() => pending.filter(({ id }) => !later.includes(id)), [pending, later]);

  useEffect(() => {
    const fresh = waiting.filter(({ id }) => !seen.current.has(id));
    if (fresh.length === 0) return;
    for (const { id } of fresh) seen.current.add(id);
    if (isBusy()) setCarded((ids) => [...ids, ...fresh.map(({ id }) => id)].slice(-500));
    else openApproval();
  }, [waiting]);

  const cards = waiting.filter(({ id }) => carded.includes(id));
  const first = cards[0];
  const lane = useLane(first?.laneId ?? null);
  if (first === undefined || dialog === 'approval') return null;
  return (
    <aside className="summons" aria-label="Waiting for you" aria-live="polite">
      <div className="row">
        <Glyph name="waiting" />
        <b className="grow ellipsis">
          {lane?.name ?? 'A lane'} {asksTo(first)}
        </b>
        {cards.length > 1 && <span className="t3">1 of {cards.length}</span>}
      </div>
      <p className="mono summons-subject">{subjectLine(first)}</p>
      <div className="row">
        <Button size="small" tone="ghost" onClick={() => decideLater(cards.map(({ id }) => id))}>
          Decide later
        </Button>
        <span className="grow" />
        <Button size="small" chord={chordOf('inbox')} onClick={() => openApproval(first.id)}>
          Answer
        </Button>
      </div>
    </aside>
  );
}
