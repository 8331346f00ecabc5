import { type ReactNode } from 'react';
import { type CallName } from '../../../shared/contract/index.ts';
import { type Lane, statusOf } from '../../../shared/domain/lane/state.ts';
import { useCommand } from '../../state/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { Glyph, type GlyphName } from '../../ui/glyph.tsx';
import { ErrorNote } from '../../ui/states.tsx';
import './lane-state.css';

/** Why a lane stands still, and the one press that lets it go on. */
export function LaneState({ lane }: { readonly lane: Lane }) {
  const status = statusOf(lane);
  if (status === 'interrupted') {
    return (
      <Standstill glyph={status} call="lane.resume" action="Resume" lane={lane}>
        {lane.reason ?? 'The agent ended.'}{' '}
        {lane.turns > 0 && 'Its work is in the worktree and its checkpoints.'}
      </Standstill>
    );
  }
  if (status === 'failed') {
    return (
      <Standstill glyph={status} call="lane.retry" action="Try again" lane={lane}>
        {lane.reason ?? 'The preparation failed.'} Nothing half-made was left behind.
      </Standstill>
    );
  }
  if (status === 'paused' && lane.pausedBy === 'lane') {
    return (
      <Standstill glyph={status} call="lane.resume" action="Resume" lane={lane}>
        Paused by you. No process of this lane runs.
      </Standstill>
    );
  }
  if (status === 'paused') {
    return (
      <Standstill glyph={status} lane={lane}>
        Paused with the fleet. It goes on when the fleet is resumed.
      </Standstill>
    );
  }
  if (status === 'closed') {
    return (
      <Standstill glyph={status} call="lane.reopen" action="Reopen" lane={lane}>
        Closed. {lane.snapshotOid === null ? 'It had no worktree.' : 'Its snapshot is kept.'}
        {lane.unmergedAtClose && ' It held work that did not land.'}
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
