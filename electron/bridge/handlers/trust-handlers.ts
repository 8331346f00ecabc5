import { standings } from '../../../shared/domain/trust/standing.ts';
import { fail, ok } from '../../../shared/kernel/result.ts';
import { type Handlers } from '../host-port.ts';
import { type HandlerContext } from './context.ts';

type Calls = Extract<keyof Handlers, `trust.${string}`>;

/** Answers `trust.*`. */
export const trustHandlers = ({ lanes: { engine } }: HandlerContext): Pick<Handlers, Calls> => ({
  'trust.list': async ({ projectId }) => {
    const project = engine.world.projects[projectId];
    if (!project) return fail('not-found', `There is no project ${projectId}.`);
    return ok({ items: standings(engine.world.trust, engine.world.lanes, project) });
  },
  'trust.set': async (data, { actor }) => {
    const done = await engine.dispatch({ type: 'trust.set', data }, { actor });
    return done.ok ? ok({}) : done;
  },
});
