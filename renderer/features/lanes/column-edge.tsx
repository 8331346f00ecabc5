import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { columnWidth } from '../../state/board.ts';
import { lanesWords } from '../../words/lanes.ts';

export interface ColumnEdgeProps {
  readonly name: string;
  /** The width that the person gave; undefined shares the room. */
  readonly width: number | undefined;
  /** Null shares the room again. */
  readonly onWidth: (width: number | null) => void;
}

/** How far an arrow key moves the edge, in pixels. */
const step = 24;

/** The right edge of a column, to be dragged or moved by keys. */
export function ColumnEdge({ name, width, onWidth }: ColumnEdgeProps) {
  const edge = useRef<HTMLDivElement>(null);
  const drag = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const now = () => edge.current?.parentElement?.getBoundingClientRect().width ?? columnWidth.least;
  const begin = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { x: event.clientX, width: now() };
  };
  const move = (event: PointerEvent) => {
    if (drag.current) onWidth(drag.current.width + event.clientX - drag.current.x);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowLeft') onWidth(now() - step);
    else if (event.key === 'ArrowRight') onWidth(now() + step);
    else if (event.key === 'Home') onWidth(null);
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={edge}
      className="column-edge"
      role="separator"
      aria-orientation="vertical"
      aria-label={lanesWords.resize(name)}
      aria-valuemin={columnWidth.least}
      aria-valuemax={columnWidth.most}
      aria-valuenow={width ?? columnWidth.least}
      aria-valuetext={width === undefined ? lanesWords.sharedWidth : lanesWords.pixels(width)}
      title={lanesWords.resizeHow}
      tabIndex={0}
      onPointerDown={begin}
      onPointerMove={move}
      onPointerUp={() => (drag.current = null)}
      onPointerCancel={() => (drag.current = null)}
      onDoubleClick={() => onWidth(null)}
      onKeyDown={onKeyDown}
    />
  );
}
