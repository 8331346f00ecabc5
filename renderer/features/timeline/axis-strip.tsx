import { useCallback, useRef } from 'react';

import { timelineWords } from '../../words/timeline.ts';
import { dayOf } from './ticks.ts';
import { paintAxis } from './paint-axis.ts';
import { type SourceState } from './strip-source.ts';
import { type TimeControl } from './time-control.ts';
import { type TimeWindow } from './time-window.ts';
import { usePointer } from './use-pointer.ts';
import { usePalette, useSize } from './use-size.ts';
import { useSurface } from './use-surface.ts';
import { useTimeView } from './use-time-control.ts';

interface Props {
  readonly time: TimeControl;
  readonly state: SourceState;
  readonly range: TimeWindow | null;
  readonly onRange: (range: TimeWindow) => void;
}

/** The axis of time. A drag with Shift chooses a stretch of it, as it does on the rows. */
export function AxisStrip({ time, state, range, onRange }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const size = useSize(box);
  const palette = usePalette();
  const paint = useCallback<Parameters<typeof useSurface>[2]>(
    (brush) => paintAxis(brush, { ...size, view: time.view(), now: time.now(), range }),
    [size, time, range],
  );
  const canvas = useSurface(size, palette, paint, [time.subscribe]);
  const {
    moving: _,
    choosing: __,
    ...pointer
  } = usePointer({
    time,
    onOver: () => undefined,
    onPress: () => undefined,
    onRange,
  });
  return (
    <div className="tl-axis">
      <div className="tl-corner tl-axis-label label">
        <Day time={time} />
        {state.failure !== null ? (
          <span className="c-fail">{timelineWords.notUpToDate}</span>
        ) : (
          state.known < 1 && <span role="status">{timelineWords.reading(state.known)}</span>
        )}
      </div>
      <div ref={box} className="tl-axis-map" {...pointer}>
        <canvas ref={canvas} aria-hidden="true" />
      </div>
    </div>
  );
}

function Day({ time }: { readonly time: TimeControl }) {
  return <span>{dayOf(useTimeView(time).to)}</span>;
}
