import { useCallback, useMemo, useRef } from 'react';
import { type Merge } from '../../../shared/domain/merge/state.ts';
import { type Project } from '../../../shared/domain/project/state.ts';
import { shortOid } from '../../lib/format.ts';
import { laneName } from '../../state/selectors.ts';
import { useMerges, useReplica } from '../../state/use-replica.ts';
import { showView } from '../../state/ui.ts';
import { timelineWords } from '../../words/timeline.ts';
import { mainNodes } from './main-row.ts';
import { paintMain } from './paint-main.ts';
import { commonPauses } from './paint-marks.ts';
import { type Row } from './rows.ts';
import { type SourceState, type StripSource } from './strip-source.ts';
import { type TimeControl } from './time-control.ts';
import { usePalette, useSize } from './use-size.ts';
import { useSurface } from './use-surface.ts';

interface Props {
  readonly project: Project;
  readonly rows: readonly Row[];
  readonly source: StripSource;
  readonly time: TimeControl;
  /** Changes whenever there are other landings. */
  readonly state: SourceState;
}

const isAtWork = (m: Merge) => m.state === 'attempting' || m.state === 'verifying';

/** The row of the target branch: what landed, what was taken back, what the queue is at. */
export function MainStrip({ project, rows, source, time, state }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const size = useSize(box);
  const palette = usePalette();
  const merges = useMerges();
  const world = useReplica((r) => r.world);
  const nodes = useMemo(
    () => mainNodes(merges, source.landings(), (id) => world.lanes[id]?.name ?? timelineWords.closedLane),
    // The source tells of other landings by another state.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [merges, source, state, world.lanes],
  );
  const current = merges.find(isAtWork) ?? null;
  const name = current ? laneName(world, current.laneId) : '';
  const paint = useCallback<Parameters<typeof useSurface>[2]>(
    (brush) => {
      const frame = { view: time.view(), now: time.now(), width: size.width };
      paintMain(brush, {
        ...frame,
        height: size.height,
        nodes,
        pauses: commonPauses(rows, (laneId) => source.strip(laneId, frame.view, frame.width), frame),
        busy: current && {
          since: current.verification?.startedAt ?? current.updatedAt,
          label: name,
          word: current.state === 'verifying' ? timelineWords.verifying : timelineWords.merging,
        },
      });
    },
    [size, time, source, rows, nodes, current, name],
  );
  const canvas = useSurface(size, palette, paint, [time.subscribe, source.subscribe]);
  const landed = nodes.filter((n) => !n.takenBack && n.undoes === null).length;
  const takenBack = nodes.filter((n) => n.takenBack).length;
  const queued = merges.filter((m) => m.state === 'queued' || m.state === 'waiting' || isAtWork(m)).length;
  const tip = nodes.at(-1);
  return (
    <div className="tl-main">
      <button
        type="button"
        className="tl-main-head"
        onClick={() => showView('merge-queue')}
        title={timelineWords.openQueue}
      >
        <span className="tl-head-name">
          <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
            <path d="M0 5.5h14M0 8.5h14M3 3.5v7M7 3.5v7M11 3.5v7" stroke="var(--t2)" strokeWidth="1.25" />
          </svg>
          <b className="ellipsis">{project.targetBranch}</b>
          <span className="grow" />
          {tip && <span className="mono t2">{shortOid(tip.hash)}</span>}
        </span>
        <span className="tl-head-line t3 ellipsis">{timelineWords.landed(landed, takenBack)}</span>
        <span className="tl-head-line t3 ellipsis">{timelineWords.queued(queued)}</span>
      </button>
      <div ref={box} className="tl-main-map">
        <canvas
          ref={canvas}
          role="img"
          aria-label={timelineWords.mainMap(landed, project.targetBranch, takenBack)}
        />
      </div>
    </div>
  );
}
