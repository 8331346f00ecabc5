import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { Square } from 'lucide-react';
import { type Lane } from '../../../shared/domain/lane/state.ts';
import { chordOf } from '../../state/keymap.ts';
import { useCommand } from '../../state/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/states.tsx';
import { draftOf, keepDraft } from './drafts.ts';
import { interruptWords } from '../../words/lane-status.ts';
import './prompt-box.css';
import { talkWords } from '../../words/lane-talk.ts';

export interface PromptBoxProps {
  readonly lane: Lane;
  /** Whether a question of this lane waits for an answer. */
  readonly waiting: boolean;
}

/** Where one writes to a lane. What is sent stands in the queue until the turn is over. */
export function PromptBox({ lane, waiting }: PromptBoxProps) {
  const [text, setText] = useState(() => draftOf(lane.id));
  const box = useRef<HTMLTextAreaElement>(null);
  const { run, busy, failure, clear } = useCommand('lane.prompt');
  useLayoutEffect(() => {
    if (!box.current) return;
    box.current.style.height = 'auto';
    box.current.style.height = `${Math.min(160, box.current.scrollHeight)}px`;
  }, [text]);

  const change = (next: string) => {
    setText(next);
    keepDraft(lane.id, next);
  };
  const send = async () => {
    const prompt = text.trim();
    if (prompt === '' || busy) return;
    const answer = await run({ laneId: lane.id, text: prompt });
    if (answer.ok) change('');
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Escape') event.currentTarget.blur();
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void send();
  };

  return (
    <div className="prompt">
      {failure && <ErrorNote failure={failure} onDismiss={clear} />}
      <textarea
        ref={box}
        rows={1}
        className="prompt-text"
        data-prompt=""
        aria-label={talkWords.message(lane.name)}
        placeholder={waiting ? talkWords.answerFirst : talkWords.message(lane.name)}
        value={text}
        onChange={(event) => change(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div className="prompt-actions">
        <InterruptButton lane={lane} />
        <span className="grow" />
        <Button
          size="small"
          chord={chordOf('queue')}
          busy={busy}
          disabled={text.trim() === ''}
          onClick={() => void send()}
        >
          {talkWords.queue}
        </Button>
      </div>
    </div>
  );
}

function InterruptButton({ lane }: { readonly lane: Lane }) {
  const { run, busy, failure, clear } = useCommand('lane.interrupt');
  if (failure) return <ErrorNote failure={failure} onDismiss={clear} />;
  if (lane.turn === null) return null;
  const level = lane.turn.interrupt;
  if (level !== null) {
    return (
      <span className="prompt-interrupt" role="status">
        {interruptWords[level]}
      </span>
    );
  }
  return (
    <Button
      size="small"
      tone="ghost"
      icon={<Square size={12} />}
      chord={chordOf('interrupt')}
      busy={busy}
      onClick={() => void run({ laneId: lane.id })}
    >
      {talkWords.interrupt}
    </Button>
  );
}
