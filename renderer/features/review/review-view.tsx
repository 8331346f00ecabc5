import { useEffect, useMemo, useState } from 'react';
import { FileDiff } from 'lucide-react';
import { type Lane } from '../../../shared/domain/lane/state.ts';
import { type Project } from '../../../shared/domain/project/state.ts';
import { type Comment } from '../../../shared/domain/review/state.ts';
import { useQuery } from '../../state/use-query.ts';
import { useLanes, useProject, useReady, useWorld } from '../../state/use-replica.ts';
import { notify, openDialog, useUi } from '../../state/ui.ts';
import { useWanted } from '../../state/wanted.ts';
import { reviewPaneWords as words } from '../../words/review.ts';
import { Button } from '../../ui/button.tsx';
import { View, ViewHeader } from '../../ui/panel.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.tsx';
import { DiffPane, loadEditor } from './diff-pane.tsx';
import { FileList } from './file-list.tsx';
import { inTreeOrder } from './file-tree.ts';
import { filterFiles, type ReviewFile } from './files.ts';
import { CheckpointBar, LaneHeader } from './lane-header.tsx';
import { conflictPaths, predictionsFor } from './predictions.ts';
import { QueuePanel } from './queue-panel.tsx';
import { against, type Range, upTo, versionOf } from './range.ts';
import { useCounts } from './use-counts.ts';
import { useOpenFile } from './use-open-file.ts';
import { useRemarks } from './use-remarks.tsx';
import { DiffReader, useDiff, useFiles } from './use-review-data.ts';
import { toggleViewed } from './viewed.ts';
import './remarks.css';
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

function Review({ lane, lanes, project }: Props) {
  const [range, setRange] = useState<Range>({ kind: 'whole' });
  useWanted('checkpoint', (oid) => setRange(upTo(lane, oid)));
  const [split, setSplit] = useState(true);
  const [fold, setFold] = useState(true);
  const [find, setFind] = useState('');
  const [again, setAgain] = useState(0);
  const [reader] = useState(() => new DiffReader(lane.id));
  const asked = { laneId: lane.id, counts: false, ...against(lane, range) };
  const files = useFiles(reader, asked, `${versionOf(lane)} ${again}`);
  const counts = useCounts(lane.id, files.data);
  const all = useMemo(() => inTreeOrder(counts.files), [counts.files]);
  const shown = useMemo(() => filterFiles(all, find), [all, find]);
  const open = useOpenFile(lane, all, shown);
  const diff = useDiff(reader, files.data, open.file);
  const nothingToRead = files.failure !== null || (files.data !== null && all.length === 0);
  const radar = useRadar(project, again, nothingToRead || diff.data !== null || diff.failure !== null);
  const predictions = useMemo(() => predictionsFor(lane.id, radar.data?.pairs ?? []), [lane.id, radar.data]);
  const conflicting = useMemo(() => conflictPaths(predictions), [predictions]);
  const remarks = useRemarks(lane, open.file, diff.data, open.handle);
  const goToRemark = useGoToRemark(all, open);
  useEffect(loadEditor, []);

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
              counting={counts.counting}
              countFailure={counts.failure?.message ?? null}
              onStep={open.step}
              chosen={open.file?.path ?? null}
              viewed={open.viewed}
              comments={remarks.comments}
              onFind={setFind}
              onChoose={(file) => open.show(file, 'first')}
              onToggle={(file) => toggleViewed(lane.id, file)}
              onRemark={goToRemark}
            />
            {open.vanished !== null && <Vanished path={open.vanished} onNext={() => open.step(1)} />}
            {open.file && files.data && (
              <DiffPane
                {...{ diff, split, fold, lane, remarks }}
                file={open.file}
                ends={{ laneId: lane.id, from: files.data.base, to: files.data.head }}
                onLoad={diff.loadAll}
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
          comments={remarks.comments}
          tree={range.kind === 'whole' ? (files.data?.tree ?? null) : null}
        />
      </div>
    </View>
  );
}

/** Says that the file that was open is not among the changed ones any more, rather than showing another one. */
function Vanished({ path, onNext }: { readonly path: string; readonly onNext: () => void }) {
  return (
    <section className="rv-diff rv-vanished" aria-label={`Diff of ${path}`}>
      <EmptyState title={words.vanished} action={<Button onClick={onNext}>{words.goOn}</Button>}>
        <code>{path}</code> {words.vanishedAbout}
      </EmptyState>
    </section>
  );
}

/** Opens the file of a remark and goes to its line. */
function useGoToRemark(all: readonly ReviewFile[], open: ReturnType<typeof useOpenFile>) {
  return (comment: Comment) => {
    const file = all.find((f) => f.path === comment.path);
    if (!file) return notify(`${comment.path} is as it was again; the remark stays with the lane.`);
    if (file.path !== open.file?.path) open.show(file, 'first');
    if (comment.line > 0) open.handle.current?.reveal({ side: comment.side, line: comment.line });
  };
}

/** The radar, asked once there is something to read, and again when a lane's work or the target branch moved. */
function useRadar(project: Project, again: number, shown: boolean) {
  const [wanted, setWanted] = useState(shown);
  if (shown && !wanted) setWanted(true);
  const moved = useWorld((world) =>
    [
      ...Object.values(world.lanes).map((l) =>
        l.phase === 'closed' ? '' : `${l.checkpoints.at(-1)?.id ?? ''}${l.baseOid}`,
      ),
      ...Object.values(world.merges).map((m) => (m.state === 'landed' ? m.newOid : '')),
    ].join(' '),
  );
  return useQuery('radar.get', wanted ? { projectId: project.id, fresh: true } : null, `${moved} ${again}`);
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
