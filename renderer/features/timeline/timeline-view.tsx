import { useCallback, useMemo, useRef, useState } from 'react';
import { ChartGantt, LocateFixed, Minus, Plus, Table2 } from 'lucide-react';
import { type Lane, statusOf } from '../../../shared/domain/lane/state.ts';
import { type Project } from '../../../shared/domain/project/state.ts';
import { counted, duration } from '../../lib/format.ts';
import { chordOf } from '../../state/keymap.ts';
import { useShortcuts } from '../../state/use-shortcuts.ts';
import { useClosedLanes, useFeed, useLanes, useProject, useReady } from '../../state/use-replica.ts';
import { openDialog, openLane, selectLane, useUi } from '../../state/ui.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { View, ViewHeader } from '../../ui/panel.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.tsx';
import { Segmented } from '../../ui/tabs.tsx';
import { paintAxis } from './paint-axis.ts';
import { layoutRow, pauseBands, type Shape } from './layout.ts';
import { Legend } from './legend.tsx';
import { MainStrip } from './main-strip.tsx';
import { openSpan } from './open-span.ts';
import { Overview } from './overview.tsx';
import { outcomeOf } from './spans.ts';
import { Stage } from './stage.tsx';
import { lengthOf } from './time-window.ts';
import { TimelineTable } from './timeline-table.tsx';
import { useCanvas, usePalette, useSize } from './use-canvas.ts';
import { type TimelineData, useTimeline } from './use-timeline.ts';
import { type TimeControl, useTimeWindow } from './use-time-window.ts';
import './timeline.css';

type Filter = 'all' | 'failures' | 'waiting';

/** All lanes over time. */
export function TimelineView() {
  const ready = useReady();
  const project = useProject();
  const open = useLanes();
  const closed = useClosedLanes();
  if (!ready || !project) {
    return (
      <View label="Timeline">
        <ViewHeader title="Timeline" />
        {ready ? (
          <EmptyState title="No project is open">Open a repository first.</EmptyState>
        ) : (
          <LoadingState label="Reading the lanes" />
        )}
      </View>
    );
  }
  if (open.length + closed.length === 0) {
    return (
      <View label="Timeline">
        <ViewHeader title="Timeline" />
        <EmptyState
          title="Nothing has happened yet"
          icon={<ChartGantt size={20} />}
          action={<Button onClick={() => openDialog('launch')}>Launch a lane</Button>}
        >
          Launch a lane and its turns, commands, questions and merges appear here as they happen.
        </EmptyState>
      </View>
    );
  }
  return <Timeline key={project.id} project={project} open={open} closed={closed} />;
}

interface Props {
  readonly project: Project;
  readonly open: readonly Lane[];
  readonly closed: readonly Lane[];
}

function Timeline({ project, open, closed }: Props) {
  const ground = useRef<HTMLDivElement>(null);
  const { width } = useSize(ground);
  const first = useMemo(
    () => [...open, ...closed].reduce<number | null>((t, l) => Math.min(t ?? l.createdAt, l.createdAt), null),
    [open, closed],
  );
  const time = useTimeWindow(first);
  const working = open.some((lane) => statusOf(lane) === 'running');
  const data = useTimeline(time.view, width, project.id, working, time.now);
  const [filter, setFilter] = useState<Filter>('all');
  const [table, setTable] = useState(false);
  const [marked, setMarked] = useState<string | null>(null);
  const selected = useUi((ui) => ui.laneId);
  const { lanes, failures, waiting } = useVisibleLanes(open, closed, data.rows, filter);
  const rows = useRows(lanes, data, time, width);
  const pauses = useMemo(() => pauseBands(rows).filter((band) => band.rows.length > 1), [rows]);
  const selectedRow = lanes.findIndex((lane) => lane.id === selected);
  const markedShape = rows[selectedRow]?.find((s) => s.span.id === marked) ?? null;
  useTimelineKeys({ lanes, rows, selectedRow, marked: markedShape, setMarked, time });
  const counts = { all: lanes.length, failures, waiting };

  return (
    <View label="Timeline">
      <Header {...{ project, time, filter, setFilter, table, setTable, counts }} />
      {data.failure && !data.loaded ? (
        <ErrorState failure={data.failure} action={<Button onClick={data.reload}>Try again</Button>} />
      ) : (
        <>
          {table && <TimelineTable lanes={lanes} rows={data.rows} view={time.view} now={time.now} />}
          <div className="tl-body" hidden={table}>
            <Overview projectId={project.id} first={first} time={time} />
            <AxisStrip time={time} failed={data.failure !== null} />
            <Stage {...{ lanes, rows, time, selected, ground }} marked={markedShape} />
            <MainStrip project={project} rows={data.rows} time={time} pauses={pauses} />
            <Legend />
          </div>
        </>
      )}
    </View>
  );
}

