import { type PointerEvent, useRef, useState } from 'react';
import { type TimeControl } from './time-control.ts';
import { timeAt, type TimeWindow } from './time-window.ts';

/** A press that moves less than this is a click. */
const slack = 4;

interface Pointing {
  readonly time: TimeControl;
  /** Where the pointer rests; null when it is gone. */
  readonly onOver: (at: { readonly x: number; readonly y: number } | null) => void;
  readonly onPress: (x: number, y: number) => void;
  readonly onRange: (range: TimeWindow) => void;
}

interface Press {
  readonly x: number;
  last: number;
  moved: boolean;
  /** With Shift a stretch of time is chosen, from here. */
  readonly choosing: number | null;
}

/** Drag moves in time, drag with Shift chooses a stretch of it, a click opens. */
export function usePointer({ time, onOver, onPress, onRange }: Pointing) {
  const [moving, setMoving] = useState(false);
  const [choosing, setChoosing] = useState(false);
  const press = useRef<Press | null>(null);
  const place = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top, width: box.width };
  };
  const over = () => {
    press.current = null;
    setMoving(false);
    setChoosing(false);
  };
  return {
    moving,
    choosing,
    onPointerDown: (event: PointerEvent<HTMLDivElement>) => {
      if (event.button !== 0) return;
      const { x, width } = place(event);
      const from = event.shiftKey ? timeAt(time.view(), width, x) : null;
      press.current = { x: event.clientX, last: event.clientX, moved: false, choosing: from };
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: PointerEvent<HTMLDivElement>) => {
      const at = place(event);
      const held = press.current;
      if (!held) return onOver(at);
      if (!held.moved && Math.abs(event.clientX - held.x) < slack) return;
      if (!held.moved) (held.choosing === null ? setMoving : setChoosing)(true);
      held.moved = true;
      if (held.choosing === null) time.pan((held.last - event.clientX) / at.width);
      else {
        const to = timeAt(time.view(), at.width, at.x);
        onRange({ from: Math.min(held.choosing, to), to: Math.max(held.choosing, to) });
      }
      held.last = event.clientX;
    },
    onPointerUp: (event: PointerEvent<HTMLDivElement>) => {
      const clicked = press.current !== null && !press.current.moved;
      over();
      const at = place(event);
      if (clicked) onPress(at.x, at.y);
    },
    onPointerCancel: over,
    onPointerLeave: () => onOver(null),
  };
}
