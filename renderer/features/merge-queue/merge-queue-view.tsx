import { useMemo, useState } from 'react';
import { GitBranch, GitMerge, ShieldCheck } from 'lucide-react';
import { type Merge } from '../../../shared/domain/merge/state.ts';
import { type Project } from '../../../shared/domain/project/state.ts';
import { shortOid } from '../../lib/format.ts';
import { laneName } from '../../state/selectors.ts';
import { useFleet, useLanes, useMerges, useProject, useReady, useReplica } from '../../state/use-replica.ts';
import { showView, useUi } from '../../state/ui.ts';
import { useWanted } from '../../state/wanted.ts';
import { Button } from '../../ui/button.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { View, ViewHeader } from '../../ui/panel.tsx';
import { EmptyState, LoadingState } from '../../ui/states.tsx';
import { Tag } from '../../ui/tag.tsx';
import { EntryPane } from './entry-pane.tsx';
import { HistoryColumn } from './history-column.tsx';
import { QueueColumn } from './queue-column.tsx';
import { firstShown, notQueued, queueOf, tipOf } from './queue.ts';
import { useQueueKeys } from './use-queue-keys.ts';
import './merge-queue.css';

/** One lane at a time into the target branch, each verified first. */
export function MergeQueueView() {
  const ready = useReady();
  const project = useProject();
  if (!ready || !project) {
    return (
      <View label="Merge queue">
        <ViewHeader title="Merge queue" />
        {ready ? (
          <EmptyState title="No project is open">Open a repository first.</EmptyState>
        ) : (
          <LoadingState label="Reading the queue" />
        )}
      </View>
    );
  }
  return <MergeQueue key={project.id} project={project} />;
}

function MergeQueue({ project }: { readonly project: Project }) {
  const merges = useMerges();
  const lanes = useLanes();
  const world = useReplica((r) => r.world);
  const focused = useUi((ui) => ui.laneId);
  const [picked, setPicked] = useState<string | null>(null);
  useWanted('merge', setPicked);
  const queue = useMemo(() => queueOf(merges), [merges]);
  const free = useMemo(() => notQueued(lanes, merges), [lanes, merges]);
  const ofLane = [...queue.open, ...queue.aside].find((m) => m.laneId === focused);
  const chosen = merges.find((m) => m.id === picked) ?? ofLane ?? firstShown(queue);
  useQueueKeys(queue, chosen, (merge) => setPicked(merge.id));
  const nameOf = (merge: Merge) => laneName(world, merge.laneId);
  const choose = (merge: Merge) => setPicked(merge.id);
  return (
    <View label="Merge queue">
      <Header
        project={project}
        open={queue.open.length + queue.aside.filter((m) => m.state === 'waiting').length}
        tip={tipOf(queue)}
      />
      <div className="mq-body">
        <QueueColumn {...{ project, queue, free, nameOf }} chosen={chosen?.id ?? null} onChoose={choose} />
        {chosen ? (
          <EntryPane merge={chosen} name={nameOf(chosen)} project={project} queue={queue} />
        ) : (
          <EmptyState
            title="Nothing has been merged yet"
            icon={<GitMerge size={20} />}
            action={<Button onClick={() => showView('review')}>Open review</Button>}
          >
            Read a lane’s diff and add it to the queue. It is merged in a worktree of the queue’s own
            {project.verifyCommand === null ? '' : `, verified by ${project.verifyCommand},`} and only then
            does {project.targetBranch} move.
          </EmptyState>
        )}
        <HistoryColumn
          history={queue.history}
          chosen={chosen?.id ?? null}
          nameOf={nameOf}
          onChoose={choose}
        />
      </div>
    </View>
  );
}

function Header({
  project,
  open,
  tip,
}: {
  readonly project: Project;
  readonly open: number;
  readonly tip: string | null;
}) {
  const fleet = useFleet();
  return (
    <ViewHeader
      title="Merge queue"
      facts={
        <span className="row">
          <Tag look="outline">
            <GitBranch size={12} />
            {project.targetBranch}
          </Tag>
          {tip !== null && <span className="mono">{shortOid(tip)}</span>}
          <span>{open === 0 ? 'nothing in the queue' : `${open} in the queue, one at a time`}</span>
        </span>
      }
    >
      {fleet.paused && (
        <span className="row c-pause nowrap">
          <Glyph name="paused" size={12} /> Paused with the fleet
        </span>
      )}
      {project.verifyCommand === null && (
        <span className="row t2 nowrap">
          Verified by nothing: no verify command set
          <Button size="small" onClick={() => showView('settings')}>
            Open settings
          </Button>
        </span>
      )}
      <span className="row t2 mq-safe">
        <ShieldCheck size={13} className="c-pass" />
        <span className="ellipsis">Your checkout and uncommitted files stay as they are</span>
      </span>
    </ViewHeader>
  );
}
