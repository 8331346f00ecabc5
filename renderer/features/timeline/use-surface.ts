import { type RefObject, useCallback, useEffect, useRef } from 'react';
import { type Brush } from './brush.ts';
import { type Palette } from './palette.ts';
import { type Size } from './use-size.ts';

type Subscribe = (listener: () => void) => () => void;

/**
 * A canvas that is drawn at the next frame whenever something that it follows changes, or `paint` is another function;
 * at most once a frame, without React. Sharp at any device ratio.
 */
export function useSurface(
  size: Size,
  palette: Palette,
  paint: (brush: Brush, ratio: number) => void,
  follows: readonly Subscribe[],
): RefObject<HTMLCanvasElement | null> {
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef(0);
  const draw = useRef<() => void>(() => undefined);
  useEffect(() => {
    draw.current = () => {
      const target = canvas.current;
      const ctx = target?.getContext('2d', { alpha: false }) ?? null;
      if (!target || !ctx || size.width === 0 || size.height === 0) return;
      const ratio = window.devicePixelRatio || 1;
      const [w, h] = [Math.round(size.width * ratio), Math.round(size.height * ratio)];
      if (target.width !== w || target.height !== h) {
        target.width = w;
        target.height = h;
      }
      ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
      paint({ ctx, palette }, ratio);
    };
  }, [size, palette, paint]);
  const schedule = useCallback(() => {
    if (frame.current !== 0) return;
    frame.current = requestAnimationFrame(() => {
      frame.current = 0;
      draw.current();
    });
  }, []);
  useEffect(schedule, [schedule, size, palette, paint]);
  useEffect(() => {
    const ends = follows.map((follow) => follow(schedule));
    return () => ends.forEach((end) => end());
    // The list is new in every render; what it holds is not.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [schedule, ...follows]);
  useEffect(
    () => () => {
      cancelAnimationFrame(frame.current);
      frame.current = 0;
    },
    [],
  );
  return canvas;
}
