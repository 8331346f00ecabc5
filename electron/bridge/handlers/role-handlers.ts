import { ok } from '../../../shared/kernel/result.ts';
import { type Handlers } from '../host-port.ts';
import { type HandlerContext } from './context.ts';

type Calls = Extract<keyof Handlers, `role.${string}` | `skill.${string}`>;

/** Answers `role.*` and `skill.*`. */
export const roleHandlers = ({ roles }: HandlerContext): Pick<Handlers, Calls> => ({
  'role.list': ({ projectId }) => roles.list(projectId),
  'role.get': ({ projectId, roleId }) => roles.get(projectId, roleId),
  'role.save': ({ fields, instructions, ...rest }, { actor }) =>
    roles.save({ ...rest, draft: { fields, instructions } }, actor),
  'role.remove': async ({ projectId, roleId }, { actor }) => {
    const removed = await roles.remove(projectId, roleId, actor);
    return removed.ok ? ok({}) : removed;
  },
  'role.check': (question) => roles.check(question),
  'skill.list': ({ projectId }) => roles.skills(projectId),
});