/** Open lanes, and closed ones that did something in what was asked for. */
function useVisibleLanes(
  open: readonly Lane[],
  closed: readonly Lane[],
  rows: TimelineData['rows'],
  filter: Filter,
) {
  return useMemo(() => {
    const spansOf = (lane: Lane) => rows.find((r) => r.laneId === lane.id)?.spans ?? [];
    const bad = (lane: Lane) =>
      statusOf(lane) === 'failed' ||
      spansOf(lane).some((s) => outcomeOf(s) === 'bad' || s.kind === 'conflict');
    const asks = (lane: Lane) => statusOf(lane) === 'waiting';
    const all = [...open, ...closed.filter((lane) => spansOf(lane).length > 0)];
    const keep = { all: () => true, failures: bad, waiting: asks }[filter];
    return { lanes: all.filter(keep), failures: all.filter(bad).length, waiting: all.filter(asks).length };
  }, [open, closed, rows, filter]);
}

function useRows(lanes: readonly Lane[], data: TimelineData, time: TimeControl, width: number) {
  const { view, now } = time;
  return useMemo(() => {
    const spans = new Map(data.rows.map((row) => [row.laneId, row.spans]));
    return lanes.map((lane) =>
      width === 0 ? [] : layoutRow(spans.get(lane.id) ?? [], { view, width, now }),
    );
  }, [lanes, data.rows, view, now, width]);
}

interface Keys {
  readonly lanes: readonly Lane[];
  readonly rows: readonly (readonly Shape[])[];
  readonly selectedRow: number;
  readonly marked: Shape | null;
  readonly setMarked: (id: string | null) => void;
  readonly time: TimeControl;
}

function useTimelineKeys({ lanes, rows, selectedRow, marked, setMarked, time }: Keys): void {
  const row = (by: number) => {
    const next = selectedRow < 0 ? (by > 0 ? 0 : lanes.length - 1) : selectedRow + by;
    const lane = lanes[Math.min(lanes.length - 1, Math.max(0, next))];
    if (lane) selectLane(lane.id);
    setMarked(null);
  };
  const mark = (by: number) => {
    const shapes = [...(rows[selectedRow] ?? [])]
      .filter((s) => s.span.kind !== 'checkpoint')
      .sort((a, b) => a.x - b.x);
    const at = marked ? shapes.findIndex((s) => s.span.id === marked.span.id) : by > 0 ? -1 : shapes.length;
    setMarked(shapes[Math.min(shapes.length - 1, Math.max(0, at + by))]?.span.id ?? null);
  };
  const enter = () => {
    const lane = lanes[selectedRow];
    if (
      !lane ||
      (document.activeElement?.tagName === 'BUTTON' && !document.activeElement.closest('.tl-heads'))
    )
      return false;
    if (marked) openSpan(marked.span, lane.id);
    else openLane(lane.id);
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
    openSpan: enter,
  });
}

interface HeaderProps {
  readonly project: Project;
  readonly time: TimeControl;
  readonly filter: Filter;
  readonly setFilter: (filter: Filter) => void;
  readonly table: boolean;
  readonly setTable: (table: boolean) => void;
  readonly counts: Readonly<Record<Filter, number>>;
}

function Header({ project, time, filter, setFilter, table, setTable, counts }: HeaderProps) {
  const feed = useFeed();
  return (
    <ViewHeader title="Timeline" facts={`${project.name}, ${counted(counts.all, 'lane')}`}>
      {feed.phase === 'offline' && (
        <span className="t3 nowrap">offline, as of the last word from the host</span>
      )}
      <Segmented
        label="Lanes shown"
        value={filter}
        onChange={setFilter}
        items={[
          { key: 'all', label: 'All' },
          { key: 'failures', label: `Failures ${counts.failures}` },
          { key: 'waiting', label: `Waiting ${counts.waiting}` },
        ]}
      />
      <div className="tl-zoom" role="group" aria-label="Zoom">
        <IconButton label="Show more time" size="small" onClick={() => time.zoom(1 / 0.6)}>
          <Minus size={12} />
        </IconButton>
        <span className="tl-length" aria-live="polite">
          {duration(lengthOf(time.view))}
        </span>
        <IconButton label="Show less time" size="small" onClick={() => time.zoom(0.6)}>
          <Plus size={12} />
        </IconButton>
      </div>
      <Button size="small" chord={chordOf('fit')} onClick={time.fit}>
        Fit
      </Button>
      <Button
        size="small"
        chord={chordOf('live')}
        aria-pressed={time.following}
        icon={<LocateFixed size={12} className={time.following ? 'c-live' : 't3'} />}
        onClick={time.follow}
      >
        Live
      </Button>
      <IconButton label="Show as table" size="small" aria-pressed={table} onClick={() => setTable(!table)}>
        <Table2 size={14} />
      </IconButton>
    </ViewHeader>
  );
}

function AxisStrip({ time, failed }: { readonly time: TimeControl; readonly failed: boolean }) {
  const box = useRef<HTMLDivElement>(null);
  const size = useSize(box);
  const palette = usePalette();
  const { view, now } = time;
  const paint = useCallback<Parameters<typeof useCanvas>[2]>(
    (brush) => paintAxis(brush, { ...size, view, now }),
    [size, view, now],
  );
  const canvas = useCanvas(size, palette, paint);
  const date = new Date(view.to).toLocaleDateString('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  });
  return (
    <div className="tl-axis">
      <div className="tl-corner tl-axis-label label">
        <span>{date}</span>
        {failed && <span className="c-fail">not up to date</span>}
      </div>
      <div ref={box} className="tl-axis-map">
        <canvas ref={canvas} aria-hidden="true" />
      </div>
    </div>
  );
}
