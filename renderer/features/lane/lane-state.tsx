import { type ReactNode } from 'react';
import { type CallName } from '../../../shared/contract/index.ts';
import { type Lane, statusOf } from '../../../shared/domain/lane/state.ts';
import { useCommand } from '../../state/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { Glyph, type GlyphName } from '../../ui/glyph.tsx';
import { ErrorNote } from '../../ui/states.tsx';
import './lane-state.css';
import { laneActionWords } from '../../words/lane-actions.ts';

/** Why a lane stands still, and the one press that lets it go on. */
export function LaneState({ lane }: { readonly lane: Lane }) {
  const status = statusOf(lane);
  if (status === 'interrupted') {
    return (
      <Standstill glyph={status} call="lane.resume" action={laneActionWords.goOn} lane={lane}>
        {lane.reason ?? laneActionWords.agentEnded} {lane.turns > 0 && laneActionWords.workKept}
      </Standstill>
    );
  }
  if (status === 'failed') {
    return (
      <Standstill glyph={status} call="lane.retry" action={laneActionWords.tryAgain} lane={lane}>
        {lane.reason ?? laneActionWords.failed} {laneActionWords.nothingLeft}
      </Standstill>
    );
  }
  if (status === 'paused' && lane.pausedBy === 'lane') {
    return (
      <Standstill glyph={status} call="lane.resume" action={laneActionWords.goOn} lane={lane}>
        {laneActionWords.pausedByYou}
      </Standstill>
    );
  }
  if (status === 'paused') {
    return (
      <Standstill glyph={status} lane={lane}>
        {laneActionWords.pausedWithFleet}
      </Standstill>
    );
  }
  if (status === 'closed') {
    return (
      <Standstill glyph={status} call="lane.reopen" action={laneActionWords.bringBack} lane={lane}>
        {laneActionWords.closed}{' '}
        {lane.snapshotOid === null ? laneActionWords.noWorktree : laneActionWords.snapshotKept}
        {lane.unmergedAtClose && ` ${laneActionWords.didNotLand}`}
      </Standstill>
    );
  }
  return null;
}

interface StandstillProps {
  readonly lane: Lane;
  readonly glyph: GlyphName;
  readonly call?: Extract<CallName, 'lane.resume' | 'lane.retry' | 'lane.reopen'>;
  readonly action?: string;
  readonly children: ReactNode;
}

function Standstill({ lane, glyph, call = 'lane.resume', action, children }: StandstillProps) {
  const { run, busy, failure, clear } = useCommand(call);
  return (
    <div className="standstill" role="status">
      <div className="row">
        <Glyph name={glyph} />
        <p className="grow">{children}</p>
        {action !== undefined && (
          <Button size="small" busy={busy} onClick={() => void run({ laneId: lane.id })}>
            {action}
          </Button>
        )}
      </div>
      {failure && <ErrorNote failure={failure} onDismiss={clear} />}
    </div>
  );
}
