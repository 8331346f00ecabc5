import { useMemo, useRef, useState } from 'react';
import { ChartGantt } from 'lucide-react';
import { type Lane, statusOf } from '../../../shared/domain/lane/state.ts';
import { type Project } from '../../../shared/domain/project/state.ts';
import { useNow } from '../../state/clock.ts';
import { openDialog, useUi } from '../../state/ui.ts';
import { useClosedLanes, useLanes, useProject, useReady, useReplica } from '../../state/use-replica.ts';
import { Button } from '../../ui/button.tsx';
import { View, ViewHeader } from '../../ui/panel.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.tsx';
import { timelineWords } from '../../words/timeline.ts';
import { AxisStrip } from './axis-strip.tsx';
import { Legend } from './legend.tsx';
import { MainStrip } from './main-strip.tsx';
import { Overview } from './overview.tsx';
import { RangeBar } from './range-bar.tsx';
import { type Grouping, rowsOf, usefulGroupings } from './rows.ts';
import { type Mark } from './shapes.ts';
import { Stage } from './stage.tsx';
import { type Link } from './strip.ts';
import { type StripSource } from './strip-source.ts';
import { type TimeWindow } from './time-window.ts';
import { type Filter, TimelineHeader } from './timeline-header.tsx';
import { TimelineTable } from './timeline-table.tsx';
import { useFind } from './use-find.ts';
import { useNextWaiting } from './use-next-waiting.ts';
import { useSize } from './use-size.ts';
import { useSources, useSourceState } from './use-sources.ts';
import { useTimeControl } from './use-time-control.ts';
import { useTimelineKeys } from './use-timeline-keys.ts';
import './timeline.css';

