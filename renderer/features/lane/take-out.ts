import { type LaneId } from '../../../shared/domain/ids.ts';
import { type QueuedPrompt } from '../../../shared/domain/lane/state.ts';
import { replica } from '../../state/replica.ts';
import { notify } from '../../state/ui.ts';
import { perform } from '../../state/use-command.ts';
import { laneWords } from '../../words/lane.ts';

const queueOf = (laneId: LaneId) => replica.getState().world.lanes[laneId]?.queue.map(({ id }) => id) ?? [];

/** Takes a prompt out of the queue and offers to put it back where it stood. */
export async function takeOut(laneId: LaneId, prompt: QueuedPrompt): Promise<void> {
  const place = queueOf(laneId).indexOf(prompt.id);
  const answer = await perform('lane.removePrompt', { laneId, promptId: prompt.id });
  if (!answer.ok) return;
  notify(laneWords.removed(answer.data.name), null, {
    label: laneWords.putBack,
    run: () => void putBack(laneId, prompt.text, place),
  });
}

async function putBack(laneId: LaneId, text: string, place: number): Promise<void> {
  const queued = await perform('lane.prompt', { laneId, text });
  if (!queued.ok) return;
  const { promptId, lane } = queued.data;
  const others = lane.queue.map(({ id }) => id).filter((id) => id !== promptId);
  // It was sent at once: nothing is left to be ordered.
  if (others.length === lane.queue.length || place >= others.length) return;
  const promptIds = others.toSpliced(place, 0, promptId);
  await perform('lane.reorderPrompts', { laneId, promptIds });
}
