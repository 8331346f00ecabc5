import { useCallback, useMemo, useRef } from 'react';
import { type Merge } from '../../../shared/domain/merge/state.ts';
import { type Project } from '../../../shared/domain/project/state.ts';
import { shortOid } from '../../lib/format.ts';
import { laneName } from '../../state/selectors.ts';
import { useMerges, useReplica } from '../../state/use-replica.ts';
import { showView } from '../../state/ui.ts';
import { type pauseBands } from './layout.ts';
import { mainNodes } from './main-row.ts';
import { paintMain } from './paint-main.ts';
import { type TimelineData } from './use-timeline.ts';
import { useCanvas, usePalette, useSize } from './use-canvas.ts';
import { type TimeControl } from './use-time-window.ts';

interface Props {
  readonly project: Project;
  readonly rows: TimelineData['rows'];
  readonly time: TimeControl;
  readonly pauses: ReturnType<typeof pauseBands>;
}

const isAtWork = (m: Merge) => m.state === 'attempting' || m.state === 'verifying';

/** The row of the target branch: what landed, what was taken back, what the queue is at. */
export function MainStrip({ project, rows, time, pauses }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const size = useSize(box);
  const palette = usePalette();
  const merges = useMerges();
  const world = useReplica((r) => r.world);
  const nodes = useMemo(
    () => mainNodes(merges, rows, (id) => world.lanes[id]?.name ?? 'closed lane'),
    [merges, rows, world.lanes],
  );
  const current = merges.find(isAtWork) ?? null;
  const name = current ? laneName(world, current.laneId) : '';
  const { view, now } = time;
  const paint = useCallback<Parameters<typeof useCanvas>[2]>(
    (brush) =>
      paintMain(brush, {
        ...size,
        view,
        now,
        nodes,
        pauses,
        busy: current && {
          since: current.verification?.startedAt ?? current.updatedAt,
          label: name,
          word: current.state === 'verifying' ? 'verifying' : 'merging',
        },
      }),
    [size, view, now, nodes, pauses, current, name],
  );
  const canvas = useCanvas(size, palette, paint);
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
        title="Open merge queue"
      >
        <span className="tl-head-name">
          <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
            <path d="M0 5.5h14M0 8.5h14M3 3.5v7M7 3.5v7M11 3.5v7" stroke="var(--t2)" strokeWidth="1.25" />
          </svg>
          <b className="ellipsis">{project.targetBranch}</b>
          <span className="grow" />
          {tip && <span className="mono t2">{shortOid(tip.hash)}</span>}
        </span>
        <span className="tl-head-line t3 ellipsis">
          {landed} landed{takenBack > 0 && `, ${takenBack} taken back`}
        </span>
        <span className="tl-head-line t3 ellipsis">
          {queued === 0 ? 'queue is empty' : `${queued} in the queue`}
        </span>
      </button>
      <div ref={box} className="tl-main-map">
        <canvas
          ref={canvas}
          role="img"
          aria-label={`${landed} landed on ${project.targetBranch}, ${takenBack} taken back`}
        />
      </div>
    </div>
  );
}
