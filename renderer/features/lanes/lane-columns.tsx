import { type ReactNode, type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { type Lane } from '../../../shared/domain/lane/state.ts';
import { setWidth } from '../../state/board.ts';
import { openLaneWhole } from '../../state/ui.ts';
import { ColumnEdge } from './column-edge.tsx';
import { columnCount, tracks } from './columns.ts';
import { ColumnSlot } from './column-slot.tsx';

export interface LaneColumnsProps {
  readonly lanes: readonly Lane[];
  readonly column: (lane: Lane) => ReactNode;
  readonly chosen: 'auto' | 2 | 3 | 4;
  readonly widths: Readonly<Record<string, number>>;
  readonly hold: () => void;
  readonly release: () => void;
  readonly ref: Ref<HTMLDivElement | null>;
}

/** Columns that scroll sideways; only those on the screen are drawn. */
export function LaneColumns({ lanes, column, chosen, widths, hold, release, ref }: LaneColumnsProps) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const count = columnCount(chosen, width, lanes.length);
  useImperativeHandle(ref, () => frame.current as HTMLDivElement, []);
  return (
    <div
      ref={frame}
      className="columns scroll"
      style={{ gridTemplateColumns: tracks(lanes, widths, count) }}
      onPointerEnter={hold}
      onPointerLeave={(event) => {
        if (!event.currentTarget.contains(document.activeElement)) release();
      }}
      onFocus={hold}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) release();
      }}
    >
      {lanes.map((lane) => (
        <ColumnSlot
          key={lane.id}
          name={lane.name}
          laneId={lane.id}
          onOpen={() => openLaneWhole(lane.id)}
          edge={
            <ColumnEdge
              name={lane.name}
              width={widths[lane.id]}
              onWidth={(next) => setWidth(lane.projectId, lane.id, next)}
            />
          }
        >
          {() => column(lane)}
        </ColumnSlot>
      ))}
    </div>
  );
}

function useWidth(frame: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(1024);
  useEffect(() => {
    const element = frame.current;
    if (!element || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(entry.contentRect.width);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [frame]);
  return width;
}
