import { Check, CircleDashed } from 'lucide-react';
import { type PlanEntry } from '../../../shared/domain/transcript/item.ts';
import { Glyph } from '../../ui/glyph.tsx';
import { transcriptWords } from '../../words/transcript.ts';

/** The agent's own plan, with how far it says it is. */
export function PlanCard({ entries }: { readonly entries: readonly PlanEntry[] }) {
  const done = entries.filter((entry) => entry.status === 'completed').length;
  return (
    <section className="plan" aria-label={transcriptWords.plan}>
      <div className="row plan-head">
        <h3 className="label">{transcriptWords.plan}</h3>
        <span className="grow" />
        <span className="t3 small">{transcriptWords.progress(done, entries.length)}</span>
      </div>
      <ol>
        {entries.map((entry, index) => (
          <li key={index} className={`plan-entry plan-${entry.status}`}>
            <PlanMark status={entry.status} />
            <span>{entry.text}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function PlanMark({ status }: { readonly status: PlanEntry['status'] }) {
  if (status === 'completed')
    return <Check size={14} className="c-pass" aria-label={transcriptWords.planDone} />;
  if (status === 'in_progress') return <Glyph name="running" size={13} label={transcriptWords.planNow} />;
  return <CircleDashed size={14} className="t3" aria-label={transcriptWords.planTodo} />;
}
