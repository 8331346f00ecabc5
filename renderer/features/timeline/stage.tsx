import { type PointerEvent, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type Lane } from '../../../shared/domain/lane/state.ts';
import { selectLane } from '../../state/ui.ts';
import { HoverCard } from './hover-card.tsx';
import { LaneHeads } from './lane-heads.tsx';
import { hitTest, rowHeight, type Shape } from './layout.ts';
import { openSpan } from './open-span.ts';
import { paintRows } from './paint-rows.ts';
import { useCanvas, usePalette, useSize } from './use-canvas.ts';
import { type TimeControl } from './use-time-window.ts';

interface Props {
  readonly lanes: readonly Lane[];
  readonly rows: readonly (readonly Shape[])[];
  readonly time: TimeControl;
  readonly selected: string | null;
  readonly marked: Shape | null;
  /** The box whose width the shapes were laid out for. */
  readonly ground: RefObject<HTMLDivElement | null>;
}

interface Pointed {
  readonly shape: Shape;
  readonly row: number;
  readonly x: number;
  readonly y: number;
}

const zoomStep = 1.0016;
/** A press that moves less than this is a click. */
const slack = 4;

/** The rows: heads at the left, the canvas beside them, both scrolled as one. */
export function Stage({ lanes, rows, time, selected, marked, ground }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const size = useSize(scroller);
  const groundSize = useSize(ground);
  const palette = usePalette();
  const [scroll, setScroll] = useState(0);
  const canvasSize = useMemo(
    () => ({ width: groundSize.width, height: size.height }),
    [groundSize.width, size.height],
  );
  const { pointed, moving, ...pointer } = usePointer(lanes, rows, time);
  const shown = pointed?.shape ?? marked;
  const selectedRow = lanes.findIndex((lane) => lane.id === selected);
  const { view, now } = time;
  const paint = useCallback<Parameters<typeof useCanvas>[2]>(
    (brush) =>
      paintRows(brush, {
        ...canvasSize,
        view,
        now,
        scroll,
        rows,
        selectedRow: selectedRow < 0 ? null : selectedRow,
        marked: shown,
      }),
    [canvasSize, view, now, scroll, rows, selectedRow, shown],
  );
  const canvas = useCanvas(canvasSize, palette, paint);
  useWheel(ground, time);
  useEffect(() => {
    if (selectedRow < 0) return;
    const box = scroller.current;
    const top = selectedRow * rowHeight;
    if (box && (top < box.scrollTop || top + rowHeight > box.scrollTop + box.clientHeight)) {
      box.scrollTo({ top: Math.max(0, top - rowHeight) });
    }
  }, [selectedRow]);

  return (
    <div className="tl-stage">
      <div ref={scroller} className="tl-scroll scroll" onScroll={(e) => setScroll(e.currentTarget.scrollTop)}>
        <LaneHeads lanes={lanes} selected={selected} />
        <div
          ref={ground}
          className="tl-ground"
          data-moving={moving || undefined}
          data-pointed={pointed !== null || undefined}
          style={{ height: Math.max(rows.length * rowHeight, size.height) }}
          {...pointer}
        >
          <canvas
            ref={canvas}
            className="tl-canvas"
            style={{ height: size.height }}
            role="img"
            aria-label={`Activity of ${lanes.length} lanes over time. The table shows the same in words.`}
          />
        </div>
      </div>
      {pointed && !moving && (
        <HoverCard
          shape={pointed.shape}
          lane={lanes[pointed.row]?.name ?? ''}
          now={now}
          x={pointed.x + (size.width - groundSize.width)}
          y={pointed.y - scroll}
          room={size}
        />
      )}
    </div>
  );
}

function usePointer(lanes: readonly Lane[], rows: readonly (readonly Shape[])[], time: TimeControl) {
  const [over, setOver] = useState<{ x: number; y: number } | null>(null);
  const [moving, setMoving] = useState(false);
  const press = useRef<{ x: number; last: number; moved: boolean } | null>(null);
  const place = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top, width: box.width };
  };
  const row = over ? Math.floor(over.y / rowHeight) : -1;
  const shape = over ? hitTest(rows[row] ?? [], over.x, over.y - row * rowHeight) : null;
  const pointed: Pointed | null = over && shape ? { shape, row, ...over } : null;
  return {
    pointed,
    moving,
    onPointerDown: (event: PointerEvent<HTMLDivElement>) => {
      if (event.button !== 0) return;
      press.current = { x: event.clientX, last: event.clientX, moved: false };
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: PointerEvent<HTMLDivElement>) => {
      const at = place(event);
      setOver({ x: at.x, y: at.y });
      const held = press.current;
      if (!held) return;
      if (!held.moved && Math.abs(event.clientX - held.x) < slack) return;
      held.moved = true;
      setMoving(true);
      time.pan((held.last - event.clientX) / at.width);
      held.last = event.clientX;
    },
    onPointerUp: (event: PointerEvent<HTMLDivElement>) => {
      const clicked = press.current !== null && !press.current.moved;
      press.current = null;
      setMoving(false);
      if (!clicked) return;
      const at = place(event);
      const index = Math.floor(at.y / rowHeight);
      const lane = lanes[index];
      if (!lane) return;
      const hit = hitTest(rows[index] ?? [], at.x, at.y - index * rowHeight);
      if (hit) openSpan(hit.span, lane.id);
      else selectLane(lane.id);
    },
    onPointerCancel: () => {
      press.current = null;
      setMoving(false);
    },
    onPointerLeave: () => setOver(null),
  };
}

/** Wheel: zoom about the pointer. With Shift, or sideways: move in time. With Alt: scroll the rows. */
function useWheel(ground: RefObject<HTMLDivElement | null>, time: TimeControl): void {
  const latest = useRef(time);
  useEffect(() => {
    latest.current = time;
  });
  useEffect(() => {
    const box = ground.current;
    if (!box) return;
    const turned = (event: WheelEvent) => {
      if (event.altKey) return;
      event.preventDefault();
      const rect = box.getBoundingClientRect();
      const sideways = Math.abs(event.deltaX) > Math.abs(event.deltaY) ? event.deltaX : 0;
      if (event.shiftKey || sideways !== 0) {
        latest.current.pan((sideways || event.deltaY) / rect.width);
      } else {
        latest.current.zoom(zoomStep ** event.deltaY, { x: event.clientX - rect.left, width: rect.width });
      }
    };
    box.addEventListener('wheel', turned, { passive: false });
    return () => box.removeEventListener('wheel', turned);
  }, [ground]);
}
