import { type Handlers } from '../host-port.ts';
import { type HandlerContext } from './context.ts';

type Calls = Extract<keyof Handlers, `plan.${string}`>;

/** Answers `plan.*`. */
export function planHandlers({ plans }: HandlerContext): Pick<Handlers, Calls> {
  return {
    'plan.check': ({ projectId, tasks }) => plans.check(projectId, tasks),
  };
}
