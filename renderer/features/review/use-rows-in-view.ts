import { type RefObject, useEffect, useState } from 'react';

/** Rows drawn beyond what is seen, so that quick scrolling shows no gaps. */
const beyond = 12;
/** Before the list is measured. */
const firstRows = 80;

/** Which rows of equal height a scrolled list shows: the first, and the one after the last. */
export function useRowsInView(
  list: RefObject<HTMLElement | null>,
  total: number,
  rowHeight: number,
): readonly [number, number] {
  const [range, setRange] = useState<readonly [number, number]>([0, firstRows]);
  useEffect(() => {
    const element = list.current;
    if (!element) return;
    const measure = () => {
      const from = Math.max(0, Math.floor(element.scrollTop / rowHeight) - beyond);
      const shown = element.clientHeight === 0 ? firstRows : Math.ceil(element.clientHeight / rowHeight);
      const to = from + shown + 2 * beyond;
      setRange((old) => (old[0] === from && old[1] === to ? old : [from, to]));
    };
    measure();
    element.addEventListener('scroll', measure, { passive: true });
    const resized = new ResizeObserver(measure);
    resized.observe(element);
    return () => {
      element.removeEventListener('scroll', measure);
      resized.disconnect();
    };
  }, [list, rowHeight, total]);
  return [Math.min(range[0], total), Math.min(range[1], total)];
}
