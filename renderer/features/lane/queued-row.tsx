import { type DragEvent, type KeyboardEvent, useState } from 'react';
import { ArrowDown, ArrowUp, GripVertical, Pencil, X } from 'lucide-react';
import { type LaneId } from '../../../shared/domain/ids.ts';
import { type QueuedPrompt } from '../../../shared/domain/lane/state.ts';
import { perform } from '../../state/use-command.ts';
import { IconButton } from '../../ui/button.tsx';
import { Textarea } from '../../ui/field.tsx';
import { takeOut } from './take-out.ts';
import { talkWords } from '../../words/lane-talk.ts';

export interface QueuedRowProps {
  readonly laneId: LaneId;
  readonly prompt: QueuedPrompt;
  readonly number: number;
  readonly last: boolean;
  readonly onMove: (by: 1 | -1) => void;
  readonly onDragStart: () => void;
  readonly onDrop: (event: DragEvent) => void;
}

/** One prompt that waits: read it, change it, move it, take it out. */
export function QueuedRow(props: QueuedRowProps) {
  const { laneId, prompt, number, last, onMove } = props;
  const [editing, setEditing] = useState(false);
  if (editing) return <PromptEditor laneId={laneId} prompt={prompt} onDone={() => setEditing(false)} />;
  return (
    <li
      className="queued"
      draggable
      onDragStart={props.onDragStart}
      onDragOver={(event) => event.preventDefault()}
      onDrop={props.onDrop}
    >
      <GripVertical size={12} className="t3" />
      <span className="t3">{number}</span>
      <span className="ellipsis" title={prompt.text}>
        {prompt.text}
      </span>
      <span className="queued-actions">
        {number > 1 && (
          <IconButton label={talkWords.moveUp(number)} size="small" onClick={() => onMove(-1)}>
            <ArrowUp size={12} />
          </IconButton>
        )}
        {!last && (
          <IconButton label={talkWords.moveDown(number)} size="small" onClick={() => onMove(1)}>
            <ArrowDown size={12} />
          </IconButton>
        )}
        <IconButton label={talkWords.editOne(number)} size="small" onClick={() => setEditing(true)}>
          <Pencil size={12} />
        </IconButton>
        <IconButton
          label={talkWords.remove(number)}
          size="small"
          onClick={() => void takeOut(laneId, prompt)}
        >
          <X size={12} />
        </IconButton>
      </span>
    </li>
  );
}

interface PromptEditorProps {
  readonly laneId: LaneId;
  readonly prompt: QueuedPrompt;
  readonly onDone: () => void;
}

function PromptEditor({ laneId, prompt, onDone }: PromptEditorProps) {
  const [text, setText] = useState(prompt.text);
  const save = async () => {
    const next = text.trim();
    if (next === '' || next === prompt.text) return onDone();
    const answer = await perform('lane.editPrompt', { laneId, promptId: prompt.id, text: next });
    if (answer.ok) onDone();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onDone();
    else if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    else void save();
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <li className="queued-edit">
      <Textarea
        autoFocus
        rows={3}
        aria-label={talkWords.edit}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => void save()}
      />
    </li>
  );
}
