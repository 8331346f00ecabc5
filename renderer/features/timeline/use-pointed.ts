import { type RefObject, useState } from 'react';
import { type Lane } from '../../../shared/domain/lane/state.ts';
import { selectLane } from '../../state/ui.ts';
import { linkAt } from './link-path.ts';
import { openLink, openShape } from './open-span.ts';
import { type Row } from './rows.ts';
import { pick, type Shape } from './shapes.ts';
import { type Link } from './strip.ts';
import { type StripSource } from './strip-source.ts';
import { type TimeControl } from './time-control.ts';
import { type TimeWindow } from './time-window.ts';
import { usePointer } from './use-pointer.ts';
import { type Size } from './use-size.ts';

/** A span, and where its card stands: from the upper edge of all rows. */
export interface Pointed {
  readonly shape: Shape;
  readonly lane: Lane;
  readonly x: number;
  readonly y: number;
}

/** An arrow, and where its card stands: from the upper edge of the canvas. */
export interface PointedLink {
  readonly link: Link;
  readonly x: number;
  readonly y: number;
}

interface Ground {
  readonly rows: readonly Row[];
  readonly source: StripSource;
  readonly time: TimeControl;
  readonly size: Size;
  /** How far the rows are scrolled up. */
  readonly scroll: RefObject<number>;
  readonly onRange: (range: TimeWindow | null) => void;
}

/** What is under the pointer, and what a press on it opens: an arrow before what it runs over. */
export function usePointed({ rows, source, time, size, scroll, onRange }: Ground) {
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const [arrow, setArrow] = useState<PointedLink | null>(null);
  const { width } = size;
  const rowAt = (y: number) => rows.find((r) => y >= r.y && y < r.y + r.h);
  const spanAt = (x: number, y: number): Pointed | null => {
    const row = rowAt(y);
    if (row?.kind !== 'lane') return null;
    const view = time.view();
    const strip = source.strip(row.lane.id, view, width);
    const shape = strip && pick(strip, { view, width, now: time.now() }, x, y - row.y);
    return shape ? { shape, lane: row.lane, x, y } : null;
  };
  const arrowAt = (x: number, below: number): PointedLink | null => {
    const view = time.view();
    const y = below - scroll.current;
    const link = linkAt(source.links(view, width), { ...size, rows, view, scroll: scroll.current }, x, y);
    return link && { link, x, y };
  };
  const pointer = usePointer({
    time,
    onOver: (over) => {
      const there = over && arrowAt(over.x, over.y);
      setArrow(there);
      setPointed(there || !over ? null : spanAt(over.x, over.y));
    },
    onPress: (x, y) => {
      const there = arrowAt(x, y);
      const span = spanAt(x, y);
      const row = rowAt(y);
      if (there) openLink(there.link, time);
      else if (span) void openShape(span.shape, time);
      else if (row?.kind === 'lane') selectLane(row.lane.id);
    },
    onRange,
  });
  return { pointed, arrow, pointer };
}
