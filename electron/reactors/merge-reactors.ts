import { type Engine } from '../engine/engine.ts';
import { type PauseGate } from '../engine/pause-gate.ts';
import { type CheckoutWatch } from '../merge/checkout-watch.ts';
import { type MergeQueue } from '../merge/queue.ts';
import { type Reactor } from './reactor.ts';

/** Keeps the merger of each project at work while anything is queued. */
export const advanceQueue = (engine: Engine, gate: PauseGate, queue: MergeQueue): Reactor => ({
  name: 'advance-queue',
  react: (event) => {
    switch (event.type) {
      case 'merge.enqueued':
      case 'merge.requeued': {
        const projectId = engine.world.merges[event.data.mergeId]?.projectId;
        return projectId ? queue.advance(projectId) : null;
      }
      case 'merge.cancelled':
        queue.cancelVerification(event.data.mergeId);
        return null;
      case 'fleet.resumed':
        return gate.whenOpen().then(() => advanceAll(engine, queue));
      default:
        return null;
    }
  },
});

/** Watches the human's checkout while an entry waits for it. */
export const watchCheckout = (watch: CheckoutWatch): Reactor => ({
  name: 'watch-checkout',
  react: (event) => {
    if (event.type === 'merge.waiting' || event.type === 'fleet.resumed') watch.wake();
    return null;
  },
});

/** For start-up and resuming: every project's queue. */
export async function advanceAll(engine: Engine, queue: MergeQueue): Promise<void> {
  await Promise.all(Object.values(engine.world.projects).map((p) => queue.advance(p.id)));
}
