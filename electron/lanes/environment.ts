import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Lane } from '../../shared/domain/lane/state.ts';
import { type LaneDeps } from './deps.ts';

/** What every process of a lane finds in its environment: who it works for, its ports, and a place for its own state. */
export function laneEnvironment(deps: Pick<LaneDeps, 'places'>, lane: Lane): Record<string, string> {
  const state = join(deps.places.laneState, lane.id);
  mkdirSync(state, { recursive: true });
  return {
    SWITCHYARD_LANE_NAME: lane.name,
    SWITCHYARD_BRANCH: lane.branch,
    SWITCHYARD_STATE: state,
    SWITCHYARD_REHEARSALS: join(deps.places.resources, 'rehearsal'),
    SWITCHYARD_PORT_FROM: String(lane.portsFrom),
    SWITCHYARD_PORT_TO: String(lane.portsTo),
    PORT: String(lane.portsFrom),
  };
}