/** All lanes over time. */
export function TimelineView() {
  const ready = useReady();
  const project = useProject();
  const open = useLanes();
  const closed = useClosedLanes();
  if (!ready || !project) {
    return (
      <View label={timelineWords.title}>
        <ViewHeader title={timelineWords.title} />
        {ready ? (
          <EmptyState title={timelineWords.noProject}>{timelineWords.openFirst}</EmptyState>
        ) : (
          <LoadingState label={timelineWords.readingLanes} />
        )}
      </View>
    );
  }
  if (open.length + closed.length === 0) {
    return (
      <View label={timelineWords.title}>
        <ViewHeader title={timelineWords.title} />
        <EmptyState
          title={timelineWords.nothingYet}
          icon={<ChartGantt size={20} />}
          action={<Button onClick={() => openDialog('launch')}>{timelineWords.launch}</Button>}
        >
          {timelineWords.willAppear}
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
  const field = useRef<HTMLInputElement>(null);
  const { width } = useSize(ground);
  const now = useNow();
  const first = useMemo(
    () => [...open, ...closed].reduce<number | null>((t, l) => Math.min(t ?? l.createdAt, l.createdAt), null),
    [open, closed],
  );
  const time = useTimeControl(first);
  const working = open.some((lane) => statusOf(lane) === 'running');
  const { shown, whole } = useSources(project.id, working);
  const state = useSourceState(shown);
  const [filter, setFilter] = useState<Filter>('all');
  const [grouping, setGrouping] = useState<Grouping>('none');
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const [table, setTable] = useState(false);
  const marks = useMarks();
  const { marked, setMarked, link, range, setRange } = marks;
  const selected = useUi((ui) => ui.laneId);
  const { keep, counts } = useFilter([...open, ...closed], whole, filter);
  const { rows, lanes, laneIds, allIds } = useRows({ open, closed, keep, grouping, toggled });
  const find = useFind(project.id, time);
  const nextWaiting = useNextWaiting(lanes, time, setMarked);
  const version = useBeat(working, now);
  const toggle = (group: string) =>
    setToggled((before) =>
      before.has(group) ? new Set([...before].filter((g) => g !== group)) : new Set([...before, group]),
    );
  useTimelineKeys({
    ...{
      lanes,
      selected,
      source: shown,
      time,
      width,
      find,
      field,
      nextWaiting,
    },
    ...marks,
    toggleTable: () => setTable(!table),
  });
  const groupings = usefulGroupings([...open, ...closed]);
  const zoomToRange = () => range && time.show(range);

  return (
    <View label={timelineWords.title}>
      <TimelineHeader
        {...{
          project,
          time,
          filter,
          setFilter,
          grouping,
          groupings,
          setGrouping,
          table,
          setTable,
          counts,
          find,
          field,
        }}
      />
      {state.failure && !state.loaded ? (
        <ErrorState
          failure={state.failure}
          action={<Button onClick={shown.reload}>{timelineWords.tryAgain}</Button>}
        />
      ) : (
        <>
          {table && <TimelineTable {...{ lanes, time, now, version }} pixels={width} />}
          <div className="tl-body" hidden={table}>
            <Overview laneIds={allIds} source={whole} time={time} now={now} first={first} />
            <AxisStrip time={time} state={state} range={range} onRange={setRange} />
            {rows.length === 0 ? (
              <EmptyState title={timelineWords.noLane}>{timelineWords.noLaneFor[filter]}</EmptyState>
            ) : (
              <Stage
                {...{ rows, time, selected, marked, link, range, ground }}
                source={shown}
                hits={find.hits}
                hit={find.hit}
                onRange={setRange}
                onToggle={toggle}
              />
            )}
            <MainStrip project={project} rows={rows} source={shown} time={time} state={state} />
            <Legend />
          </div>
          {range !== null && (
            <RangeBar {...{ range, laneIds, version }} onZoom={zoomToRange} onClear={() => setRange(null)} />
          )}
        </>
      )}
    </View>
  );
}

/** What the person stands on: a span, an arrow, a stretch of time. */
function useMarks() {
  const [marked, setMarked] = useState<Mark | null>(null);
  const [link, setLink] = useState<Link | null>(null);
  const [range, setRange] = useState<TimeWindow | null>(null);
  return { marked, setMarked, link, setLink, range, setRange };
}

interface Choice extends Pick<Props, 'open' | 'closed'> {
  readonly keep: (lane: Lane) => boolean;
  readonly grouping: Grouping;
  readonly toggled: ReadonlySet<string>;
}

function useRows({ open, closed, keep, grouping, toggled }: Choice) {
  const rows = useMemo(
    () => rowsOf(open.filter(keep), closed.filter(keep), grouping, toggled),
    [open, closed, keep, grouping, toggled],
  );
  const lanes = useMemo(() => rows.flatMap((row) => (row.kind === 'lane' ? [row.lane] : [])), [rows]);
  const laneIds = useMemo(() => lanes.map(({ id }) => id), [lanes]);
  const allIds = useMemo(() => [...open, ...closed].map(({ id }) => id), [open, closed]);
  return { rows, lanes, laneIds, allIds };
}

/** Another number whenever what was added up may be no longer true: with each event, and while lanes work. */
function useBeat(working: boolean, now: number): number {
  const sequence = useReplica((r) => r.world.sequence);
  return sequence * 1000 + (working ? Math.floor(now / 2000) % 1000 : 0);
}

/** Lanes with a failure or conflict in all of their history, and lanes that wait. */
function useFilter(lanes: readonly Lane[], whole: StripSource, filter: Filter) {
  const state = useSourceState(whole);
  const key = lanes.map((lane) => `${lane.id} ${statusOf(lane)}`).join();
  return useMemo(() => {
    const failed = lanes.filter((lane) => statusOf(lane) === 'failed' || whole.hasFailed(lane.id));
    const waiting = lanes.filter((lane) => statusOf(lane) === 'waiting');
    const kept = new Set({ all: lanes, failures: failed, waiting }[filter].map(({ id }) => id));
    return {
      keep: (lane: Lane) => kept.has(lane.id),
      counts: { all: lanes.length, failures: failed.length, waiting: waiting.length },
    };
    // The key says all of the lanes that counts here; the source tells by another state that it knows more.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key, whole, state, filter]);
}
