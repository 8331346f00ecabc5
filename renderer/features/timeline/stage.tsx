import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { timelineWords } from '../../words/timeline.ts';
import { HoverCard } from './hover-card.tsx';
import { LinkCard } from './link-card.tsx';
import { curvesOn } from './link-path.ts';
import { LaneHeads } from './lane-heads.tsx';
import { rowHeight } from './layout.ts';
import { paintRows } from './paint-rows.ts';
import { heightOf, type Row, rowsBetween } from './rows.ts';
import { type Hit, type Scene } from './scene.ts';
import { findMark, type Mark } from './shapes.ts';
import { type Link } from './strip.ts';
import { type StripSource } from './strip-source.ts';
import { type TimeControl } from './time-control.ts';
import { type TimeWindow } from './time-window.ts';
import { ToolBand } from './tool-band.ts';
import { type Pointed, type PointedLink, usePointed } from './use-pointed.ts';
import { type Size, usePalette, useSize } from './use-size.ts';
import { useSurface } from './use-surface.ts';
import { useWheel } from './use-wheel.ts';

export interface StageProps {
  readonly rows: readonly Row[];
  readonly source: StripSource;
  readonly time: TimeControl;
  readonly selected: string | null;
  readonly marked: Mark | null;
  /** The arrow that was marked by key. */
  readonly link: Link | null;
  readonly hits: readonly Hit[];
  readonly hit: Hit | null;
  readonly range: TimeWindow | null;
  readonly onRange: (range: TimeWindow | null) => void;
  readonly onToggle: (group: string) => void;
  /** The box that the canvas fills. */
  readonly ground: RefObject<HTMLDivElement | null>;
}

/** Rows above and below the screen whose strips are held ready. */
const spare = 3 * rowHeight;

/** The rows: heads at the left, the canvas beside them, both scrolled as one. */
export function Stage(props: StageProps) {
  const { rows, source, time, selected, marked, link, onRange, onToggle, ground } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const size = useSize(scroller);
  const groundSize = useSize(ground);
  const palette = usePalette();
  const scroll = useRef(0);
  const [scrolled, setScrolled] = useState(0);
  const canvasSize = useMemo(
    () => ({ width: groundSize.width, height: size.height }),
    [groundSize.width, size.height],
  );
  const { width } = canvasSize;
  const { pointed, arrow, pointer } = usePointed({ rows, source, time, size: canvasSize, scroll, onRange });
  const { moving, choosing, ...handlers } = pointer;
  const paint = usePaint({ ...props, link: arrow?.link ?? link }, canvasSize, scroll);
  useWanted(props, canvasSize, scrolled);
  const onScroll = useRef<() => void>(() => undefined);
  const scrolling = useCallback((listener: () => void) => {
    onScroll.current = listener;
    return () => (onScroll.current = () => undefined);
  }, []);
  const canvas = useSurface(canvasSize, palette, paint, [time.subscribe, source.subscribe, scrolling]);
  useWheel(ground, time);
  useRowInView(scroller, rows, selected);
  const shown = pointed ?? markedCard(marked, rows, source, time, width);
  const shownLink = arrow ?? markedLink(link, { ...canvasSize, rows, view: time.view(), scroll: scrolled });

  return (
    <div className="tl-stage">
      <div
        ref={scroller}
        className="tl-scroll scroll"
        onScroll={(e) => {
          scroll.current = e.currentTarget.scrollTop;
          onScroll.current();
          setScrolled(scroll.current);
        }}
      >
        <LaneHeads rows={rows} selected={selected} onToggle={onToggle} />
        <div
          ref={ground}
          className="tl-ground"
          data-moving={moving || undefined}
          data-choosing={choosing || undefined}
          data-pointed={pointed !== null || arrow !== null || undefined}
          style={{ height: Math.max(heightOf(rows), size.height) }}
          {...handlers}
        >
          <canvas
            ref={canvas}
            className="tl-canvas"
            style={{ height: size.height }}
            role="img"
            aria-label={timelineWords.canvas(rows.filter((row) => row.kind === 'lane').length)}
          />
        </div>
      </div>
      {shownLink && !moving && !choosing && (
        <LinkCard
          link={shownLink.link}
          nameOf={(id) => laneNames(rows, id)}
          x={shownLink.x + (size.width - groundSize.width)}
          y={shownLink.y}
          room={size}
        />
      )}
      {shown && !shownLink && !moving && !choosing && (
        <HoverCard
          shape={shown.shape}
          lane={shown.lane.name}
          now={time.now()}
          x={shown.x + (size.width - groundSize.width)}
          y={shown.y - scrolled}
          room={size}
        />
      )}
    </div>
  );
}

