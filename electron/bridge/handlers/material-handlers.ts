import { type LaneId } from '../../../shared/domain/ids.ts';
import { fail, ok } from '../../../shared/kernel/result.ts';
import { timelineFind } from '../../coordination/timeline-find.ts';
import { timelineTotals } from '../../coordination/timeline-totals.ts';
import { timelineWindow } from '../../coordination/timeline-window.ts';
import { timelineStrips } from '../../coordination/timeline.ts';
import { type Handlers } from '../host-port.ts';
import { type HandlerContext } from './context.ts';

type Calls = Extract<keyof Handlers, `transcript.${string}` | `output.${string}` | `timeline.${string}`>;

/** Answers `transcript.*`, `output.*` and `timeline.*`. */
export function materialHandlers({ lanes, log }: HandlerContext): Pick<Handlers, Calls> {
  const { material, engine, clock } = lanes;
  const history = { material, engine, log, clock };
  const backwards = fail('invalid-input', 'The window ends before it begins.');
  const known = (laneId: LaneId) => engine.world.lanes[laneId] !== undefined;
  return {
    'transcript.read': async ({ laneId, before, after, limit }) => {
      if (!known(laneId)) return fail('not-found', `There is no lane ${laneId}.`);
      return ok(await material.read(laneId, { before, after, limit }));
    },
    'transcript.locate': async ({ laneId, of }) => {
      if (!known(laneId)) return fail('not-found', `There is no lane ${laneId}.`);
      const item =
        'itemId' in of
          ? await material.get(laneId, of.itemId)
          : await material.firstOfTurn(laneId, of.turnId, of.startedAt);
      return ok({ place: item && { itemId: item.itemId, position: item.position } });
    },
    'transcript.search': async ({ query, laneId, limit, order }) =>
      ok({ items: [...(await material.search(query, limit, laneId, order))] }),
    'output.read': async ({ stream, after }) => ok(await material.readOutput(stream, after)),
    'timeline.window': async (window) =>
      window.to <= window.from ? backwards : ok(await timelineWindow(history, window)),
    'timeline.strips': (grid) => Promise.resolve(ok(timelineStrips(history, grid))),
    'timeline.totals': async (range) =>
      range.to <= range.from ? backwards : ok(await timelineTotals(history, range)),
    'timeline.find': async (asked) => ok(await timelineFind(history, asked)),
  };
}
