import { type LaneCommand } from '../../../shared/domain/command.ts';
import { type Lane } from '../../../shared/domain/lane/state.ts';
import { fail, ok } from '../../../shared/kernel/result.ts';
import { type Decision } from './decision.ts';

type PromptCommand = Extract<
  LaneCommand,
  { type: 'lane.queuePrompt' | 'lane.editPrompt' | 'lane.removePrompt' | 'lane.reorderPrompts' }
>;

/** Rules for the prompt queue of an open lane. */
export function decidePrompts(lane: Lane, command: PromptCommand): Decision {
  switch (command.type) {
    case 'lane.queuePrompt': {
      const { first, ...data } = command.data;
      const queued = { type: 'lane.promptQueued' as const, data };
      if (!first || lane.queue.length === 0) return ok([queued]);
      const promptIds = [data.promptId, ...lane.queue.map((p) => p.id)];
      return ok([queued, { type: 'lane.promptsReordered', data: { laneId: lane.id, promptIds } }]);
    }
    case 'lane.editPrompt':
      return inQueue(lane, command.data.promptId) ?? ok([{ type: 'lane.promptEdited', data: command.data }]);
    case 'lane.removePrompt':
      return inQueue(lane, command.data.promptId) ?? ok([{ type: 'lane.promptRemoved', data: command.data }]);
    case 'lane.reorderPrompts': {
      const before = [...lane.queue.map((p) => p.id)].sort().join();
      if (before !== [...command.data.promptIds].sort().join()) {
        return fail('conflict', 'The queue has changed meanwhile.', {
          next: 'Look at the queue and order it again.',
        });
      }
      return ok([{ type: 'lane.promptsReordered', data: command.data }]);
    }
  }
}

function inQueue(lane: Lane, promptId: string): Decision | null {
  if (lane.queue.some((p) => p.id === promptId)) return null;
  return fail('not-found', 'That prompt is no longer in the queue; it may have been sent.');
}
