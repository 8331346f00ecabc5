import { type RefObject } from 'react';
import { type Lane } from '../../../shared/domain/lane/state.ts';
import { openLane, selectLane } from '../../state/ui.ts';
import { useShortcuts } from '../../state/use-shortcuts.ts';
import { nextLink } from './link-path.ts';
import { openLink, openShape } from './open-span.ts';
import { findMark, type Mark, markOf, step } from './shapes.ts';
import { type Link } from './strip.ts';
import { type StripSource } from './strip-source.ts';
import { type TimeControl } from './time-control.ts';
import { type TimeWindow } from './time-window.ts';
import { type Find } from './use-find.ts';

interface Keys {
  /** The lanes from the top down. */
  readonly lanes: readonly Lane[];
  readonly selected: string | null;
  readonly source: StripSource;
  readonly time: TimeControl;
  readonly width: number;
  readonly marked: Mark | null;
  readonly setMarked: (mark: Mark | null) => void;
  /** The arrow that is marked. */
  readonly link: Link | null;
  readonly setLink: (link: Link | null) => void;
  readonly range: TimeWindow | null;
  readonly setRange: (range: TimeWindow | null) => void;
  readonly find: Find;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly nextWaiting: () => void;
  readonly toggleTable: () => void;
}

/** Everything that the pointer can do, by key. */
export function useTimelineKeys(keys: Keys): void {
  const { lanes, selected, source, time, width, marked, range, setRange, find, field } = keys;
  const { link } = keys;
  const setMarked = (mark: Mark | null) => {
    keys.setMarked(mark);
    keys.setLink(null);
  };
  const row = (by: number) => {
    const at = lanes.findIndex((lane) => lane.id === selected);
    const next = at < 0 ? (by > 0 ? 0 : lanes.length - 1) : at + by;
    const lane = lanes[Math.min(lanes.length - 1, Math.max(0, next))];
    if (lane) selectLane(lane.id);
    setMarked(null);
  };
  const frame = () => ({ view: time.view(), width, now: time.now() });
  const strip = () => (selected === null ? null : source.strip(selected, time.view(), width));
  const mark = (by: 1 | -1) => {
    const known = strip();
    const shape = known && step(known, marked, by, frame());
    if (!shape) return;
    setMarked(markOf(shape));
    time.reveal(shape.from, shape.to);
  };
  const markedShape = () => {
    const known = strip();
    return known && marked ? findMark(known, marked, frame()) : null;
  };
  const edge = (side: 'from' | 'to') => {
    const view = time.view();
    const at = markedShape()?.[side] ?? view[side];
    const other = side === 'from' ? (range?.to ?? view.to) : (range?.from ?? view.from);
    const [from, to] = side === 'from' ? [at, Math.max(other, at + 1)] : [Math.min(other, at - 1), at];
    setRange({ from, to });
  };
  const arrow = (by: 1 | -1) => {
    const next = nextLink(source.links(time.view(), width), selected, link, by);
    if (next === null) return;
    keys.setMarked(null);
    keys.setLink(next);
    time.reveal(next.at, next.until);
  };
  const enter = () => {
    if (link !== null) return openLink(link, time);
    const lane = lanes.find(({ id }) => id === selected);
    const focused = document.activeElement;
    if (!lane || (focused?.tagName === 'BUTTON' && !focused.closest('.tl-heads'))) return false;
    if (focused?.classList.contains('tl-group') === true) return false;
    const shape = markedShape();
    if (shape) void openShape(shape, time);
    else openLane(lane.id);
    return true;
  };
  const leave = () => {
    if (marked === null && link === null && range === null && find.query === '') return false;
    if (marked !== null || link !== null) setMarked(null);
    else if (range !== null) setRange(null);
    else find.setQuery('');
    return true;
  };
  useShortcuts({
    live: time.follow,
    fit: time.fit,
    lessTime: () => time.zoom(0.6),
    moreTime: () => time.zoom(1 / 0.6),
    earlier: () => time.pan(-0.15),
    laterTime: () => time.pan(0.15),
    rowUp: () => row(-1),
    rowDown: () => row(1),
    nextSpan: () => mark(1),
    previousSpan: () => mark(-1),
    nextLink: () => arrow(1),
    previousLink: () => arrow(-1),
    openSpan: enter,
    nextWaiting: keys.nextWaiting,
    findOnTimeline: () => field.current?.focus(),
    nextMatch: () => find.step(1),
    previousMatch: () => find.step(-1),
    rangeFrom: () => edge('from'),
    rangeTo: () => edge('to'),
    timelineTable: keys.toggleTable,
    leaveMark: leave,
  });
}