/** How a frame of the rows is drawn. */
function usePaint(props: StageProps, { width, height }: Size, scrollRef: RefObject<number>) {
  const { rows, source, time, selected, marked, link, hits, hit, range } = props;
  const [band] = useState(() => new ToolBand());
  return useCallback<Parameters<typeof useSurface>[2]>(
    (brush, ratio) => {
      const view = time.view();
      const scene: Scene = {
        ...{ view, width, height, rows, selected, marked, link, hits, hit, range },
        now: time.now(),
        scroll: scrollRef.current,
        links: source.links(view, width),
        stripOf: (laneId) => source.strip(laneId, view, width),
      };
      paintRows(brush, scene, band, ratio);
    },
    [rows, source, time, width, height, selected, marked, link, hits, hit, range, scrollRef, band],
  );
}

/** Tells the source what is on the screen, and a little around it. */
function useWanted({ rows, source, time }: StageProps, { width, height }: Size, scrolled: number): void {
  useEffect(() => {
    const ask = () => {
      const near = rowsBetween(rows, scrolled - spare, scrolled + height + spare);
      const laneIds = near.flatMap((row) => (row.kind === 'lane' ? [row.lane.id] : []));
      source.want({ view: time.view(), width, laneIds });
    };
    ask();
    return time.subscribe(ask);
  }, [rows, source, time, width, height, scrolled]);
}

/** The card of what was marked by key stands beside it. */
function markedCard(
  marked: Mark | null,
  rows: readonly Row[],
  source: StripSource,
  time: TimeControl,
  width: number,
): Pointed | null {
  if (marked === null || width === 0) return null;
  const row = rows.find((r) => r.kind === 'lane' && r.lane.id === marked.laneId);
  if (row?.kind !== 'lane') return null;
  const frame = { view: time.view(), width, now: time.now() };
  const strip = source.strip(marked.laneId, frame.view, width);
  const shape = strip && findMark(strip, marked, frame);
  if (!shape || shape.x > width || shape.x + shape.w < 0) return null;
  return { shape, lane: row.lane, x: Math.max(0, shape.x) + 8, y: row.y + shape.y + shape.h };
}

/** The card of an arrow that was marked by key stands at its head. */
function markedLink(link: Link | null, area: Parameters<typeof curvesOn>[0]): PointedLink | null {
  const curve = link && curvesOn(area)(link);
  return link && curve && { link, x: curve[3].x, y: curve[3].y };
}

const laneNames = (rows: readonly Row[], laneId: string | null): string =>
  rows.flatMap((row) => (row.kind === 'lane' && row.lane.id === laneId ? [row.lane.name] : []))[0] ??
  (laneId === null ? timelineWords.targetBranch : timelineWords.hiddenLane);

/** Scrolls the chosen lane's row onto the screen. */
function useRowInView(
  scroller: RefObject<HTMLDivElement | null>,
  rows: readonly Row[],
  selected: string | null,
): void {
  const row = rows.find((r) => r.kind === 'lane' && r.lane.id === selected);
  const top = row?.y ?? null;
  useEffect(() => {
    const box = scroller.current;
    if (box === null || top === null) return;
    if (top < box.scrollTop || top + rowHeight > box.scrollTop + box.clientHeight)
      box.scrollTo({ top: Math.max(0, top - rowHeight) });
  }, [scroller, top]);
}
