import { FileDiff, GitMerge } from 'lucide-react';
import { type Lane, statusOf } from '../../../shared/domain/lane/state.ts';
import { isOpen } from '../../../shared/domain/merge/state.ts';
import { counted } from '../../lib/format.ts';
import { mergeOfLane } from '../../state/selectors.ts';
import { useCommand } from '../../state/use-command.ts';
import { openReview } from '../../state/ui.ts';
import { useReplica } from '../../state/use-replica.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/states.tsx';
import { hasUnmerged } from '../../words/lane-status.ts';
import { talkWords } from '../../words/lane-talk.ts';

/** When a turn is over and there is work: look at it, then queue it. */
export function NextStep({ lane }: { readonly lane: Lane }) {
  const queued = useReplica((r) => {
    const merge = mergeOfLane(r.world, lane.id);
    return merge !== null && isOpen(merge);
  });
  const { run, busy, failure, clear } = useCommand('merge.enqueue');
  const status = statusOf(lane);
  if ((status !== 'idle' && status !== 'interrupted') || !hasUnmerged(lane) || queued) return null;
  return (
    <div className="next-step">
      <div className="row">
        <span className="t2 grow ellipsis">{counted(lane.changes?.files ?? 0, 'file')}</span>
        <Button size="small" icon={<FileDiff size={12} />} onClick={() => openReview(lane.id)}>
          {talkWords.review}
        </Button>
        <Button
          size="small"
          icon={<GitMerge size={12} />}
          busy={busy}
          onClick={() => void run({ laneId: lane.id })}
        >
          {talkWords.enqueue}
        </Button>
      </div>
      {failure && <ErrorNote failure={failure} onDismiss={clear} />}
    </div>
  );
}
