import { type DomainEvent, type Recorded } from '../../shared/domain/event.ts';
import { type Conductor } from '../coordination/conductor.ts';
import { type Proposals } from '../coordination/proposals.ts';
import { type Engine } from '../engine/engine.ts';
import { type PauseGate } from '../engine/pause-gate.ts';
import { type Reactor } from './reactor.ts';

/** Takes up what the lane of a planner has written. */
export const takeProposals = (proposals: Proposals): Reactor => ({
  name: 'take-proposals',
  react: (event) => (event.type === 'lane.checkpointed' ? proposals.look(event.data.laneId) : null),
});

/** Lets missions go on when something happened that they may have waited for. */
export const advanceMissions = (engine: Engine, gate: PauseGate, conductor: Conductor): Reactor => ({
  name: 'advance-missions',
  react: (event) => {
    if (event.type === 'fleet.resumed') return gate.whenOpen().then(() => conductor.advanceAll());
    if (event.type === 'reservation.ended' || event.type === 'project.configured')
      return conductor.advanceAll();
    const missionId = missionOf(engine, event);
    return missionId === null ? null : conductor.advance(missionId);
  },
});

function missionOf(engine: Engine, event: Recorded<DomainEvent>) {
  const { type, data } = event;
  if ('missionId' in data) return data.missionId;
  const tells =
    type === 'lane.turnEnded' ||
    type === 'lane.checkpointed' ||
    type === 'lane.stageChanged' ||
    type === 'lane.runEnded' ||
    type === 'lane.closed' ||
    type.startsWith('merge.');
  if (!tells || !('laneId' in data)) return null;
  return engine.world.lanes[data.laneId]?.mission?.missionId ?? null;
}
