import { switchyard } from '../../shared/domain/actor.ts';
import { type TrespassWatch } from '../coordination/trespass-watch.ts';
import { type Engine } from '../engine/engine.ts';
import { type Reactor } from './reactor.ts';

/**
 * Looks once more at what a lane wrote when its turn is over, and lets merges go on that waited for paths which are free
 * now.
 */
export const watchReservations = (engine: Engine, watch: TrespassWatch): Reactor => ({
  name: 'watch-reservations',
  react: (event) => {
    switch (event.type) {
      case 'lane.checkpointed':
        return watch.look(event.data.laneId);
      case 'reservation.ended':
        return retryWaiting(engine, event.data.reservationId);
      default:
        return null;
    }
  },
});

async function retryWaiting(engine: Engine, reservationId: string): Promise<void> {
  const waiting = Object.values(engine.world.merges).filter(
    (m) => m.state === 'waiting' && m.held.some((h) => h.reservationId === reservationId),
  );
  for (const { id: mergeId } of waiting)
    await engine.dispatch({ type: 'merge.retry', data: { mergeId } }, { actor: switchyard });
}
