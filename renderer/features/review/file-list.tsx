import { type KeyboardEvent, useMemo } from 'react';
import { type Comment } from '../../../shared/domain/review/state.ts';
import { counted } from '../../lib/format.ts';
import { reviewFilesWords as words } from '../../words/review.ts';
import { Input } from '../../ui/field.tsx';
import { Meter } from '../../ui/progress.tsx';
import { type ReviewFile, totals } from './files.ts';
import { FileRows } from './file-rows.tsx';
import { Lines } from './line-counts.tsx';
import { unsettledByPath } from './remarks.ts';
import { YourRemarks } from './your-remarks.tsx';

interface Props {
  readonly files: readonly ReviewFile[];
  readonly shown: readonly ReviewFile[];
  readonly counting: boolean;
  /** Why lines could not be counted; the files are listed all the same. */
  readonly countFailure: string | null;
  readonly chosen: string | null;
  readonly conflicting: ReadonlySet<string>;
  readonly viewed: (file: ReviewFile) => boolean;
  readonly find: string;
  readonly onFind: (text: string) => void;
  readonly onChoose: (file: ReviewFile) => void;
  readonly onToggle: (file: ReviewFile) => void;
  readonly onStep: (by: 1 | -1) => void;
  readonly comments: readonly Comment[];
  readonly onRemark: (comment: Comment) => void;
}

/** What changed, file by file, with what has been looked at. */
export function FileList(props: Props) {
  const { files, shown, viewed, comments, counting, countFailure } = props;
  const unsettled = useMemo(() => unsettledByPath(comments), [comments]);
  const seen = useMemo(() => files.filter(viewed).length, [files, viewed]);
  const { added, removed } = useMemo(() => totals(files), [files]);
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null;
    if (by === null || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    props.onStep(by);
  };
  return (
    <aside className="rv-files" aria-label={words.changed}>
      <div className="rv-files-head">
        <span className="strong">{counted(files.length, 'file')}</span>
        <Lines added={added} removed={removed} counted />
        {counting && <span className="t3 small">{words.counting}</span>}
      </div>
      {countFailure !== null && (
        <p className="rv-none c-fail small" role="status" title={countFailure}>
          {words.countFailed}
        </p>
      )}
      <div className="rv-files-seen">
        <span className="grow">
          <Meter value={files.length === 0 ? 0 : seen / files.length} label={words.viewedMeter} />
        </span>
        <span className="t3 small nowrap">{words.viewedOf(seen, files.length)}</span>
      </div>
      <div className="rv-find">
        <Input
          type="search"
          aria-label={words.find}
          placeholder={words.find}
          data-find=""
          value={props.find}
          onChange={(e) => props.onFind(e.currentTarget.value)}
        />
      </div>
      {shown.length === 0 ? (
        <p className="rv-none t3">{words.none}</p>
      ) : (
        <FileRows
          files={shown}
          allOpen={props.find.trim() !== ''}
          chosen={props.chosen}
          conflicting={props.conflicting}
          viewed={viewed}
          unsettled={unsettled}
          onChoose={props.onChoose}
          onToggle={props.onToggle}
          onKeyDown={onKeyDown}
        />
      )}
      <YourRemarks comments={comments} onOpen={props.onRemark} />
    </aside>
  );
}
