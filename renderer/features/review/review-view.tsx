import { useMemo, useRef, useState } from 'react';
import { FileDiff } from 'lucide-react';
import { type ChangedFile } from '../../../shared/contract/index.ts';
import { type Lane } from '../../../shared/domain/lane/state.ts';
import { type Project } from '../../../shared/domain/project/state.ts';
import { type DiffHandle, type DiffPosition } from '../../lib/diff-handle.ts';
import { useViewKeys } from '../../lib/use-view-keys.ts';
import { useQuery } from '../../state/use-query.ts';
import { useLanes, useProject, useReady, useWorld } from '../../state/use-replica.ts';
import { openDialog, openReview, useUi } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { View, ViewHeader } from '../../ui/panel.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.tsx';
import { DiffPane } from './diff-pane.tsx';
import { FileList } from './file-list.tsx';
import { filterFiles, neighbour, nextUnviewed } from './files.ts';
import { CheckpointBar, LaneHeader } from './lane-header.tsx';
import { conflictPaths, predictionsFor } from './predictions.ts';
import { QueuePanel } from './queue-panel.tsx';
import { against, type Range, versionOf } from './range.ts';
import { toggleViewed, useViewed } from './viewed.ts';
import './review.css';

/** What a lane changed, side by side. */
export function ReviewView() {
  const ready = useReady();
  const project = useProject();
  const lanes = useLanes();
  const focused = useUi((ui) => ui.laneId);
  const lane =
    lanes.find((l) => l.id === focused) ?? lanes.find((l) => (l.changes?.files ?? 0) > 0) ?? lanes[0];
  if (!ready || !project || !lane) {
    return (
      <View label="Review">
        <ViewHeader title="Review" />
        {!ready ? (
          <LoadingState label="Reading the lanes" />
        ) : (
          <EmptyState
            title="Nothing to review yet"
            icon={<FileDiff size={20} />}
            action={project ? <Button onClick={() => openDialog('launch')}>Launch a lane</Button> : undefined}
          >
            When a lane has changed something, you read it here before it goes into the merge queue.
          </EmptyState>
        )}
      </View>
    );
  }
  return <Review key={lane.id} lane={lane} lanes={lanes} project={project} />;
}

interface Props {
  readonly lane: Lane;
  readonly lanes: readonly Lane[];
  readonly project: Project;
}

const nowhere: DiffPosition = { index: -1, total: 0 };

function Review({ lane, lanes, project }: Props) {
  const [range, setRange] = useState<Range>({ kind: 'whole' });
  const [split, setSplit] = useState(true);
  const [fold, setFold] = useState(true);
  const [find, setFind] = useState('');
  const [again, setAgain] = useState(0);
  const part = { laneId: lane.id, ...against(lane, range) };
  const files = useQuery('review.files', part, `${versionOf(lane)} ${again}`);
  const radar = useRadar(project, again);
  const predictions = useMemo(() => predictionsFor(lane.id, radar.data?.pairs ?? []), [lane.id, radar.data]);
  const conflicting = useMemo(() => conflictPaths(predictions), [predictions]);
  const all = useMemo(() => files.data?.files ?? [], [files.data]);
  const shown = useMemo(() => filterFiles(all, find), [all, find]);
  const open = useOpenFile(lane, all, shown);
  const key = `${files.data?.head ?? ''} ${open.file?.added ?? ''} ${open.file?.removed ?? ''} ${versionOf(lane)} ${again}`;
  const diff = useQuery(
    'review.diff',
    open.file ? { ...part, path: open.file.path, oldPath: open.file.oldPath } : null,
    key,
  );

  return (
    <View label="Review">
      <LaneHeader
        {...{ lane, lanes, project, range, split, fold }}
        onRange={setRange}
        onSplit={setSplit}
        onFold={setFold}
        onReload={() => setAgain((n) => n + 1)}
      />
      <CheckpointBar lane={lane} range={range} onRange={setRange} />
      <div className="rv-body">
        {files.failure && !files.data ? (
          <ErrorState failure={files.failure} action={<Button onClick={files.reload}>Try again</Button>} />
        ) : files.data === null ? (
          <LoadingState label="Reading what changed" />
        ) : all.length === 0 ? (
          <NothingChanged lane={lane} range={range} />
        ) : (
          <>
            <FileList
              {...{ shown, conflicting, find }}
              files={all}
              chosen={open.file?.path ?? null}
              viewed={open.viewed}
              onFind={setFind}
              onChoose={(file) => open.show(file, 'first')}
              onToggle={(file) => toggleViewed(lane.id, file)}
            />
            {open.file && (
              <DiffPane
                {...{ diff, split, fold }}
                file={open.file}
                worktree={lane.worktreePath}
                startAt={open.startAt}
                handle={open.handle}
                position={open.position}
                onPosition={open.setPosition}
                viewed={open.viewed(open.file)}
                onViewed={open.toggleAndGoOn}
                onNext={() => open.change(1)}
                onPrevious={() => open.change(-1)}
              />
            )}
          </>
        )}
        <QueuePanel
          {...{ lane, project, radar, predictions }}
          changed={all.length > 0 || (lane.changes?.files ?? 0) > 0}
        />
      </div>
    </View>
  );
}

