import { absolute, measured, timeOfDay } from '../../lib/format.ts';
import { Glyph, type GlyphName } from '../../ui/glyph.tsx';
import { isPoint, type Shape } from './layout.ts';
import { kindName, stateName } from './spans.ts';

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

const glyphOf = (shape: Shape): GlyphName | null => {
  if (shape.span.kind === 'approval' && shape.open) return 'waiting';
  if (shape.span.kind === 'paused') return 'paused';
  if (shape.span.kind === 'conflict') return 'conflict';
  if (shape.span.kind === 'landed') return 'landed';
  if (shape.outcome === 'bad') return 'failed';
  if (shape.open) return shape.span.kind === 'verify' ? 'verifying' : 'running';
  return null;
};

/** What the span under the pointer stands for. It never takes the pointer. */
export function HoverCard({ shape, lane, now, x, y, room }: Props) {
  const { span } = shape;
  const left = Math.max(8, Math.min(x + 14, room.width - wide - 8));
  const top = y + tall + 16 > room.height ? Math.max(8, y - tall - 8) : y + 16;
  const glyph = glyphOf(shape);
  const said = stateName(span);
  return (
    <div className="tl-card" role="status" style={{ left, top, width: wide }}>
      <div className="row gap4">
        {glyph !== null && <Glyph name={glyph} size={13} />}
        <span className="strong">{kindName(span.kind)}</span>
        {span.count > 1 && <span className="t3">{span.count} together</span>}
        <span className="grow" />
        <span className={shape.outcome === 'bad' ? 'c-fail' : 't2'}>{said}</span>
      </div>
      {span.title !== '' && (
        <p className={span.kind === 'command' ? 'tl-card-title mono' : 'tl-card-title'}>{span.title}</p>
      )}
      <div className="row t3 small">
        <span className="t2">{lane}</span>
        <span title={absolute(span.from)}>{timeOfDay(span.from)}</span>
        {!isPoint(span) && (
          <span>
            {shape.open
              ? `${measured(now - span.from)} so far`
              : `took ${measured((span.to ?? now) - span.from)}`}
          </span>
        )}
      </div>
    </div>
  );
}
