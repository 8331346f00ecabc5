import { useEffect, useRef, useState } from 'react';
import { Check, ChevronDown, ChevronRight, Minus } from 'lucide-react';
import { type Lane, type Stage } from '../../../shared/domain/lane/state.ts';
import { useOutput } from '../../state/use-replica.ts';
import { Glyph } from '../../ui/glyph.tsx';
import { plainText } from '../../lib/plain-text.ts';
import './stages.css';

const names: Readonly<Record<Stage['name'], string>> = {
  worktree: 'Worktree and branch',
  files: 'Copied files',
  setup: 'Setup command',
  agent: 'Agent',
};

/** How far the preparation is, with the setup command's output. */
export function Stages({ lane }: { readonly lane: Lane }) {
  const setup = lane.stages.find((stage) => stage.name === 'setup');
  const [chosen, setChosen] = useState<boolean | null>(null);
  const shown = chosen ?? (setup?.state === 'running' || setup?.state === 'failed');
  const started = setup !== undefined && setup.state !== 'pending' && setup.state !== 'skipped';
  return (
    <section className="stages" aria-label="Preparation">
      <ol>
        {lane.stages.map((stage) => (
          <li key={stage.name} className={`stage stage-${stage.state}`}>
            <StageMark state={stage.state} />
            <span className="nowrap">{names[stage.name]}</span>
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
                Output
              </button>
            )}
          </li>
        ))}
      </ol>
      {started && shown && <SetupOutput stream={`setup:${lane.id}`} />}
    </section>
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
    <pre ref={end} className="stage-output scroll" tabIndex={0} aria-label="Output of the setup command">
      {from > 0 && 'The beginning is left out.\n'}
      {text === '' ? (loaded ? 'No output yet.' : 'Reading the output.') : plainText(text)}
    </pre>
  );
}
