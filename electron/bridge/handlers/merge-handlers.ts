import { type MergeView } from '../../../shared/contract/index.ts';
import { toMergeView } from '../../../shared/contract/present.ts';
import { type MergeId, type PromptId } from '../../../shared/domain/ids.ts';
import { type Result, fail, ok } from '../../../shared/kernel/result.ts';
import { sendBackText } from '../../merge/send-back.ts';
import { type Dispatched } from '../../engine/engine.ts';
import { type Handlers } from '../host-port.ts';
import { type HandlerContext } from './context.ts';

type Calls = Extract<keyof Handlers, `merge.${string}` | `radar.${string}`>;

/** Answers `merge.*` and `radar.*`. */
export function mergeHandlers(context: HandlerContext): Pick<Handlers, Calls> {
  const { lanes, radar } = context;
  const { engine, ids } = lanes;
  const view = (mergeId: MergeId, done: Dispatched): Result<MergeView> => {
    if (!done.ok) return done;
    const merge = engine.world.merges[mergeId];
    return merge ? ok(toMergeView(merge)) : fail('not-found', 'There is no such entry in the merge queue.');
  };
  return {
    'merge.enqueue': async ({ laneId }, { actor }) => {
      const mergeId = ids<MergeId>('merge');
      return view(
        mergeId,
        await engine.dispatch({ type: 'merge.enqueue', data: { mergeId, laneId } }, { actor }),
      );
    },
    'merge.list': async ({ projectId }) => {
      const all = Object.values(engine.world.merges).filter((m) => !projectId || m.projectId === projectId);
      return ok({ items: all.map(toMergeView) });
    },
    'merge.cancel': async ({ mergeId }, { actor }) =>
      view(
        mergeId,
        await engine.dispatch({ type: 'merge.cancel', data: { mergeId, reason: null } }, { actor }),
      ),
    'merge.move': async ({ mergeId, before }, { actor }) =>
      view(mergeId, await engine.dispatch({ type: 'merge.move', data: { mergeId, before } }, { actor })),
    'merge.retry': async ({ mergeId }, { actor }) =>
      view(mergeId, await engine.dispatch({ type: 'merge.retry', data: { mergeId } }, { actor })),
    'merge.override': async ({ mergeId, reason }, { actor }) =>
      view(mergeId, await engine.dispatch({ type: 'merge.override', data: { mergeId, reason } }, { actor })),
    'merge.sendBack': async ({ mergeId, note }, { actor }) => {
      const merge = engine.world.merges[mergeId];
      if (!merge) return fail('not-found', 'There is no such entry in the merge queue.');
      const { end } = await lanes.material.readOutput(`verify:${mergeId}`, 0);
      const { text: output } = await lanes.material.readOutput(`verify:${mergeId}`, Math.max(0, end - 8000));
      const data = {
        mergeId,
        note: note ?? null,
        promptId: ids<PromptId>('prompt'),
        text: sendBackText(merge, output, note ?? null),
      };
      return view(mergeId, await engine.dispatch({ type: 'merge.sendBack', data }, { actor }));
    },
    'merge.revert': async ({ mergeId: reverts }, { actor }) => {
      const mergeId = ids<MergeId>('merge');
      return view(
        mergeId,
        await engine.dispatch({ type: 'merge.revert', data: { mergeId, reverts } }, { actor }),
      );
    },
    'radar.get': ({ projectId, fresh }) => radar.scan(projectId, fresh ?? false),
  };
}
