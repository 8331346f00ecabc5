import { type PointerEvent, useCallback, useMemo, useRef } from 'react';
import { type ProjectId } from '../../../shared/domain/ids.ts';
import { duration } from '../../lib/format.ts';
import { useQuery } from '../../state/use-query.ts';
import { type Brush, edge, fill, hatch, text } from './brush.ts';
import { outcomeOf, type Span } from './spans.ts';
import { ticksOf } from './ticks.ts';
import { fetchWindow, fitWindow, lengthOf, timeAt, type TimeWindow, xOf } from './time-window.ts';
import { type TimeControl } from './use-time-window.ts';
import { useCanvas, usePalette, useSize } from './use-canvas.ts';

interface Props {
  readonly projectId: ProjectId;
  readonly first: number | null;
  readonly time: TimeControl;
}

/** Everything at once, with the shown window in it; a press or a drag moves the window there. */
export function Overview({ projectId, first, time }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const size = useSize(box);
  const palette = usePalette();
  const beat = Math.floor(time.now / 20_000);
  const whole = useMemo(() => fitWindow(first, time.now), [first, time.now]);
  const pixels = Math.max(10, Math.ceil(size.width / 100) * 300);
  const asked = size.width === 0 ? null : { ...fetchWindow(whole), pixels, projectId };
  const { data } = useQuery('timeline.window', asked, beat);
  const rows = data?.lanes;
  const paint = useCallback(
    (brush: Brush) => paintOverview(brush, size, rows ?? [], whole, time.view, time.now),
    [size, rows, whole, time.view, time.now],
  );
  const canvas = useCanvas(size, palette, paint);
  const go = (event: PointerEvent<HTMLDivElement>) => {
    if (event.type === 'pointermove' && event.buttons !== 1) return;
    const middle = timeAt(
      whole,
      size.width,
      event.clientX - event.currentTarget.getBoundingClientRect().left,
    );
    const half = lengthOf(time.view) / 2;
    time.show({ from: middle - half, to: middle + half });
  };
  return (
    <div className="tl-overview">
      <div className="tl-corner tl-overview-label">
        <span className="label">All of it</span>
        <span className="t2">{first === null ? 'nothing yet' : duration(time.now - first)}</span>
      </div>
      <div ref={box} className="tl-overview-map" onPointerDown={go} onPointerMove={go}>
        <canvas ref={canvas} aria-hidden="true" />
      </div>
    </div>
  );
}

function paintOverview(
  brush: Brush,
  { width, height }: { readonly width: number; readonly height: number },
  rows: readonly { readonly spans: readonly Span[] }[],
  whole: TimeWindow,
  view: TimeWindow,
  now: number,
): void {
  fill(brush, 'bg0', 0, 0, width, height);
  for (const tick of ticksOf(whole, width)) {
    if (tick.label === null) continue;
    const x = Math.round(xOf(whole, width, tick.at));
    fill(brush, 'line3', x, height - 12, 1, 12);
    text(brush, 't3', tick.label, x + 4, height - 3, { size: 10.5 });
  }
  const step = Math.min(5, (height - 16) / Math.max(1, rows.length));
  const high = Math.max(1, step - 1);
  const bands = new Set<number>();
  for (const [i, row] of rows.entries()) {
    const y = 4 + i * step;
    for (const span of row.spans) {
      const x = xOf(whole, width, span.from);
      const w = Math.max(1.5, xOf(whole, width, span.to ?? now) - x);
      if (span.kind === 'paused') {
        if (!bands.has(Math.round(x))) hatch(brush, 'hatch-pause', [x, 0, w, height - 14], true);
        bands.add(Math.round(x));
      } else mark(brush, span, [x, y, w, high]);
    }
  }
  const [from, to] = [xOf(whole, width, view.from), xOf(whole, width, view.to)];
  const { ctx } = brush;
  ctx.globalAlpha = 0.45;
  fill(brush, 'bg0', 0, 0, Math.max(0, from), height);
  fill(brush, 'bg0', to, 0, Math.max(0, width - to), height);
  ctx.globalAlpha = 0.045;
  fill(brush, 't1', from, 0, to - from, height);
  ctx.globalAlpha = 1;
  edge(brush, 'line3', [from, 0.5, to - from, height - 1], 2);
  fill(brush, 't2', from - 2, height / 2 - 10, 4, 20, 2);
  fill(brush, 't2', Math.min(to, width) - 2, height / 2 - 10, 4, 20, 2);
  fill(brush, 'live', Math.round(xOf(whole, width, now)), 0, 1, height);
}

function mark(brush: Brush, span: Span, box: readonly [number, number, number, number]): void {
  const [x, y, w, h] = box;
  if (span.kind === 'turn') return fill(brush, 'span-edit', x, y, w, h);
  if (span.kind === 'approval') return fill(brush, 'wait-fill', x, y, w, h);
  if (span.kind === 'verify' && outcomeOf(span) !== 'bad') return fill(brush, 'pass', x, y, w, h);
  if (outcomeOf(span) === 'bad' || span.kind === 'conflict') fill(brush, 'fail', x, y, Math.max(2, w), h);
}
