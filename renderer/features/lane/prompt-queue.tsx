import { type DragEvent, useState } from 'react';
import { type PromptId } from '../../../shared/domain/ids.ts';
import { type Lane } from '../../../shared/domain/lane/state.ts';
import { perform } from '../../state/use-command.ts';
import { Count } from '../../ui/tag.tsx';
import { QueuedRow } from './queued-row.tsx';
import { moved, movedBefore } from './queue-order.ts';
import './prompt-queue.css';
import { talkWords } from '../../words/lane-talk.ts';

const whenSent = (lane: Lane): string => {
  if (lane.pausedBy !== null) return talkWords.sentWhenResumed;
  if (lane.phase === 'preparing') return talkWords.sentWhenReady;
  if (lane.phase === 'ready') return talkWords.sentWhenOver;
  return talkWords.kept;
};

/** Prompts that wait for the agent, in the order in which they will be sent. */
export function PromptQueue({ lane }: { readonly lane: Lane }) {
  const [dragged, setDragged] = useState<PromptId | null>(null);
  const { queue } = lane;
  if (queue.length === 0) return null;
  const ids = queue.map((prompt) => prompt.id);
  const reorder = (promptIds: readonly PromptId[]) =>
    void perform('lane.reorderPrompts', { laneId: lane.id, promptIds: [...promptIds] });
  const drop = (event: DragEvent, before: PromptId) => {
    event.preventDefault();
    if (dragged !== null && dragged !== before) reorder(movedBefore(ids, dragged, before));
    setDragged(null);
  };
  return (
    <section className="queue" aria-label={talkWords.queueOf(lane.name)}>
      <div className="row queue-head">
        <h3 className="label">{talkWords.queue}</h3>
        <Count value={queue.length} />
        <span className="grow" />
        <span className="t3 small ellipsis">{whenSent(lane)}</span>
      </div>
      <ol className="queue-list scroll">
        {queue.map((prompt, index) => (
          <QueuedRow
            key={prompt.id}
            laneId={lane.id}
            prompt={prompt}
            number={index + 1}
            last={index === queue.length - 1}
            onMove={(by) => reorder(moved(ids, index, by))}
            onDragStart={() => setDragged(prompt.id)}
            onDrop={(event) => drop(event, prompt.id)}
          />
        ))}
      </ol>
    </section>
  );
}
