import { type PointerEvent, useCallback, useEffect, useMemo, useRef } from 'react';
import { type LaneId } from '../../../shared/domain/ids.ts';
import { duration } from '../../lib/format.ts';
import { timelineWords } from '../../words/timeline.ts';
import { paintOverview } from './paint-overview.ts';
import { type StripSource } from './strip-source.ts';
import { type TimeControl } from './time-control.ts';
import { fitWindow, lengthOf, timeAt, xOf } from './time-window.ts';
import { usePalette, useSize } from './use-size.ts';
import { useSurface } from './use-surface.ts';

interface Props {
  readonly laneIds: readonly LaneId[];
  readonly source: StripSource;
  readonly time: TimeControl;
  readonly now: number;
  readonly first: number | null;
}

/** Everything at once, with the shown window in it; a press or a drag moves the window there. */
export function Overview({ laneIds, source, time, now, first }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(box);
  const palette = usePalette();
  const whole = useMemo(() => fitWindow(first, now), [first, now]);
  const { width } = size;
  const paint = useCallback<Parameters<typeof useSurface>[2]>(
    (brush) => {
      paintOverview(brush, size, { whole, now, strips: laneIds.map((id) => source.strip(id, whole, width)) });
    },
    [source, size, width, whole, now, laneIds],
  );
  const canvas = useSurface(size, palette, paint, [source.subscribe]);
  useEffect(() => source.want({ view: whole, width, laneIds }), [source, whole, width, laneIds]);
  useEffect(() => {
    const place = () => {
      const view = time.view();
      if (width === 0) return;
      const from = Math.max(-4, xOf(whole, width, view.from));
      const to = Math.min(width + 4, Math.max(from + 3, xOf(whole, width, view.to)));
      placeFrame(frame.current, from, to, width);
    };
    place();
    return time.subscribe(place);
  }, [time, whole, width]);
  const go = (event: PointerEvent<HTMLDivElement>) => {
    if (event.type === 'pointermove' && event.buttons !== 1) return;
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    const middle = timeAt(whole, width, x);
    const half = lengthOf(time.view()) / 2;
    time.show({ from: middle - half, to: middle + half });
  };
  return (
    <div className="tl-overview">
      <div className="tl-corner tl-overview-label">
        <span className="label">{timelineWords.overview}</span>
        <span className="t2">{first === null ? timelineWords.overviewEmpty : duration(now - first)}</span>
      </div>
      <div ref={box} className="tl-overview-map" onPointerDown={go} onPointerMove={go}>
        <canvas ref={canvas} aria-hidden="true" />
        <div ref={frame} className="tl-overview-frame">
          <i />
          <i />
          <i />
        </div>
      </div>
    </div>
  );
}

/** Moved by transforms alone, so that a movement in time lays out nothing: the area, then its left and right edge. */
function placeFrame(frame: HTMLElement | null, from: number, to: number, width: number): void {
  const places = [`translateX(${from}px) scaleX(${(to - from) / width})`, ...[from, to - 2].map(shifted)];
  for (const [i, place] of places.entries()) {
    const part = frame?.children[i];
    if (part instanceof HTMLElement) part.style.transform = place;
  }
}

const shifted = (x: number): string => `translateX(${x}px)`;
