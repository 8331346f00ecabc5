import { Suspense, useState } from 'react';
import { type TogetherCheck } from '../../../shared/domain/mission/events.ts';
import { lazyPart } from '../../lib/lazy-part.tsx';
import { openLane } from '../../state/ui.ts';
import { useOutput } from '../../state/use-replica.ts';
import { Button } from '../../ui/button.tsx';
import { Glyph, type GlyphName } from '../../ui/glyph.tsx';
import { checkWords as words } from '../../words/plan.ts';
import { type Plan } from './use-plan.ts';

const XtermOutput = lazyPart(async () => (await import('../../lib/xterm-output.tsx')).XtermOutput);

const glyphs: Readonly<Record<TogetherCheck['state'], GlyphName>> = {
  running: 'verifying',
  passed: 'done',
  failed: 'failed',
  conflict: 'conflict',
  none: 'idle',
};

/** How the lanes of a wave did together, the newest look first. */
export function TogetherChecks({ plan }: { readonly plan: Plan }) {
  const { checks, id } = plan.mission;
  const [open, setOpen] = useState(false);
  if (checks.length === 0) return null;
  return (
    <section className="pl-block" aria-label={words.title}>
      <div className="row">
        <h3 className="grow">{words.title}</h3>
        {checks.some((check) => check.state === 'running' || check.runs > 0) && (
          <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? words.hide : words.show}
          </Button>
        )}
      </div>
      {open && <VerifyOutput stream={`verify:${id}`} />}
      <ul>
        {checks.toReversed().map((check) => (
          <li key={check.lanes.map(({ laneId, oid }) => laneId + oid).join()}>
            <Check plan={plan} check={check} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Check({ plan, check }: { readonly plan: Plan; readonly check: TogetherCheck }) {
  const nameOf = (id: string): string => plan.lanes[id]?.name ?? id;
  return (
    <div className="col gap4">
      <span className="row">
        <Glyph name={glyphs[check.state]} size={12} />
        <span className="grow">{words.state[check.state]}</span>
        {check.runs > 0 && <span className="t3 nowrap">{words.runs(check.runs)}</span>}
      </span>
      <span className="t3">{words.lanes(check.lanes.map(({ laneId }) => nameOf(laneId)).join(', '))}</span>
      {check.reason !== null && <span className="t2">{check.reason}</span>}
      {check.culprits.length > 0 && (
        <span className="row pl-culprits">
          <span className="t3">{words.culprits}</span>
          {check.culprits.map((laneId) => (
            <Button key={laneId} size="small" onClick={() => openLane(laneId)}>
              {nameOf(laneId)}
            </Button>
          ))}
        </span>
      )}
    </div>
  );
}

function VerifyOutput({ stream }: { readonly stream: string }) {
  const output = useOutput(stream);
  return (
    <div className="pl-output">
      <Suspense fallback={null}>
        <XtermOutput stream={stream} text={output.text} label={words.output} />
      </Suspense>
    </div>
  );
}
