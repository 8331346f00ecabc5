import { useEffect, useRef, useState } from 'react';
import { Check, ChevronDown, ChevronRight, Minus } from 'lucide-react';
import { type Lane, type Stage } from '../../../shared/domain/lane/state.ts';
import { useOutput } from '../../state/use-replica.ts';
import { notify } from '../../state/ui.ts';
import { perform, useCommand } from '../../state/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/states.tsx';
import { stageWords } from '../../words/lane-stages.ts';
import { Glyph } from '../../ui/glyph.tsx';
import { plainText } from '../../lib/plain-text.ts';
import './stages.css';

/** How far the preparation is, with the setup command's output. */
export function Stages({ lane }: { readonly lane: Lane }) {
  const setup = lane.stages.find((stage) => stage.name === 'setup');
  const [chosen, setChosen] = useState<boolean | null>(null);
  const shown = chosen ?? (setup?.state === 'running' || setup?.state === 'failed');
  const started = setup !== undefined && setup.state !== 'pending' && setup.state !== 'skipped';
  return (
    <section className="stages" aria-label={stageWords.preparation}>
      <ol>
        {lane.stages.map((stage) => (
          <li key={stage.name} className={`stage stage-${stage.state}`}>
            <StageMark state={stage.state} />
            <span className="nowrap">{stageWords.names[stage.name]}</span>
            <span className="stage-detail ellipsis" title={stage.detail ?? undefined}>
              {stage.detail ?? stage.state}
            </span>
            {stage.name === 'setup' && started && (
              <button
                type="button"
                className="stage-toggle"
                aria-expanded={shown}
                onClick={() => setChosen(!shown)}
              >
                {shown ? <ChevronDown size={12} /> : <ChevronRight size={12} />}
                {stageWords.output}
              </button>
            )}
          </li>
        ))}
      </ol>
      {lane.phase === 'preparing' && <CancelLaunch lane={lane} />}
      {started && shown && <SetupOutput stream={`setup:${lane.id}`} />}
    </section>
  );
}

/** Ends the preparation and puts the lane away; what it has so far comes back when it is reopened. */
function CancelLaunch({ lane }: { readonly lane: Lane }) {
  const { run, busy, failure, clear } = useCommand('lane.close');
  const cancel = async () => {
    const answer = await run({ laneId: lane.id });
    if (!answer.ok) return;
    const reopen = { label: stageWords.goOn, run: () => void perform('lane.reopen', { laneId: lane.id }) };
    notify(stageWords.cancelled(lane.name), null, answer.data.snapshotOid ? reopen : null);
  };
  return (
    <div className="stage-cancel">
      {failure && <ErrorNote failure={failure} onDismiss={clear} />}
      <Button size="small" busy={busy} onClick={() => void cancel()}>
        {stageWords.cancel}
      </Button>
    </div>
  );
}

function StageMark({ state }: { readonly state: Stage['state'] }) {
  if (state === 'done') return <Check size={14} className="c-pass" />;
  if (state === 'skipped') return <Minus size={14} className="t3" />;
  return <Glyph name={state === 'running' ? 'running' : state === 'failed' ? 'failed' : 'preparing'} />;
}

function SetupOutput({ stream }: { readonly stream: string }) {
  const { text, from, loaded } = useOutput(stream);
  const end = useRef<HTMLPreElement>(null);
  useEffect(() => {
    if (end.current) end.current.scrollTop = end.current.scrollHeight;
  }, [text]);
  return (
    <pre ref={end} className="stage-output scroll" tabIndex={0} aria-label={stageWords.setupOutput}>
      {from > 0 && `${stageWords.leftOut}\n`}
      {text === '' ? (loaded ? stageWords.noOutput : stageWords.readingOutput) : plainText(text)}
    </pre>
  );
}
