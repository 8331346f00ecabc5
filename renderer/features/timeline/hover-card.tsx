import { useEffect, useEffectEvent, useState } from 'react';
import { outcomeOf } from '../../../shared/domain/timeline/span.ts';
import { absolute, measured, timeOfDay } from '../../lib/format.ts';
import { Glyph, type GlyphName } from '../../ui/glyph.tsx';
import { cardWords, kindWords } from '../../words/timeline.ts';
import { isPoint } from './layout.ts';
import { readSpan } from './read-span.ts';
import { type Shape } from './shapes.ts';
import { type Span, stateName } from './spans.ts';

interface Props {
  readonly shape: Shape;
  readonly lane: string;
  readonly now: number;
  /** In the coordinates of the box that the card stands in. */
  readonly x: number;
  readonly y: number;
  readonly room: { readonly width: number; readonly height: number };
}

const wide = 288;
const tall = 116;

/** How long the pointer rests before the host is asked for words. */
const rest = 80;

const glyphOf = ({ run, open }: Shape): GlyphName | null => {
  if (run.kind === 'approval' && open) return 'waiting';
  if (run.kind === 'paused') return 'paused';
  if (run.kind === 'conflict') return 'conflict';
  if (run.kind === 'landed') return 'landed';
  if (run.failed > 0) return 'failed';
  if (open) return run.kind === 'verify' ? 'verifying' : 'running';
  return null;
};

/** Whether what the host said is about this shape, which moves a little with every strip that it is drawn from. */
function fits(span: Span, { run, from, to }: Shape): boolean {
  const unit = Math.max(1, (to - from) / Math.max(1, run.w));
  if (run.cut) return span.from <= from + unit && (span.to ?? Infinity) >= from - unit;
  return Math.abs(span.from - from) <= 3 * unit;
}

/** The words of what is pointed at, as soon as the host has said them. */
function useSpan(shape: Shape): Span | null {
  const { laneId, run, open } = shape;
  const of = `${laneId} ${run.kind} ${run.count} ${open}`;
  const [held, setHeld] = useState<{ readonly of: string; readonly span: Span } | null>(null);
  const known = held?.of === of && fits(held.span, shape);
  const read = useEffectEvent(() => readSpan(shape));
  useEffect(() => {
    if (known) return;
    let current = true;
    let timer: ReturnType<typeof setTimeout>;
    // The shape may have moved on meanwhile: it is asked about again, ever more seldom.
    const ask = (wait: number): void => {
      timer = setTimeout(() => {
        void read().then((span) => {
          if (!current) return;
          if (span) setHeld({ of, span });
          ask(Math.min(2 * wait, 2000));
        });
      }, wait);
    };
    ask(rest);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [of, known]);
  return known ? held.span : null;
}

/** What the span under the pointer stands for. It never takes the pointer. */
export function HoverCard({ shape, lane, now, x, y, room }: Props) {
  const { run, open } = shape;
  const span = useSpan(shape);
  const [from, to] = span ? [span.from, span.to ?? now] : [shape.from, shape.to];
  const left = Math.max(8, Math.min(x + 14, room.width - wide - 8));
  const top = y + tall + 16 > room.height ? Math.max(8, y - tall - 8) : y + 16;
  const glyph = glyphOf(shape);
  const title = span?.title ?? shape.word ?? '';
  const failed = Math.round(run.failed * run.count);
  return (
    <div className="tl-card" role="status" style={{ left, top, width: wide }}>
      <div className="row gap4">
        {glyph !== null && <Glyph name={glyph} size={13} />}
        <span className="strong">{kindWords[run.kind]}</span>
        {run.count > 1 && <span className="t3">{cardWords.together(run.count)}</span>}
        <span className="grow" />
        {span && <span className={outcomeOf(span) === 'bad' ? 'c-fail' : 't2'}>{stateName(span)}</span>}
        {run.count > 1 && failed > 0 && <span className="c-fail">{`${failed} failed`}</span>}
      </div>
      {run.count > 1 ? (
        <p className="tl-card-title t2">{cardWords.closer}</p>
      ) : (
        title !== '' && (
          <p className={run.kind === 'command' ? 'tl-card-title mono' : 'tl-card-title'}>{title}</p>
        )
      )}
      <div className="row t3 small">
        <span className="t2">{lane}</span>
        <span title={absolute(from)}>{timeOfDay(from)}</span>
        {!isPoint(run) && (
          <span>{open ? cardWords.soFar(measured(now - from)) : cardWords.took(measured(to - from))}</span>
        )}
      </div>
    </div>
  );
}
