// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest';
import { type LaneView } from '../../../shared/contract/index.ts';
import { type PromptId } from '../../../shared/domain/ids.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { readUi } from '../../state/ui.ts';
import { laneIdOf, laneRunning, projectOpened } from '../../testing/events.ts';
import { settle, shownWorld, startFakeHost } from '../../testing/fake-host.ts';
import { takeOut } from './take-out.ts';

let host: Awaited<ReturnType<typeof startFakeHost>>;
const laneId = laneIdOf('Oak');
afterEach(() => host.stop());

const queued = (id: string): Parameters<typeof host.record>[0] => ({
  type: 'lane.promptQueued',
  data: { laneId, promptId: id as PromptId, text: `Text ${id}`, source: 'human' },
});
const view = () => shownWorld().lanes[laneId] as unknown as LaneView;

it('puts a prompt that was taken out back where it stood', async () => {
  host = await startFakeHost([projectOpened(), ...laneRunning('Oak'), ...['p1', 'p2', 'p3'].map(queued)], {
    'lane.removePrompt': ({ promptId }) => {
      host.record({ type: 'lane.promptRemoved', data: { laneId, promptId: promptId as PromptId } });
      return ok(view());
    },
    'lane.prompt': () => {
      host.record(queued('p4'));
      return ok({ promptId: 'p4' as PromptId, lane: view() });
    },
    'lane.reorderPrompts': () => ok(view()),
  });
  const second = shownWorld().lanes[laneId]?.queue[1];
  if (!second) throw new Error('no second prompt');
  await takeOut(laneId, second);
  expect(host.calls('lane.removePrompt')).toEqual([{ laneId, promptId: 'p2' }]);
  readUi().notices.at(-1)?.action?.run();
  await settle();
  await settle();
  expect(host.calls('lane.prompt')).toEqual([{ laneId, text: 'Text p2' }]);
  expect(host.calls('lane.reorderPrompts')).toEqual([{ laneId, promptIds: ['p1', 'p4', 'p3'] }]);
});
