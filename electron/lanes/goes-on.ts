import { type LaneId } from '../../shared/domain/ids.ts';
import { type LaneDeps } from './deps.ts';

/** Whether the lane stands still, alone or with the fleet. */
export function standsStill({ engine, gate }: Pick<LaneDeps, 'engine' | 'gate'>, laneId: LaneId): boolean {
  const lane = engine.world.lanes[laneId];
  return gate.paused || (lane !== undefined && lane.phase !== 'closed' && lane.pausedBy !== null);
}

/** Resolves as soon as neither the lane nor the fleet is paused; at once when that is so, or when the lane is closed. */
export async function whenGoesOn(deps: Pick<LaneDeps, 'engine' | 'gate'>, laneId: LaneId): Promise<void> {
  while (standsStill(deps, laneId)) {
    await deps.gate.whenOpen();
    if (!standsStill(deps, laneId)) return;
    await new Promise<void>((resolve) => {
      const unsubscribe = deps.engine.subscribe(() => {
        if (standsStill(deps, laneId) && !deps.gate.paused) return;
        unsubscribe();
        resolve();
      });
    });
  }
}
