import { FileDiff, FileMinus, FilePlus } from 'lucide-react';
import { type ChangedFile } from '../../../shared/contract/index.ts';
import { type Lane } from '../../../shared/domain/lane/state.ts';
import { useQuery } from '../../state/use-query.ts';
import { openReview } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { DiffCount } from '../../ui/diff-view.tsx';
import { ScrollArea } from '../../ui/panel.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.tsx';
import './changes-tab.css';
import { laneWords } from '../../words/lane.ts';
import { transcriptWords } from '../../words/transcript.ts';

/** What the lane changed against its base; a file opens in Review. */
export function ChangesTab({ lane }: { readonly lane: Lane }) {
  const version = `${lane.checkpoints.at(-1)?.oid ?? ''} ${lane.statusSince}`;
  const { data, failure, reload } = useQuery('review.files', { laneId: lane.id }, version);
  if (failure)
    return <ErrorState failure={failure} action={<Button onClick={reload}>{laneWords.tryAgain}</Button>} />;
  if (data === null) return <LoadingState label={transcriptWords.comparing} />;
  if (data.files.length === 0) {
    return (
      <EmptyState title={transcriptWords.nothingChanged}>{transcriptWords.nothingChangedAbout}</EmptyState>
    );
  }
  return (
    <ScrollArea>
      <ul className="changes" aria-label={transcriptWords.changedBy(lane.name)}>
        {data.files.map((file) => (
          <li key={file.path}>
            <button
              type="button"
              className="change"
              title={file.path}
              onClick={() => openReview(lane.id, file.path)}
            >
              <ChangeIcon change={file.change} />
              <span className="mono change-path">
                <bdi>{file.path}</bdi>
              </span>
              <DiffCount added={file.added} removed={file.removed} />
              <Bars added={file.added ?? 0} removed={file.removed ?? 0} />
            </button>
          </li>
        ))}
      </ul>
    </ScrollArea>
  );
}

function ChangeIcon({ change }: { readonly change: ChangedFile['change'] }) {
  if (change === 'added') return <FilePlus size={14} className="t3" aria-label="added" />;
  if (change === 'deleted') return <FileMinus size={14} className="t3" aria-label="deleted" />;
  return <FileDiff size={14} className="t3" aria-label={change} />;
}

function Bars({ added, removed }: { readonly added: number; readonly removed: number }) {
  const total = added + removed;
  const cells = Math.min(5, total);
  const green = total === 0 ? 0 : Math.round((added / total) * cells);
  return (
    <span className="bars" aria-hidden="true">
      {[0, 1, 2, 3, 4].map((i) => (
        <u key={i} className={i < green ? 'bar-added' : i < cells ? 'bar-removed' : undefined} />
      ))}
    </span>
  );
}