/** The radar, asked again when a lane's work or the target branch moved. */
function useRadar(project: Project, again: number) {
  const moved = useWorld((world) =>
    [
      ...Object.values(world.lanes).map((l) =>
        l.phase === 'closed' ? '' : `${l.checkpoints.at(-1)?.id ?? ''}${l.baseOid}`,
      ),
      ...Object.values(world.merges).map((m) => (m.state === 'landed' ? m.newOid : '')),
    ].join(' '),
  );
  return useQuery('radar.get', { projectId: project.id, fresh: true }, `${moved} ${again}`);
}

/** Which file is open, and the keys that go through files and changes. */
function useOpenFile(lane: Lane, all: readonly ChangedFile[], shown: readonly ChangedFile[]) {
  const wanted = useUi((ui) => ui.reviewPath);
  const [startAt, setStartAt] = useState<'first' | 'last'>('first');
  const [position, setPosition] = useState(nowhere);
  const handle = useRef<DiffHandle>(null);
  const viewed = useViewed(lane.id);
  const file = all.find((f) => f.path === wanted) ?? shown[0] ?? null;
  const path = file?.path ?? null;
  const show = (next: ChangedFile, at: 'first' | 'last') => {
    setStartAt(at);
    setPosition(nowhere);
    openReview(lane.id, next.path);
  };
  const step = (by: 1 | -1, at: 'first' | 'last' = 'first') => {
    const next = neighbour(shown, path, by);
    if (next) show(next, at);
  };
  const change = (by: 1 | -1) => {
    const inside = by > 0 ? handle.current?.next() : handle.current?.previous();
    if (inside !== true) step(by, by > 0 ? 'first' : 'last');
  };
  const toggleAndGoOn = () => {
    if (!file) return;
    const was = viewed(file);
    toggleViewed(lane.id, file);
    const next = was ? null : nextUnviewed(shown, path, viewed);
    if (next) show(next, 'first');
  };
  useViewKeys({
    n: () => change(1),
    p: () => change(-1),
    ']': () => step(1),
    '[': () => step(-1),
    v: toggleAndGoOn,
    '/': () => document.querySelector<HTMLInputElement>('[data-find]')?.focus(),
  });
  return { file, show, startAt, position, setPosition, handle, viewed, toggleAndGoOn, change };
}

function NothingChanged({ lane, range }: { readonly lane: Lane; readonly range: Range }) {
  if (range.kind !== 'whole') {
    return (
      <EmptyState title="Nothing changed in this part">
        Choose other checkpoints, or the whole lane.
      </EmptyState>
    );
  }
  return (
    <EmptyState title={`${lane.name} has changed nothing`} icon={<FileDiff size={20} />}>
      {lane.landed !== null
        ? 'Its work has landed. What it does next is read against that.'
        : lane.turn !== null
          ? 'A turn is running. What it writes appears here as soon as it is on disk and the turn ends.'
          : 'Its worktree is the same as where it began.'}
    </EmptyState>
  );
}
