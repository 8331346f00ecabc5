import { fail, ok } from '../../../shared/kernel/result.ts';
import { type Handlers } from '../host-port.ts';
import { type HandlerContext } from './context.ts';

type Calls = Extract<keyof Handlers, `reservation.${string}` | `message.${string}`>;

/** Answers `reservation.*` and `message.*`. */
export function coordinationHandlers({ lanes, reservations, mail }: HandlerContext): Pick<Handlers, Calls> {
  const { engine } = lanes;
  return {
    'reservation.list': (of) => reservations.list(of),
    'reservation.take': (request, { actor }) => reservations.take(request, actor),
    'reservation.check': async (request) => reservations.check(request),
    'reservation.release': async ({ reservationId, laneId }, { actor }) => {
      const one = engine.world.reservations.open[reservationId];
      if (!one) return fail('not-found', 'There is no such reservation any more.');
      const data = { reservationId, holder: laneId ?? one.holder };
      const done = await engine.dispatch({ type: 'reservation.release', data }, { actor });
      return done.ok ? ok({}) : done;
    },
    'reservation.forceRelease': async (data, { actor }) => {
      const done = await engine.dispatch({ type: 'reservation.forceRelease', data }, { actor });
      return done.ok ? ok({}) : done;
    },
    'message.send': (letter, { actor }) => mail.send(letter, actor),
    'message.list': async (of) => ok(mail.list(of)),
    'message.read': async ({ messageIds }, { actor }) => {
      const data = { recipient: null, messageIds };
      const done = await engine.dispatch({ type: 'message.read', data }, { actor });
      return done.ok ? ok({}) : done;
    },
    'message.acknowledge': ({ messageId, laneId = null, note = null }, { actor }) =>
      mail.acknowledge(messageId, laneId, note, actor),
  };
}
