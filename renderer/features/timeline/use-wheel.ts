import { type RefObject, useEffect } from 'react';
import { type TimeControl } from './time-control.ts';

const zoomStep = 1.0016;
/** A pinch comes as small turns of the wheel with Ctrl. */
const pinchStep = 1.01;

/** Wheel or pinch: zoom about the pointer. With Shift, or sideways: move in time. With Alt: scroll the rows. */
export function useWheel(ground: RefObject<HTMLDivElement | null>, time: TimeControl): void {
  useEffect(() => {
    const box = ground.current;
    if (!box) return;
    const turned = (event: WheelEvent) => {
      if (event.altKey) return;
      event.preventDefault();
      const rect = box.getBoundingClientRect();
      const sideways = Math.abs(event.deltaX) > Math.abs(event.deltaY) ? event.deltaX : 0;
      if (event.shiftKey || sideways !== 0) return time.pan((sideways || event.deltaY) / rect.width);
      const step = event.ctrlKey && Math.abs(event.deltaY) < 50 ? pinchStep : zoomStep;
      time.zoom(step ** event.deltaY, { x: event.clientX - rect.left, width: rect.width });
    };
    box.addEventListener('wheel', turned, { passive: false });
    return () => box.removeEventListener('wheel', turned);
  }, [ground, time]);
}
